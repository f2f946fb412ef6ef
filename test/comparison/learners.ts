/** For tests of comparisons: learners made by hand or at random, and comparisons fed with them. */

import * as fc from 'fast-check';
import { type ComparedGroup } from '../../src/comparison/compared-groups.js';
import { type Comparison, Comparisons } from '../../src/comparison/comparison.js';
import type { ComparisonRow } from '../../src/comparison/comparison-row.js';
import type { LearnerBatch } from '../../src/comparison/learner-record.js';
import { STATUSES, type Status } from '../../src/harness/ending.js';

export const LIMITS = { max_problems: 100, max_days: 20 };
export const READY = 0.8;

export interface MadeLearner {
  readonly learner: number;
  readonly status: Status;
  readonly correct: number;
  readonly days: number;
  readonly seconds: number;
  readonly mastered: number;
  /** problems by kind; those of mastery challenges without reviews */
  readonly practice: number;
  readonly challenge: number;
  readonly reviews: number;
  readonly reviewsCorrect: number;
  readonly booster: number;
  readonly pretest: number;
  /** NaN: nothing is mastered */
  readonly exam: number;
  /** the same 30 days later; NaN: nothing is mastered */
  readonly later: number;
  readonly overpromoted: number;
  readonly overpractice: number;
  readonly to50: number;
  readonly to80: number;
}

const PLAIN: Omit<MadeLearner, 'learner'> = {
  status: 'completed',
  correct: 0,
  days: 1,
  seconds: 10,
  mastered: 3,
  practice: 10,
  challenge: 0,
  reviews: 0,
  reviewsCorrect: 0,
  booster: 0,
  pretest: 0,
  exam: 0.9,
  later: 0.9,
  overpromoted: 0,
  overpractice: 0,
  to50: 5,
  to80: 8,
};

/** Learners numbered from 0: what is not said of one is as in `PLAIN`. */
export function made(...those: readonly Partial<MadeLearner>[]): MadeLearner[] {
  return those.map((one, learner) => ({ ...PLAIN, learner, ...one }));
}

export function problemsOf(one: MadeLearner): number {
  return one.practice + one.challenge + one.reviews + one.booster + one.pretest;
}

const orNone = (value: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(NaN), value);

/** A learner of any kind whose numbers fit together. */
export const anyLearner: fc.Arbitrary<Partial<MadeLearner>> = fc
  .record({
    status: fc.constantFrom(...STATUSES),
    correct: fc.double({ min: 0, max: 1, noNaN: true }),
    days: fc.integer({ min: 1, max: LIMITS.max_days }),
    seconds: fc.nat(500_000).map((milliseconds) => milliseconds / 1000),
    mastered: fc.nat(3),
    practice: fc.nat(30),
    challenge: fc.nat(20),
    reviews: fc.nat(6),
    reviewsCorrect: fc.double({ min: 0, max: 1, noNaN: true }),
    booster: fc.nat(12),
    pretest: fc.nat(8),
    exam: orNone(fc.nat(1000).map((thousandths) => thousandths / 1000)),
    later: orNone(fc.nat(1000).map((thousandths) => thousandths / 1000)),
    overpromoted: fc.nat(3),
    overpractice: fc.double({ min: 0, max: 1, noNaN: true }),
    to50: orNone(fc.nat(50)),
    to80: orNone(fc.nat(80)),
  })
  .map((one) => {
    const all = one.practice + one.challenge + one.reviews + one.booster + one.pretest;
    return {
      ...one,
      correct: Math.round(one.correct * all),
      overpromoted: Math.min(one.overpromoted, one.mastered),
      overpractice: Math.round(one.overpractice * all),
      reviewsCorrect: Math.round(one.reviewsCorrect * one.reviews),
    };
  });

/** Learners 0 to n - 1; at times all the same, or all of one ending. */
export function learners(max: number, min = 0): fc.Arbitrary<MadeLearner[]> {
  const size = { minLength: min, maxLength: max };
  const varied = fc.array(anyLearner, size);
  const same = fc
    .tuple(anyLearner, fc.integer({ min, max }))
    .map(([one, count]) => Array.from({ length: count }, () => one));
  const oneEnding = fc
    .tuple(varied, fc.constantFrom(...STATUSES))
    .map(([those, status]) => those.map((one) => ({ ...one, status })));
  return fc.oneof({ weight: 3, arbitrary: varied }, same, oneEnding).map((those) => made(...those));
}

export function batchOf(those: readonly MadeLearner[]): LearnerBatch {
  const column = (of: (one: MadeLearner) => number): Float64Array => Float64Array.from(those, of);
  return {
    learners: Int32Array.from(those, ({ learner }) => learner),
    statuses: Uint8Array.from(those, ({ status }) => STATUSES.indexOf(status)),
    columns: {
      problems: column(problemsOf),
      correct: column(({ correct }) => correct),
      days: column(({ days }) => days),
      active_seconds: column(({ seconds }) => seconds),
      skills_mastered: column(({ mastered }) => mastered),
      review_problems: column(({ reviews }) => reviews),
      review_accuracy: column(({ reviews, reviewsCorrect }) => reviewsCorrect / reviews),
      exam_accuracy: column(({ exam }) => exam),
      practice_problems: column(({ practice }) => practice),
      challenge_problems: column(({ challenge, reviews }) => challenge + reviews),
      booster_problems: column(({ booster }) => booster),
      pretest_problems: column(({ pretest }) => pretest),
      problems_to_50pct: column(({ to50 }) => to50),
      problems_to_80pct: column(({ to80 }) => to80),
      follow_up_problems: column(() => 0),
      follow_up_accuracy: column(() => NaN),
      exam_accuracy_30_days: column(({ later }) => later),
      overpromoted_skills: column(({ overpromoted }) => overpromoted),
      overpractice_problems: column(({ overpractice }) => overpractice),
    },
  };
}

export interface Feeding {
  readonly samePeople?: boolean;
  /** learners of a range */
  readonly range?: number;
  readonly limits?: typeof LIMITS;
}

/** Each group with the last one, the control. The first skill took every third problem of a group, the second the rest. */
export function compareAll(
  samples: readonly (readonly MadeLearner[])[],
  { samePeople = true, range = 1000, limits = LIMITS }: Feeding = {},
): Comparison[] {
  const groups = samples.map((those, at): ComparedGroup => {
    const isWhole = those.every(({ learner }, place) => learner === place);
    return {
      name: `g${at}`,
      control: at === samples.length - 1 ? undefined : samples.length - 1,
      samePeople,
      learners: isWhole ? those.length : undefined,
    };
  });
  const comparisons = new Comparisons({ groups, readyAccuracy: READY, limits, seed: 1 });
  const last = Math.max(-1, ...samples.flat().map(({ learner }) => learner));
  for (let first = 0; first <= last; first += range) {
    for (const [at, those] of samples.entries()) {
      const here = those.filter(({ learner }) => learner >= first && learner < first + range);
      if (here.length > 0) comparisons.add(at, first, batchOf(here));
    }
  }
  return comparisons.finish((at) => {
    const all = samples[at].reduce((sum, one) => sum + problemsOf(one), 0);
    const one = Math.floor(all / 3);
    return { slugs: ['one', 'two'], problems: Float64Array.of(one, all - one) };
  });
}

/** One group with its control. */
export function compare(
  group: readonly MadeLearner[],
  control: readonly MadeLearner[],
  feeding: Feeding = {},
): Comparison {
  return compareAll([group, control], feeding)[0];
}

export function rowOf({ rows }: Comparison, metric: string): ComparisonRow {
  const found = rows.find((row) => row.metric === metric);
  if (found === undefined) throw new Error(`no row ${metric}`);
  return found;
}
