/** Confidence intervals. Each names its method; `confidence` is two-sided, between 0 and 1. */

import type { SampleMoments } from './moments.js';
import { binomialProbability, normalQuantile, studentQuantile } from './quantiles.js';

/** Of every interval that is reported. */
export const CONFIDENCE = 0.95;

/** Infinite where the sample cannot bound it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What nothing is known of. */
export const UNBOUNDED: Interval = { low: -Infinity, high: Infinity };

/** Whether nothing is known. */
export function isUnbounded({ low, high }: Interval): boolean {
  return low === -Infinity && high === Infinity;
}

/** Of a mean: Student's t. Unbounded below two values, and of values that are all the same: they say nothing of others. */
export function meanInterval({ n, mean, variance }: SampleMoments, confidence: number): Interval {
  if (!variance) return UNBOUNDED;
  const half = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { low: mean - half, high: mean + half };
}

/** Of a share, `part` of `whole`: Wilson's score interval. Unbounded without a whole. */
export function shareInterval(part: number, whole: number, confidence: number): Interval {
  if (whole === 0) return UNBOUNDED;
  const z = normalQuantile((1 + confidence) / 2);
  const share = part / whole;
  const weight = 1 + z ** 2 / whole;
  const centre = (share + z ** 2 / (2 * whole)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
  // At the ends the formula gives the end but for rounding.
  return {
    low: part === 0 ? 0 : Math.max(centre - half, 0),
    high: part === whole ? 1 : Math.min(centre + half, 1),
  };
}

/**
 * Of a quantile: order statistics, free of any distribution. `sorted` may hold +infinity for values that were never
 * reached; a bound that falls outside the sample is infinite.
 */
export function quantileInterval(
  sorted: Float64Array,
  percent: number,
  confidence: number,
): Interval {
  const { low, high } = quantilePlaces(sorted.length, percent, confidence);
  return {
    low: low === undefined ? -Infinity : sorted[low],
    high: high === undefined ? Infinity : sorted[high],
  };
}

/** The places, from 0, of a sorted sample of `n` that bound a quantile; undefined: outside the sample. */
export function quantilePlaces(
  n: number,
  percent: number,
  confidence: number,
): { readonly low: number | undefined; readonly high: number | undefined } {
  const p = percent / 100;
  const outside = (1 - confidence) / 2;
  // Of the places from 1: the bound at place k is crossed when fewer, or not fewer, than k values lie below.
  const first = firstPlace(n, (place) => binomialProbability(place - 1, n, p) > outside);
  const last = firstPlace(n, (place) => binomialProbability(place - 1, n, p) >= 1 - outside);
  return { low: first <= 1 ? undefined : first - 2, high: last > n ? undefined : last - 1 };
}

/** The first place from 1 to n for which it holds, by halving; n + 1 when it holds for none. */
function firstPlace(n: number, holds: (place: number) => boolean): number {
  let low = 1;
  let high = n + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
