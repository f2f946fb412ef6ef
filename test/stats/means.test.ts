/** Running moments against plain sums; differences of means against R's t.test (test/stats/r/cases.R). */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedMeans, unpairedMeans } from '../../src/stats/means.js';
import { CoMoments, Moments } from '../../src/stats/moments.js';
import { type Expected, casesOf, expectDifference } from './r/cases.js';

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('running moments', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.nat(90)), {
    minLength: 2,
    maxLength: 50,
  });

  it('are those of two passes', () => {
    fc.assert(
      fc.property(pairs, (sample) => {
        const both = new CoMoments(2);
        for (const pair of sample) both.add(Float64Array.from(pair));
        const [xs, ys] = [sample.map(([x]) => x), sample.map(([, y]) => y)];
        const [x, y] = [average(xs), average(ys)];
        const products = sample.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0);
        const squares = xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
        expect(both.means[1]).toBeCloseTo(y, 9);
        expect(both.covariance(0, 1)).toBeCloseTo(products / (sample.length - 1), 6);
        expect(both.covariance(1, 0)).toBe(both.covariance(0, 1));
        expect(both.covariance(0, 0)).toBeCloseTo(squares / (sample.length - 1), 6);
        expect(momentsOf(xs).variance).toBeCloseTo(squares / (sample.length - 1), 6);
      }),
      { seed: 1 },
    );
  });

  it('keep the digits of small differences between large values', () => {
    expect(momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30);
  });

  it('have no variance below two values', () => {
    expect(momentsOf([3]).variance).toBeUndefined();
    const one = new CoMoments(1);
    one.add(Float64Array.of(3));
    expect(one.covariance(0, 0)).toBeUndefined();
  });
});

describe('of means', () => {
  const paired = casesOf('pairedMeans') as readonly {
    values: number[];
    confidence: number;
    expected: Expected;
  }[];
  it.each(paired)('paired case %# is as R says', ({ values, confidence, expected }) => {
    expectDifference(pairedMeans(momentsOf(values), confidence), expected, 'paired');
  });

  const unpaired = casesOf('unpairedMeans') as readonly {
    first: number[];
    second: number[];
    confidence: number;
    expected: Expected;
  }[];
  it.each(unpaired)('unpaired case %# is as R says', ({ first, second, confidence, expected }) => {
    const found = unpairedMeans(momentsOf(first), momentsOf(second), confidence);
    expectDifference(found, expected, 'unpaired');
  });

  it('of nothing are not estimable', () => {
    const nothing = { difference: undefined, interval: undefined, p: undefined };
    expect(pairedMeans(new Moments(), 0.95)).toMatchObject(nothing);
    expect(unpairedMeans(momentsOf([1, 2]), new Moments(), 0.95)).toMatchObject(nothing);
  });

  it('equal values that no binary number can hold do not vary', () => {
    const found = pairedMeans(momentsOf([0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2]), 0.95);
    expect(found).toMatchObject({ interval: undefined, p: undefined });
  });
});
