import type { DropoutCause } from '../learners/dropout.js';
import type { Status } from './ending.js';

/** What is known of one learner at the end. One object per worker, filled anew for each learner. */
export class Outcome {
  status: Status = 'error';
  /** of one who dropped out */
  dropoutCause: DropoutCause | undefined = undefined;
  problems = 0;
  correct = 0;
  /** calendar days from the first session to the end */
  days = 0;
  /** time worked, milliseconds */
  active = 0;
  /** virtual time of the end, milliseconds */
  end = 0;
  mastered = 0;
  /** most skills mastered at once, and the problems until then */
  mostMastered = 0;
  problemsToMost = 0;
  reviews = 0;
  reviewsCorrect = 0;
  practiceProblems = 0;
  challengeProblems = 0;
  boosterProblems = 0;
  pretestProblems = 0;
  /** problems answered with a hint */
  hinted = 0;
  /** problems until half, and four fifths, of the skills were mastered at once; -1: never */
  problemsTo50 = -1;
  problemsTo80 = -1;
  /** true probability of a correct answer at the end, averaged over the mastered skills; -1: none is */
  examAccuracy = -1;
  /** the same 30 days later, without a problem in between; -1: none is mastered */
  examAccuracy30Days = -1;
  /** skills mastered at the end that the learner does not know */
  overpromoted = 0;
  /** problems, but reviews, on skills that the learner knew when they were asked */
  overpractice = 0;
  /** reviews after completion: counted nowhere else */
  followUps = 0;
  followUpsCorrect = 0;
  /** per skill */
  readonly skillProblems: Int32Array;
  readonly skillCorrect: Int32Array;
  /** 1: mastered at the end */
  readonly skillMastered: Uint8Array;
  /** day of first mastery, from 1; 0: never */
  readonly skillMasteryDay: Int32Array;

  /** all of the above, one behind the other: emptied at once */
  private readonly perSkill: Int32Array;

  constructor(skills: number) {
    const bytes = new ArrayBuffer(4 * 4 * skills);
    this.perSkill = new Int32Array(bytes);
    this.skillProblems = new Int32Array(bytes, 0, skills);
    this.skillCorrect = new Int32Array(bytes, 4 * skills, skills);
    this.skillMasteryDay = new Int32Array(bytes, 8 * skills, skills);
    this.skillMastered = new Uint8Array(bytes, 12 * skills, skills);
  }

  reset(): void {
    this.status = 'error';
    this.dropoutCause = undefined;
    this.problems = 0;
    this.correct = 0;
    this.days = 0;
    this.active = 0;
    this.end = 0;
    this.mastered = 0;
    this.mostMastered = 0;
    this.problemsToMost = 0;
    this.reviews = 0;
    this.reviewsCorrect = 0;
    this.practiceProblems = 0;
    this.challengeProblems = 0;
    this.boosterProblems = 0;
    this.pretestProblems = 0;
    this.hinted = 0;
    this.problemsTo50 = -1;
    this.problemsTo80 = -1;
    this.examAccuracy = -1;
    this.examAccuracy30Days = -1;
    this.overpromoted = 0;
    this.overpractice = 0;
    this.followUps = 0;
    this.followUpsCorrect = 0;
    this.perSkill.fill(0);
  }
}
