/** For tests: what is compared, worked out in the plainest way from a list of learners. */

import { type MadeLearner, READY, problemsOf } from './learners.js';

type Figure = (those: readonly MadeLearner[]) => number | undefined;

const ofAll = (part: (one: MadeLearner) => boolean): Figure => shareOf(() => true, part);

function shareOf(
  whole: (one: MadeLearner) => boolean,
  part: (one: MadeLearner) => boolean,
): Figure {
  return (those) => quotient(those.filter(whole).filter(part).length, those.filter(whole).length);
}

function meanOf(value: (one: MadeLearner) => number): Figure {
  return (those) => {
    const values = those.map(value).filter((one) => !Number.isNaN(one));
    return quotient(sum(values), values.length);
  };
}

function ratioOf(part: (one: MadeLearner) => number, whole: (one: MadeLearner) => number): Figure {
  return (those) => quotient(sum(those.map(part)), sum(those.map(whole)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function quotient(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

const isCompleted = ({ status }: MadeLearner): boolean => status === 'completed';
const isUnready = (one: MadeLearner): boolean => isCompleted(one) && !(one.exam >= READY);

/** By metric: all but what is read from a curve. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  completion_rate: ofAll(isCompleted),
  reached_50pct_rate: ofAll(({ to50 }) => !Number.isNaN(to50)),
  reached_80pct_rate: ofAll(({ to80 }) => !Number.isNaN(to80)),
  stuck_rate: ofAll(({ status }) => status === 'blocked' || status === 'stalled'),
  unready_rate: shareOf(isCompleted, isUnready),
  promoted_unready_rate: ofAll(isUnready),
  'problems_to_completion.mean': meanOf((one) => (isCompleted(one) ? problemsOf(one) : NaN)),
  'problems.mean': meanOf(problemsOf),
  'active_seconds.mean': meanOf(({ seconds }) => seconds),
  'skills_mastered.mean': meanOf(({ mastered }) => mastered),
  exam_accuracy: meanOf(({ exam }) => exam),
  exam_accuracy_30_days: meanOf(({ later }) => later),
  accuracy: ratioOf(({ correct }) => correct, problemsOf),
  review_accuracy: ratioOf(
    ({ reviewsCorrect }) => reviewsCorrect,
    ({ reviews }) => reviews,
  ),
  overpromotion_rate: ratioOf(
    ({ overpromoted }) => overpromoted,
    ({ mastered }) => mastered,
  ),
  overpractice_rate: ratioOf(({ overpractice }) => overpractice, problemsOf),
};

/** Those of either list whose number the other has, too. */
export function commonOf(
  one: readonly MadeLearner[],
  other: readonly MadeLearner[],
): [MadeLearner[], MadeLearner[]] {
  const numbers = [one, other].map((those) => new Set(those.map(({ learner }) => learner)));
  return [
    one.filter(({ learner }) => numbers[1].has(learner)),
    other.filter(({ learner }) => numbers[0].has(learner)),
  ];
}
