/** Exact sums against sums of bigints: any size of number, any split, any order. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoMoments } from '../../src/stats/moments.js';
import {
  WholeMoments,
  type WholeSums,
  addValues,
  emptySums,
  mergeSums,
} from '../../src/stats/whole-sums.js';

type Sample = readonly (readonly number[])[];

function sumsOf(sample: Sample, size: number): WholeSums {
  const sums = emptySums(size);
  for (const values of sample) addValues(sums, Float64Array.from(values));
  return sums;
}

const exact = ({ n, low, high }: WholeSums): unknown[] => [
  n,
  high.map((sum, at) => sum + BigInt(low[at])),
];

/** Small numbers, and such whose products no double holds. */
const whole = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -(2 ** 27), max: 2 ** 27 }),
  fc.maxSafeInteger(),
);
const pairs = fc.array(fc.tuple(whole, whole), { maxLength: 30 });

describe('sums of whole numbers', () => {
  it('are exact, of values and of products', () => {
    fc.assert(
      fc.property(pairs, (sample) => {
        const big = sample.map((values) => values.map(BigInt));
        const total = (of: (values: bigint[]) => bigint): bigint =>
          big.reduce((sum, values) => sum + of(values), 0n);
        expect(exact(sumsOf(sample, 2))).toEqual([
          sample.length,
          [
            total(([x]) => x),
            total(([, y]) => y),
            total(([x]) => x * x),
            total(([x, y]) => x * y),
            total(([, y]) => y * y),
          ],
        ]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are the same however the sample is split, sent and merged, in any order', () => {
    fc.assert(
      fc.property(pairs, fc.nat(30), fc.nat(30), (sample, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const parts = [sample.slice(to), sample.slice(0, from), sample.slice(from, to)];
        const merged = emptySums(2);
        for (const part of parts) mergeSums(merged, structuredClone(sumsOf(part, 2)));
        expect(exact(merged)).toEqual(exact(sumsOf(sample, 2)));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('refuse what is no whole number', () => {
    expect(() => new WholeMoments(sumsOf([[0.5]], 1))).toThrow(RangeError);
    expect(() => new WholeMoments(sumsOf([[NaN]], 1))).toThrow(RangeError);
  });
});

describe('moments of exact sums', () => {
  const triples = fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: -9, max: 9 })), {
    minLength: 2,
    maxLength: 40,
  });

  it('are those of the values, in units', () => {
    fc.assert(
      fc.property(triples, (sample) => {
        const found = new WholeMoments(sumsOf(sample, 3), 10);
        const running = new CoMoments(3);
        for (const values of sample) running.add(Float64Array.from(values, (value) => value / 10));
        for (let i = 0; i < 3; i++) {
          expect(found.means[i]).toBeCloseTo(running.means[i], 9);
          for (let j = 0; j < 3; j++) {
            expect(found.covariance(i, j)).toBeCloseTo(running.covariance(i, j)!, 6);
          }
        }
        expect([found.n, found.mean]).toEqual([running.n, found.means[0]]);
        expect(found.variance).toBe(found.covariance(0, 0));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('lose no digit of small differences between large values', () => {
    const large = [4, 7, 13, 16].map((value) => [2 ** 50 + value]);
    expect(new WholeMoments(sumsOf(large, 1)).variance).toBe(30);
  });

  it('of millions of millionths are exact where running sums of doubles are not', () => {
    const sums = sumsOf([[999_999], [1]], 1);
    for (let doubling = 0; doubling < 22; doubling++) mergeSums(sums, structuredClone(sums));
    const { n, mean, variance } = new WholeMoments(sums, 1e6);
    expect([n, mean]).toEqual([2 ** 23, 0.5]);
    expect(variance).toBeCloseTo((0.499999 ** 2 * n) / (n - 1), 15);
  });

  it('have no spread where all values are the same, and none below two', () => {
    expect(new WholeMoments(sumsOf([[3], [3], [3]], 1), 1e6).variance).toBe(0);
    expect(new WholeMoments(sumsOf([[3]], 1)).variance).toBeUndefined();
    expect(new WholeMoments(emptySums(1))).toMatchObject({ n: 0, mean: 0, variance: undefined });
  });
});
