/**
 * Exact counts of whole numbers from 0. Merging adds counts, so quantiles, mean and spread are the same however the
 * sample was split. `counts` may be longer than the highest value needs.
 */
export interface Histogram {
  counts: Float64Array;
  /** size of the sample */
  total: number;
}

export function emptyHistogram(): Histogram {
  return { counts: new Float64Array(16), total: 0 };
}

/** Counts `value` once. */
export function addValue(histogram: Histogram, value: number): void {
  reserve(histogram, value + 1);
  histogram.counts[value]++;
  histogram.total++;
}

/** Adds the counts of `from` to `into`. */
export function mergeHistogram(into: Histogram, from: Histogram): void {
  reserve(into, from.counts.length);
  from.counts.forEach((count, value) => (into.counts[value] += count));
  into.total += from.total;
}

/** The same counts without the unused tail: what to send. */
export function trimmed(histogram: Histogram): Histogram {
  const length = histogram.counts.findLastIndex((count) => count > 0) + 1;
  return { counts: histogram.counts.slice(0, length), total: histogram.total };
}

/**
 * The value at place floor(percent / 100 x size), from 0, of the sorted sample (the last for 100): always a value
 * that occurs. `size` may exceed the sample when the rest of a larger group counts as +infinity.
 * @returns undefined when the place is beyond the sample
 */
export function quantile(
  histogram: Histogram,
  percent: number,
  size = histogram.total,
): number | undefined {
  return valueAtPlace(histogram, Math.min(Math.floor((percent * size) / 100), size - 1));
}

/** The value at a place, from 0, of the sorted sample; undefined beyond it. */
export function valueAtPlace(histogram: Histogram, place: number): number | undefined {
  if (place < 0 || place >= histogram.total) return undefined;
  let below = 0;
  return histogram.counts.findIndex((count) => (below += count) > place);
}

/** Arithmetic mean; undefined for an empty sample. */
export function mean(histogram: Histogram): number | undefined {
  if (histogram.total === 0) return undefined;
  const sum = histogram.counts.reduce((total, count, value) => total + count * value, 0);
  return sum / histogram.total;
}

/** Sample standard deviation (divisor n - 1); undefined below two values. */
export function standardDeviation(histogram: Histogram): number | undefined {
  const centre = mean(histogram);
  if (centre === undefined || histogram.total < 2) return undefined;
  const squares = histogram.counts.reduce(
    (total, count, value) => total + count * (value - centre) ** 2,
    0,
  );
  return Math.sqrt(squares / (histogram.total - 1));
}

export function smallest(histogram: Histogram): number | undefined {
  return quantile(histogram, 0);
}

export function largest(histogram: Histogram): number | undefined {
  return quantile(histogram, 100);
}

function reserve(histogram: Histogram, length: number): void {
  if (length <= histogram.counts.length) return;
  const grown = new Float64Array(Math.max(length, histogram.counts.length * 2));
  grown.set(histogram.counts);
  histogram.counts = grown;
}
