/** Shares of those who do better. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betterShare, largerProbability } from '../../src/comparison/sides.js';

describe('the probability of a larger value', () => {
  it('is that of every pair counted, ties half', () => {
    const values = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const wins = first.flatMap((one) =>
          second.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        const wanted = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
        expect(largerProbability(first, second)).toBeCloseTo(wanted, 12);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is none without anybody, and asks for no order', () => {
    expect(largerProbability([], [1])).toBeUndefined();
    expect(largerProbability([1], [])).toBeUndefined();
    expect(largerProbability([9, 1, 5], [5, 0])).toBe(4.5 / 6);
  });
});

it('the share that is better counts ties half, and is none without anybody', () => {
  expect(betterShare({ better: 3, equal: 2, worse: 5 })).toBe(0.4);
  expect(betterShare({ better: 0, equal: 0, worse: 0 })).toBeUndefined();
});
