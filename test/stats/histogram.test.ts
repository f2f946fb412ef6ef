/** Histograms against plain arithmetic on the sample itself; merging in any order and grouping is the same. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Histogram,
  addValue,
  emptyHistogram,
  largest,
  mean,
  mergeHistogram,
  quantile,
  smallest,
  standardDeviation,
  trimmed,
} from '../../src/stats/histogram.js';

function histogramOf(sample: readonly number[]): Histogram {
  const histogram = emptyHistogram();
  for (const value of sample) addValue(histogram, value);
  return histogram;
}

function merged(...parts: readonly Histogram[]): Histogram {
  const all = emptyHistogram();
  for (const part of parts) mergeHistogram(all, part);
  return all;
}

/** What a histogram says, whatever room it has. */
const content = (histogram: Histogram): unknown => {
  const { counts, total } = trimmed(histogram);
  return { counts: [...counts], total };
};

const samples = fc.array(fc.nat(300), { maxLength: 60 });
const filled = fc.array(fc.nat(300), { minLength: 1, maxLength: 60 });
const percents = fc.constantFrom(0, 5, 25, 50, 75, 95, 99.9, 100);

/** The rule in its plainest form: sort, and take the place; what is not there is infinite. */
function quantileNaively(sample: readonly number[], percent: number, size: number): number {
  const rest = Array.from({ length: size - sample.length }, () => Infinity);
  const sorted = [...sample, ...rest].toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor((percent * size) / 100), size - 1)];
}

describe('quantiles', () => {
  it('are those of the sorted sample', () => {
    fc.assert(
      fc.property(filled, percents, (sample, percent) => {
        const expected = quantileNaively(sample, percent, sample.length);
        expect(quantile(histogramOf(sample), percent)).toBe(expected);
      }),
    );
  });

  it('of a larger group fall on +infinity where they lie beyond the sample', () => {
    fc.assert(
      fc.property(samples, percents, fc.integer({ min: 1, max: 80 }), (sample, percent, more) => {
        const size = sample.length + more;
        const expected = quantileNaively(sample, percent, size);
        expect(quantile(histogramOf(sample), percent, size) ?? Infinity).toBe(expected);
      }),
    );
  });

  it('the published place: element 25, from 0, of 50', () => {
    const fifty = histogramOf(Array.from({ length: 50 }, (_, at) => at * 2));
    expect(quantile(fifty, 50)).toBe(50);
    expect([5, 25, 75, 95].map((percent) => quantile(fifty, percent))).toEqual([4, 24, 74, 94]);
  });

  it('half of them completed: the median is not theirs any more', () => {
    const two = histogramOf([7, 9]);
    expect(quantile(two, 50, 4)).toBeUndefined();
    expect(quantile(two, 50, 3)).toBe(9);
    expect(quantile(two, 100, 3)).toBeUndefined();
  });

  it('the ends are smallest and largest', () => {
    fc.assert(
      fc.property(filled, (sample) => {
        expect(smallest(histogramOf(sample))).toBe(Math.min(...sample));
        expect(largest(histogramOf(sample))).toBe(Math.max(...sample));
      }),
    );
  });
});

describe('mean and standard deviation', () => {
  it('agree with plain sums', () => {
    fc.assert(
      fc.property(filled, (sample) => {
        const histogram = histogramOf(sample);
        const centre = sample.reduce((sum, value) => sum + value, 0) / sample.length;
        expect(mean(histogram)).toBeCloseTo(centre, 9);
        const squares = sample.reduce((sum, value) => sum + (value - centre) ** 2, 0);
        if (sample.length < 2) expect(standardDeviation(histogram)).toBeUndefined();
        else {
          const expected = Math.sqrt(squares / (sample.length - 1));
          expect(standardDeviation(histogram)).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it.each([
    [[2, 4, 4, 4, 5, 5, 7, 9], 2.138089935299395], // sqrt(32 / 7)
    [[1, 2, 3, 4, 5], 1.5811388300841898], // sqrt(2.5)
    [[130, 620], 346.4823227814083], // 490 / sqrt(2)
    [[7, 7, 7], 0],
    [[100_000, 100_001, 100_002], 1],
  ])('of %j is %d', (sample, expected) => {
    expect(standardDeviation(histogramOf(sample))).toBeCloseTo(expected, 12);
  });

  it('has none of an empty sample, no spread of one value', () => {
    const empty = emptyHistogram();
    const all = [mean, standardDeviation, smallest, largest].map((statistic) => statistic(empty));
    expect(all).toEqual([undefined, undefined, undefined, undefined]);
    expect(quantile(empty, 50)).toBeUndefined();
    expect(standardDeviation(histogramOf([5]))).toBeUndefined();
  });
});

describe('merging', () => {
  it('equals counting everything at once', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        expect(content(merged(histogramOf(a), histogramOf(b)))).toEqual(
          content(histogramOf([...a, ...b])),
        );
      }),
    );
  });

  it('is associative and commutative', () => {
    fc.assert(
      fc.property(samples, samples, samples, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(histogramOf);
        expect(content(merged(merged(x, y), z))).toEqual(content(merged(x, merged(y, z))));
        expect(content(merged(x, y))).toEqual(content(merged(y, x)));
      }),
    );
  });

  it('leaves what is merged as it was, and takes what was trimmed', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const [x, y] = [histogramOf(a), trimmed(histogramOf(b))];
        const before = content(y);
        expect(content(merged(x, y))).toEqual(content(merged(x, histogramOf(b))));
        addValue(x, 299);
        expect(content(y)).toEqual(before);
      }),
    );
  });

  it('trims to the highest value', () => {
    expect(trimmed(histogramOf([0, 3])).counts).toHaveLength(4);
    expect(trimmed(emptyHistogram()).counts).toHaveLength(0);
  });
});
