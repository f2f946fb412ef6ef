/**
 * Sums of whole numbers and of their products, exact however many and however large: the same in any order, and however
 * the sample is split and merged.
 */

import type { SampleCoMoments, SampleMoments } from './moments.js';

/** Plain data, so that it can be sent. Each sum is `low + high`. */
export interface WholeSums {
  n: number;
  /** variables of an observation */
  readonly size: number;
  /** of each variable, then of the products (0, 0), (1, 0), (1, 1), (2, 0), ... */
  readonly low: Float64Array;
  /** what no longer fits into `low` */
  readonly high: bigint[];
}

/** `low` stays below it, and one more product that keeps it there is below 2^53: both are exact. */
const FITS = 2 ** 52;

export function emptySums(size: number): WholeSums {
  const length = size + (size * (size + 1)) / 2;
  return {
    n: 0,
    size,
    low: new Float64Array(length),
    high: Array.from({ length }, () => 0n),
  };
}

/** Takes one observation: a whole number of each variable. Allocates nothing, but for products beyond 2^52. */
export function addValues(sums: WholeSums, values: Float64Array): void {
  const { size } = sums;
  sums.n++;
  let at = size;
  for (let i = 0; i < size; i++) {
    addProduct(sums, i, values[i], 1);
    for (let j = 0; j <= i; j++) addProduct(sums, at++, values[i], values[j]);
  }
}

/** Adds the observations of `from` to `into`. */
export function mergeSums(into: WholeSums, from: WholeSums): void {
  into.n += from.n;
  from.low.forEach((low, at) => {
    into.high[at] += from.high[at];
    addProduct(into, at, low, 1);
  });
}

function addProduct({ low, high }: WholeSums, at: number, one: number, other: number): void {
  const sum = low[at] + one * other;
  if (sum > -FITS && sum < FITS) low[at] = sum;
  else {
    high[at] += BigInt(low[at]) + BigInt(one) * BigInt(other);
    low[at] = 0;
  }
}

/** Means and covariances from exact sums: each is rounded once, where it becomes a fraction. */
export class WholeMoments implements SampleMoments, SampleCoMoments {
  readonly n: number;
  readonly means: readonly number[];
  private readonly steps: number;
  private readonly size: number;
  private readonly sums: readonly bigint[];

  /** `steps`: how many of the summed whole numbers make a unit */
  constructor({ n, size, low, high }: WholeSums, steps = 1) {
    this.n = n;
    this.steps = steps;
    this.size = size;
    // Throws where the numbers were none: no such sum is exact.
    this.sums = high.map((sum, at) => sum + BigInt(low[at]));
    this.means = this.sums.slice(0, size).map((sum) => (n === 0 ? 0 : Number(sum) / n / steps));
  }

  /** Of the first variable; 0 without values. */
  get mean(): number {
    return this.means[0];
  }

  get variance(): number | undefined {
    return this.covariance(0, 0);
  }

  covariance(i: number, j: number): number | undefined {
    const { n, size, steps, sums } = this;
    if (n < 2) return undefined;
    const [low, high] = i < j ? [i, j] : [j, i];
    const product = sums[size + (high * (high + 1)) / 2 + low];
    const spread = Number(BigInt(n) * product - sums[i] * sums[j]);
    return spread / n / (n - 1) / steps / steps;
  }
}
