/** How probabilities of a correct answer are spread over some learners. */

import type { AccuracyFit, Beta } from './accuracy.js';
import { average } from './strata.js';

/** Bounds of a + b of a beta distribution [assumption]: neither two humps nor a single point. */
const SIZES = [2, 1000] as const;

/** Of either shape [assumption]: who got everything right may still get something wrong. */
const LEAST_SHAPE = 0.01;

/**
 * The beta distribution whose mean and variance are those of the learners' probabilities, what their answers leave open
 * included: of one learner, that of the accuracy model given the answers.
 * @param answers of each learner of the log
 */
export function startingProb(
  who: readonly number[],
  { ability: p, beta: { a, b } }: AccuracyFit,
  answers: Float64Array,
): Beta {
  const mean = average(who, (one) => p[one]);
  const variance = average(
    who,
    (one) => (p[one] - mean) ** 2 + (p[one] * (1 - p[one])) / (a + b + answers[one] + 1),
  );
  const size = Math.min(Math.max((mean * (1 - mean)) / variance - 1, SIZES[0]), SIZES[1]);
  return { a: Math.max(size * mean, LEAST_SHAPE), b: Math.max(size * (1 - mean), LEAST_SHAPE) };
}
