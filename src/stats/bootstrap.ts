/** The bootstrap (Efron 1979): what a statistic would be of other learners, drawn with replacement from these. */

import type { Interval } from './intervals.js';
import { normalQuantile } from './quantiles.js';

/**
 * Recomputes statistics of resampled learners.
 * @param options.next a uniform random stream on [0, 1)
 * @param options.size how many statistics
 * @param options.statistics writes those of one resample into `out`; `draw` holds places of learners, from 0. NaN: not
 * estimable in this resample. Both arrays are used again.
 * @returns the replicates of each statistic, sorted, NaN last
 */
export function bootstrap({
  learners,
  replicates,
  next,
  size,
  statistics,
}: {
  learners: number;
  replicates: number;
  next: () => number;
  size: number;
  statistics: (draw: Int32Array, out: Float64Array) => void;
}): Float64Array[] {
  const results = Array.from({ length: size }, () => new Float64Array(replicates));
  const draw = new Int32Array(learners);
  const out = new Float64Array(size);
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let place = 0; place < learners; place++) draw[place] = Math.floor(next() * learners);
    statistics(draw, out);
    results.forEach((values, statistic) => (values[replicate] = out[statistic]));
  }
  return results.map((values) => values.sort());
}

/**
 * The percentile interval (Efron 1979; Davison & Hinkley 1997, section 5.3.1): between replicates interpolated on the
 * normal scale, as R's boot.ci(type = "perc"); the first and the last replicate when there are too few.
 * @param replicates sorted, NaN last: what is not estimable could lie at either end
 * @returns undefined when a bound falls among what is not estimable, or without replicates
 */
export function percentileInterval(
  replicates: Float64Array,
  confidence: number,
): Interval | undefined {
  const count = replicates.length;
  const unknown = unestimable(replicates);
  const low = quantileOf(replicates, (1 - confidence) / 2, -unknown);
  const high = quantileOf(replicates, (1 + confidence) / 2, 0);
  return count === 0 || Number.isNaN(low) || Number.isNaN(high) ? undefined : { low, high };
}

/**
 * The two-sided p-value for "the statistic is 0": twice the smaller share of replicates on one side of 0, one more than
 * counted (Davison & Hinkley 1997, section 4.2), those at 0 half on each side. What is not estimable counts on the
 * smaller side.
 * @param replicates sorted, NaN last
 * @returns undefined when half of them or more are not estimable
 */
export function bootstrapP(replicates: Float64Array): number | undefined {
  const unknown = unestimable(replicates);
  if (unknown * 2 >= replicates.length) return undefined;
  const below = replicates.findIndex((value) => !(value < 0));
  const above = replicates.length - unknown - replicates.findLastIndex((value) => value <= 0) - 1;
  const smaller = below === -1 ? 0 : Math.min(below, above);
  const atZero = below === -1 ? 0 : replicates.length - unknown - below - above;
  return Math.min((2 * (smaller + atZero / 2 + unknown + 1)) / (replicates.length + 1), 1);
}

function unestimable(replicates: Float64Array): number {
  return replicates.length - replicates.findLastIndex((value) => !Number.isNaN(value)) - 1;
}

/** The quantile of sorted values; with all of them moved by `shift` places, NaN where nothing is. */
function quantileOf(sorted: Float64Array, probability: number, shift: number): number {
  const count = sorted.length;
  // Places from 1; whole but for rounding is whole.
  const place = (count + 1) * probability;
  const whole = Math.floor(place + 1e-9);
  const value = (at: number): number => sorted[Math.min(Math.max(at, 1), count) - 1 + shift] ?? NaN;
  const [one, other] = [value(whole), value(whole + 1)];
  if (place - whole < 1e-9 || one === other || whole < 1 || whole >= count) return one;
  if (!Number.isFinite(other - one)) return shiftOut(one, other, probability);
  const scale = (at: number): number => normalQuantile(at / (count + 1));
  const part = (normalQuantile(probability) - scale(whole)) / (scale(whole + 1) - scale(whole));
  return one + part * (other - one);
}

/** Between a value and infinity there is nothing to interpolate: the outer one. */
function shiftOut(one: number, other: number, probability: number): number {
  return probability < 0.5 ? one : other;
}
