/** Resampling against R's boot.ci, closed forms, and what must not be estimated. */

import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { bootstrap, bootstrapP, percentileInterval } from '../../src/stats/bootstrap.js';
import { casesOf, expectLike } from './r/cases.js';

interface Case {
  readonly replicates: number[];
  readonly confidence: number;
  readonly low: number;
  readonly high: number;
}

const sorted = (...values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

describe('resampling', () => {
  const values = Float64Array.of(1, 2, 4, 8, 16, 32);
  const resampled = (seed: string) =>
    bootstrap({
      learners: values.length,
      replicates: 4000,
      next: seedrandom(seed),
      size: 2,
      statistics: (draw, out) => {
        out[0] = draw.reduce((sum, place) => sum + values[place], 0) / draw.length;
        out[1] = draw[0] === 0 ? NaN : draw[0];
      },
    });

  it('spreads a mean by its standard error, the root of (mean squared deviation / n)', () => {
    const [means] = resampled('a');
    const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length;
    const squares = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / means.length;
    // The values' mean is 10.5, their mean squared deviation 117.25.
    expect(Math.abs(centre - 10.5)).toBeLessThan(0.25);
    expect(Math.abs(Math.sqrt(squares) / Math.sqrt(117.25 / 6) - 1)).toBeLessThan(0.04);
  });

  it('draws every learner alike and sorts, what is not estimable last', () => {
    const [, first] = resampled('b');
    const known = first.filter((place) => !Number.isNaN(place));
    expect(first.slice(0, known.length)).toEqual(known);
    expect(known).toEqual(known.toSorted());
    for (const place of upTo(5)) {
      const share = known.filter((value) => value === place).length / first.length;
      expect(Math.abs(share - 1 / 6)).toBeLessThan(0.02);
    }
  });

  it('is the same for the same stream', () => expect(resampled('c')).toEqual(resampled('c')));
});

describe('the percentile interval', () => {
  it.each(casesOf('percentile') as readonly Case[])('case %# is as R says', (given) => {
    const found = percentileInterval(Float64Array.from(given.replicates), given.confidence);
    expectLike(found?.low, given.low, 'low');
    expectLike(found?.high, given.high, 'high');
  });

  it('is undefined as soon as a bound could be what is not estimable', () => {
    // The bounds are the places 5 and 195: four that are not estimable may lie at either end.
    const withUnknown = (unknown: number): Float64Array =>
      sorted(...upTo(199 - unknown), ...Array.from({ length: unknown }, () => NaN));
    expect(percentileInterval(withUnknown(0), 0.95)).toEqual({ low: 5, high: 195 });
    expect(percentileInterval(withUnknown(4), 0.95)).toEqual({ low: 1, high: 195 });
    expect(percentileInterval(withUnknown(5), 0.95)).toBeUndefined();
    expect(percentileInterval(sorted(NaN, NaN), 0.95)).toBeUndefined();
    expect(percentileInterval(sorted(), 0.95)).toBeUndefined();
  });

  it('is infinite where replicates are', () => {
    // The bounds are the places 2.4 and 21.6: next to infinity there is nothing to interpolate.
    const { low, high } = percentileInterval(sorted(-Infinity, -Infinity, ...upTo(21)), 0.8)!;
    expect(low).toBe(-Infinity);
    expect(high).toBeCloseTo(19.56, 2);
  });
});

describe('the p-value of no difference', () => {
  it.each([
    ['all above', upTo(99), 0.02],
    ['all below', upTo(99).map((value) => -value), 0.02],
    ['two below', [-2, -1, ...upTo(97)], 0.06],
    ['ties count half on each side', [-1, 0, 0, ...upTo(96)], 0.06],
    ['all 0', Array.from({ length: 99 }, () => 0), 1],
    ['what is not estimable may lie beyond 0', [NaN, NaN, ...upTo(97)], 0.06],
    ['half below', [-2, -1, 1, 2], 1],
  ])('%s', (_, replicates, p) => {
    expect(bootstrapP(sorted(...replicates))).toBeCloseTo(p, 12);
  });

  it('is not estimable when half of the replicates are not, or without any', () => {
    expect(bootstrapP(sorted(1, 2, NaN, NaN))).toBeUndefined();
    expect(bootstrapP(sorted())).toBeUndefined();
  });
});
