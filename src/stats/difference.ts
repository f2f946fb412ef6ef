/** What a comparison of two groups says, and how it follows from an estimate with a standard error. */

import type { Interval } from './intervals.js';
import { studentProbability, studentQuantile } from './quantiles.js';

export interface Difference {
  /** first minus second; undefined: not estimable */
  readonly difference: number | undefined;
  /** undefined: not estimable */
  readonly interval: Interval | undefined;
  /** two-sided p-value for "there is no difference"; undefined: not estimable */
  readonly p: number | undefined;
  /** the method's name, e.g. "paired t" */
  readonly method: string;
}

/** A value, the square of its standard error, and the degrees of freedom behind that error. */
export interface Estimate {
  readonly value: number | undefined;
  readonly squaredError: number | undefined;
  readonly freedom: number;
}

/** An error so much smaller than the value is rounding; R's t.test draws the line here too. */
const ROUNDING = 10 * Number.EPSILON;

/** An estimated difference with Student's t. Without any error there is no interval and no p. */
export function studentDifference(
  method: string,
  { value, squaredError, freedom }: Estimate,
  confidence: number,
): Difference {
  const error = Math.sqrt(squaredError ?? 0);
  if (value === undefined || error <= ROUNDING * Math.abs(value)) {
    return { difference: value, interval: undefined, p: undefined, method };
  }
  const half = studentQuantile((1 + confidence) / 2, freedom) * error;
  return {
    difference: value,
    interval: { low: value - half, high: value + half },
    p: 2 * studentProbability(-Math.abs(value) / error, freedom),
    method,
  };
}

/** First minus second of two independent estimates, with Welch's (1947) degrees of freedom (Satterthwaite 1946). */
export function independentDifference(first: Estimate, second: Estimate): Estimate {
  const known = first.value !== undefined && second.value !== undefined;
  const value = known ? first.value - second.value : undefined;
  if (first.squaredError === undefined || second.squaredError === undefined) {
    return { value, squaredError: undefined, freedom: 0 };
  }
  const squaredError = first.squaredError + second.squaredError;
  const spread =
    first.squaredError ** 2 / first.freedom + second.squaredError ** 2 / second.freedom;
  return { value, squaredError, freedom: squaredError ** 2 / spread };
}
