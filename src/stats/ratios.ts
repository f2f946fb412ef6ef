/**
 * Pooled ratios and their differences, sum(part) / sum(whole), over independent learners: linearisation (delta method: Cochran
 * 1977, section 6.19) with Student's t. Learners with larger wholes weigh more, so that fewer stand behind the ratio than
 * there are: error and degrees of freedom go by Kish's (1965) effective number in place of n.
 */

import {
  type Difference,
  type Estimate,
  independentDifference,
  studentDifference,
} from './difference.js';
import { type Interval, UNBOUNDED } from './intervals.js';
import type { SampleCoMoments } from './moments.js';

/**
 * Learners' worth of answers below which linearisation rejects too often [assumption: by the table of comparisons of
 * equals in docs/statistics.md].
 */
export const FEWEST_EFFECTIVE = 20;

/**
 * Of one pooled ratio.
 * @param learners of two variables: part and whole
 * @returns unbounded below `FEWEST_EFFECTIVE` effective learners, and where every learner has the same ratio
 */
export function ratioInterval(learners: SampleCoMoments, confidence: number): Interval {
  if (effectiveLearners(learners, 1) < FEWEST_EFFECTIVE) return UNBOUNDED;
  return studentDifference('ratio t', ratioEstimate(learners), confidence).interval ?? UNBOUNDED;
}

/**
 * The same learners under both alternatives.
 * @param learners of four variables: part and whole of the first, part and whole of the second
 * @returns no difference without a whole; no interval and no p below two effective learners or when nothing varies
 */
export function pairedRatios(learners: SampleCoMoments, confidence: number): Difference {
  const first = ratioOf(learners, 0);
  const second = ratioOf(learners, 2);
  if (first === undefined || second === undefined)
    return studentDifference('paired ratio t', NOTHING, confidence);
  const gradient = [...first.gradient, ...second.gradient.map((slope) => -slope)];
  const effective = Math.min(effectiveLearners(learners, 1), effectiveLearners(learners, 3));
  const estimate = {
    value: first.ratio - second.ratio,
    squaredError: squaredError(learners, gradient, effective),
    freedom: effective - 1,
  };
  return studentDifference('paired ratio t', estimate, confidence);
}

/**
 * Different learners under the two alternatives (the same, with Welch's degrees of freedom).
 * @param first of two variables: part and whole; `second` likewise
 */
export function unpairedRatios(
  first: SampleCoMoments,
  second: SampleCoMoments,
  confidence: number,
): Difference {
  const estimate = independentDifference(ratioEstimate(first), ratioEstimate(second));
  return studentDifference("Welch's ratio t", estimate, confidence);
}

const NOTHING: Estimate = { value: undefined, squaredError: undefined, freedom: 0 };

function ratioEstimate(learners: SampleCoMoments): Estimate {
  const ratio = ratioOf(learners, 0);
  if (ratio === undefined) return NOTHING;
  const effective = effectiveLearners(learners, 1);
  return {
    value: ratio.ratio,
    squaredError: squaredError(learners, ratio.gradient, effective),
    freedom: effective - 1,
  };
}

/** The ratio of the variables `at` and `at + 1`, and how it moves with the mean of each; undefined without a whole. */
function ratioOf(
  { means }: SampleCoMoments,
  at: number,
): { ratio: number; gradient: readonly number[] } | undefined {
  const whole = means[at + 1];
  if (whole === 0) return undefined;
  const ratio = means[at] / whole;
  return { ratio, gradient: [1 / whole, -ratio / whole] };
}

/**
 * How many learners with equal values of variable `at` would weigh as much: (sum of values)^2 / sum of squares (Kish
 * 1965). 0 without any.
 */
export function effectiveLearners(learners: SampleCoMoments, at: number): number {
  const { n, means } = learners;
  if (means[at] === 0) return 0;
  const variance = ((learners.covariance(at, at) ?? 0) * (n - 1)) / n;
  return n / (1 + variance / means[at] ** 2);
}

/** Below this share of its terms a sum that cancels is rounding. */
const ROUNDING = 1e-13;

/** The variance of the gradient's combination of the means; undefined below two effective learners. */
function squaredError(
  learners: SampleCoMoments,
  gradient: readonly number[],
  effective: number,
): number | undefined {
  // Rounding may leave two equal learners a trifle below two.
  if (effective < 2 - 1e-9) return undefined;
  let sum = 0;
  let size = 0;
  gradient.forEach((slope, i) => {
    gradient.forEach((other, j) => {
      const term = slope * other * learners.covariance(i, j)!;
      sum += term;
      size += Math.abs(term);
    });
  });
  if (sum <= size * ROUNDING) return 0;
  return (sum / learners.n) * (effective / (effective - 1));
}
