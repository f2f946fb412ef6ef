/** Differences of means. */

import {
  type Difference,
  type Estimate,
  independentDifference,
  studentDifference,
} from './difference.js';
import type { SampleMoments } from './moments.js';

/**
 * The mean of paired differences, first minus second: Student's (1908) paired t, R's t.test(paired = TRUE).
 * @param differences of each pair; below two, or all the same, there is a difference but no interval and no p
 * @param confidence of the interval, between 0 and 1
 */
export function pairedMeans(differences: SampleMoments, confidence: number): Difference {
  return studentDifference('paired t', meanEstimate(differences), confidence);
}

/**
 * The difference of two independent means: Welch's (1947) t, R's t.test. Neither interval nor p when a group has fewer
 * than two values or no value varies.
 */
export function unpairedMeans(
  first: SampleMoments,
  second: SampleMoments,
  confidence: number,
): Difference {
  const estimate = independentDifference(meanEstimate(first), meanEstimate(second));
  return studentDifference("Welch's t", estimate, confidence);
}

function meanEstimate({ n, mean, variance }: SampleMoments): Estimate {
  return {
    value: n === 0 ? undefined : mean,
    squaredError: variance === undefined ? undefined : variance / n,
    freedom: n - 1,
  };
}
