/** What a comparison needs to know of one learner: numbers as `<group>.csv` prints them, so that files say the same. */

import { STATUSES, type Status, isStuck } from '../harness/ending.js';

/** Columns of `<group>.csv` that a comparison reads beside `learner` and `status`. */
export const COMPARED_COLUMNS = [
  'problems',
  'correct',
  'days',
  'active_seconds',
  'skills_mastered',
  'review_problems',
  'review_accuracy',
  'exam_accuracy',
  'practice_problems',
  'challenge_problems',
  'booster_problems',
  'pretest_problems',
  'problems_to_50pct',
  'problems_to_80pct',
  'follow_up_problems',
  'follow_up_accuracy',
  'exam_accuracy_30_days',
  'overpromoted_skills',
  'overpractice_problems',
] as const;

export type ComparedColumn = (typeof COMPARED_COLUMNS)[number];

/** Some learners of one group, in the order of their numbers. */
export interface LearnerBatch {
  readonly learners: Int32Array;
  /** per learner: index into `STATUSES` */
  readonly statuses: Uint8Array;
  /** per column: a value per learner, NaN where there is none */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Decimals of fractions in the files. */
const DECIMALS = 1e6;

/** One learner of a batch at a time: filled anew for each. */
export class LearnerRecord {
  status: Status = 'error';
  isStuck = false;
  problems = 0;
  correct = 0;
  days = 0;
  activeSeconds = 0;
  mastered = 0;
  reviews = 0;
  reviewsCorrect = 0;
  /** NaN: nothing is mastered */
  examAccuracy = NaN;
  /** completed, with an exam accuracy below `ready_accuracy` */
  isUnready = false;
  practiceProblems = 0;
  challengeProblems = 0;
  boosterProblems = 0;
  pretestProblems = 0;
  reached50 = false;
  reached80 = false;
  followUps = 0;
  followUpsCorrect = 0;
  /** NaN: nothing is mastered */
  examAccuracy30Days = NaN;
  overpromoted = 0;
  overpractice = 0;

  private readonly readyAccuracy: number;

  constructor(readyAccuracy: number) {
    this.readyAccuracy = printed(readyAccuracy);
  }

  /** Takes the learner at place `at` of a batch. */
  read({ statuses, columns }: LearnerBatch, at: number): this {
    this.status = STATUSES[statuses[at]];
    this.isStuck = isStuck(this.status);
    this.problems = columns['problems'][at];
    this.correct = columns['correct'][at];
    this.days = columns['days'][at];
    this.activeSeconds = columns['active_seconds'][at];
    this.mastered = columns['skills_mastered'][at];
    this.reviews = columns['review_problems'][at];
    this.reviewsCorrect = Math.round((columns['review_accuracy'][at] || 0) * this.reviews);
    this.examAccuracy = printed(columns['exam_accuracy'][at]);
    this.isUnready = this.status === 'completed' && !(this.examAccuracy >= this.readyAccuracy);
    this.practiceProblems = columns['practice_problems'][at];
    this.challengeProblems = columns['challenge_problems'][at];
    this.boosterProblems = columns['booster_problems'][at];
    this.pretestProblems = columns['pretest_problems'][at];
    this.reached50 = columns['problems_to_50pct'][at] >= 0;
    this.reached80 = columns['problems_to_80pct'][at] >= 0;
    this.followUps = columns['follow_up_problems'][at];
    this.followUpsCorrect = Math.round((columns['follow_up_accuracy'][at] || 0) * this.followUps);
    this.examAccuracy30Days = printed(columns['exam_accuracy_30_days'][at]);
    this.overpromoted = columns['overpromoted_skills'][at];
    this.overpractice = columns['overpractice_problems'][at];
    return this;
  }
}

/** A fraction as the files print it; NaN stays. */
function printed(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
