/** `<group>.csv`: a row per learner. Columns are only ever appended. */

import type { Outcome } from '../harness/outcome.js';
import { type Column, share } from './cell.js';

/** A numeric column of `<group>.csv`. */
export interface LearnerColumn extends Column<LearnerRow> {
  /** the value is missing because it was never reached: it lies beyond all that were */
  readonly reached?: true;
  from(row: LearnerRow): number | undefined;
}

/** What a row is made from. */
export interface LearnerRow {
  readonly learner: number;
  readonly skills: number;
  readonly outcome: Outcome;
}

const atLeastZero = (value: number): number | undefined => (value < 0 ? undefined : value);

/** The numeric columns, between `experiment`, `group`, `learner`, `status` and `kind`. */
export const LEARNER_COLUMNS: readonly LearnerColumn[] = [
  {
    name: 'problems_to_completion',
    unit: 'problems',
    means: 'problems until the mission was completed; empty unless completed',
    reached: true,
    from: ({ outcome }) => (outcome.status === 'completed' ? outcome.problems : undefined),
  },
  {
    name: 'problems',
    unit: 'problems',
    means: 'problems answered',
    from: ({ outcome }) => outcome.problems,
  },
  {
    name: 'correct',
    unit: 'problems',
    means: 'problems answered correctly',
    from: ({ outcome }) => outcome.correct,
  },
  {
    name: 'accuracy',
    unit: 'share',
    means: 'correct / problems',
    from: ({ outcome }) => share(outcome.correct, outcome.problems),
  },
  {
    name: 'days',
    unit: 'days',
    means: 'calendar days from the first session to the end',
    from: ({ outcome }) => outcome.days,
  },
  {
    name: 'active_seconds',
    unit: 'seconds',
    means: 'time spent on problems',
    from: ({ outcome }) => outcome.active / 1000,
  },
  {
    name: 'skills_mastered',
    unit: 'skills',
    means: 'skills mastered at the end',
    from: ({ outcome }) => outcome.mastered,
  },
  {
    name: 'skills_total',
    unit: 'skills',
    means: 'skills of the mission',
    from: ({ skills }) => skills,
  },
  {
    name: 'review_problems',
    unit: 'problems',
    means: 'problems on skills that were mastered',
    from: ({ outcome }) => outcome.reviews,
  },
  {
    name: 'review_accuracy',
    unit: 'share',
    means: 'share of correct reviews',
    from: ({ outcome }) => share(outcome.reviewsCorrect, outcome.reviews),
  },
  {
    name: 'exam_accuracy',
    unit: 'probability',
    means: 'true probability of a correct answer at the end, averaged over the mastered skills',
    from: ({ outcome }) => atLeastZero(outcome.examAccuracy),
  },
  {
    name: 'practice_problems',
    unit: 'problems',
    means: 'problems in practice tasks',
    from: ({ outcome }) => outcome.practiceProblems,
  },
  {
    name: 'challenge_problems',
    unit: 'problems',
    means: 'problems in mastery challenges, reviews included',
    from: ({ outcome }) => outcome.challengeProblems,
  },
  {
    name: 'booster_problems',
    unit: 'problems',
    means: 'problems in booster tasks',
    from: ({ outcome }) => outcome.boosterProblems,
  },
  {
    name: 'problems_to_50pct',
    unit: 'problems',
    means: "problems until half of the mission's skills were mastered at once",
    reached: true,
    from: ({ outcome }) => atLeastZero(outcome.problemsTo50),
  },
  {
    name: 'problems_to_80pct',
    unit: 'problems',
    means: 'the same for four fifths',
    reached: true,
    from: ({ outcome }) => atLeastZero(outcome.problemsTo80),
  },
  {
    name: 'pretest_problems',
    unit: 'problems',
    means: 'problems in the pretest',
    from: ({ outcome }) => outcome.pretestProblems,
  },
  {
    name: 'hinted_problems',
    unit: 'problems',
    means: 'problems answered with a hint, which count as not correct',
    from: ({ outcome }) => outcome.hinted,
  },
  {
    name: 'follow_up_problems',
    unit: 'problems',
    means: 'reviews in the follow-up after completion; no other column counts them',
    from: ({ outcome }) => outcome.followUps,
  },
  {
    name: 'follow_up_accuracy',
    unit: 'share',
    means: 'share of these that were correct',
    from: ({ outcome }) => share(outcome.followUpsCorrect, outcome.followUps),
  },
  {
    name: 'exam_accuracy_30_days',
    unit: 'probability',
    means: 'the same as exam_accuracy, 30 days after the end without any practice in between',
    from: ({ outcome }) => atLeastZero(outcome.examAccuracy30Days),
  },
  {
    name: 'overpromoted_skills',
    unit: 'skills',
    means:
      'skills mastered at the end that the learner does not know: true probability of a correct answer below ready_accuracy',
    from: ({ outcome }) => outcome.overpromoted,
  },
  {
    name: 'overpractice_problems',
    unit: 'problems',
    means:
      'problems on skills that the learner knew when asked (true probability at least ready_accuracy); pretest included, reviews not',
    from: ({ outcome }) => outcome.overpractice,
  },
];

/** The one column of text behind the numbers. */
export const KIND_COLUMN = {
  name: 'kind',
  unit: '',
  means:
    "the learner's kind: name of the population's member; empty where a group has no population",
} as const;

/** The order of the file's columns is decided here alone, and by it the rows' writer goes: numbers, then the kind. */
export const LEARNER_HEADER: readonly string[] = [
  'experiment',
  'group',
  'learner',
  'status',
  ...LEARNER_COLUMNS.map((column) => column.name),
  KIND_COLUMN.name,
];
