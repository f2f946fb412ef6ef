/** Ranges of a sweep: no drift, no value too many or too few. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/experiment/sweep-values.js';

function values(from: number, to: number, step: number): number[] | string {
  const steps = stepsOf({ from, to, step });
  if (typeof steps === 'string') return steps;
  return Array.from({ length: steps.count }, (_, at) => steps.value(at));
}

describe('a range', () => {
  it.each([
    [0, 57_600, 14_400, [0, 14_400, 28_800, 43_200, 57_600]],
    [0.1, 0.5, 0.1, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [0.7, 0.9, 0.05, [0.7, 0.75, 0.8, 0.85, 0.9]],
    [1, 0, -0.25, [1, 0.75, 0.5, 0.25, 0]],
    [-0.1, 0.1, 0.1, [-0.1, 0, 0.1]],
    [1e-7, 3e-7, 1e-7, [1e-7, 2e-7, 3e-7]],
    [3, 3, 5, [3]],
  ])('from %s to %s by %s is inclusive and exact', (from, to, step, expected) => {
    expect(values(from, to, step)).toEqual(expected);
  });

  it('ends at the last step before `to` when none falls on it', () => {
    expect(values(0, 10, 3)).toEqual([0, 3, 6, 9]);
    expect(values(0, 0.95, 0.1)).toHaveLength(10);
  });

  it.each([
    [0, 1, 0, 'step must not be 0'],
    [0, 1, -0.1, 'step leads away from to'],
    [1, 0, 0.1, 'step leads away from to'],
    [0, 1, 1e-13, 'has too many digits'],
    [0, 1e17, 0.1, 'has too many digits'],
  ])('from %s to %s by %s is refused', (from, to, step, what) => {
    expect(values(from, to, step)).toBe(what);
  });
});

it('of hundredths holds the numbers that somebody would write by hand', () => {
  const [first, count, by] = [
    fc.integer({ min: -1000, max: 1000 }),
    fc.nat(200),
    fc.integer({ min: 1, max: 99 }),
  ];
  fc.assert(
    fc.property(first, count, by, (start, steps, step) => {
      const [from, to] = [start, start + steps * step].map((value) => value / 100);
      const byHand = Array.from({ length: steps + 1 }, (_, at) =>
        Number(`${start + at * step}e-2`),
      );
      expect(values(from, to, step / 100)).toEqual(byHand);
    }),
  );
});
