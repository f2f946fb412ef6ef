/** Tilted weights: two values in closed form, the mean that was asked for, and nothing but a tilt. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tilted } from '../../src/stats/tilting.js';

function meanOf(weights: readonly number[], values: readonly number[]): number {
  const sum = weights.reduce((total, one) => total + one, 0);
  return weights.reduce((total, one, at) => total + one * values[at], 0) / sum;
}

describe('tilted weights', () => {
  it('of two values are those of the mean', () => {
    for (const mean of [0.2001, 0.3, 0.5, 0.75, 0.8999]) {
      const [low, high] = tilted([5, 1], [0.2, 0.9], mean);
      expect(high / (low + high)).toBeCloseTo((mean - 0.2) / 0.7, 10);
    }
  });

  it('stay as they are where the mean is there already, and where all values are it', () => {
    tilted([1, 2, 1], [1, 2, 3], 2).forEach((one, at) =>
      expect(one).toBeCloseTo([0.5, 1, 0.5][at], 10),
    );
    expect(tilted([1, 4], [3, 3], 3)).toEqual([0.25, 1]);
  });

  it('have the mean, and logarithms that differ from the old ones by a line in the value', () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
    const sample = fc.array(fc.tuple(value, weight), { minLength: 2, maxLength: 20 });
    const place = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(sample, place, (pairs, at) => {
        const values = pairs.map(([x]) => x);
        const weights = pairs.map(([, w]) => w);
        const [least, most] = [Math.min(...values), Math.max(...values)];
        fc.pre(most - least > 0.1);
        const mean = least + at * (most - least);
        const found = tilted(weights, values, mean);
        expect(meanOf(found, values)).toBeCloseTo(mean, 8);
        const moved = found.map((one, k) => Math.log(one / weights[k]));
        const [i, j] = [values.indexOf(least), values.indexOf(most)];
        const tilt = (moved[j] - moved[i]) / (most - least);
        moved.forEach((one, k) => {
          expect(one - moved[i]).toBeCloseTo(tilt * (values[k] - least), 6);
        });
      }),
    );
  });

  it('bear a mean next to the end of the values', () => {
    const found = tilted([1e6, 1e6, 1], [0, 0.5, 1], 1 - 1e-9);
    expect(found.every(Number.isFinite)).toBe(true);
    expect(meanOf(found, [0, 0.5, 1])).toBeCloseTo(1 - 1e-9, 12);
  });
});
