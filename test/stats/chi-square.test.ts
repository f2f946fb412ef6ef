/** The chi-square test against values of R's pchisq(x, df, lower.tail = FALSE), of SciPy's chi2.sf, and closed forms. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitProbability } from '../../src/stats/chi-square.js';
import { upperGamma } from '../../src/stats/gamma.js';

/** The upper tail of the chi-square distribution. */
function tail(statistic: number, degrees: number): number {
  return upperGamma(degrees / 2, statistic / 2);
}

/** The same for an even number of degrees: the chance of fewer than df / 2 events where x / 2 are expected. */
function evenTail(statistic: number, degrees: number): number {
  let term = Math.exp(-statistic / 2);
  let sum = 0;
  for (let events = 0; events < degrees / 2; events++) {
    sum += term;
    term *= statistic / 2 / (events + 1);
  }
  return sum;
}

describe('the upper tail of chi-square', () => {
  it.each([
    [3.841459, 1, 0.05],
    [10.827566, 1, 0.001],
    [5.991465, 2, 0.05],
    [18.307038, 10, 0.05],
    [124.342113, 100, 0.05],
    [6.634897, 1, 0.01],
    [23.209251, 10, 0.01],
    [3.940299, 10, 0.95],
    [77.929465, 100, 0.95],
    [0.0039321, 1, 0.95],
    [0.4549364, 1, 0.5],
  ])('at %f with %i degrees of freedom: %f', (statistic, degrees, expected) => {
    expect(tail(statistic, degrees) / expected).toBeCloseTo(1, 5);
  });

  it.each([
    [100, 1, 1.523971e-23],
    [700, 2, 9.92959e-153],
    [500, 10, 4.414736e-101],
  ])('keeps its digits far out: at %f with %i: %f', (statistic, degrees, expected) => {
    expect(tail(statistic, degrees) / expected).toBeCloseTo(1, 6);
  });

  it('is that of the Poisson distribution for even degrees of freedom', () => {
    const degrees = fc.integer({ min: 1, max: 100 }).map((half) => 2 * half);
    fc.assert(
      fc.property(degrees, fc.double({ min: 0, max: 400, noNaN: true }), (even, statistic) => {
        const exact = evenTail(statistic, even);
        expect(Math.abs(tail(statistic, even) - exact)).toBeLessThan(1e-11 + 1e-9 * exact);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('falls with the statistic, rises with the degrees of freedom, and stays a probability', () => {
    const statistic = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(statistic, statistic, fc.integer({ min: 1, max: 150 }), (one, other, degrees) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const p = tail(low, degrees);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(tail(high, degrees)).toBeLessThanOrEqual(p + 1e-12);
        expect(tail(low, degrees + 1)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

describe('the test of fit', () => {
  it.each([
    [[60, 40], [1, 1], 0.0455003],
    [[16, 18, 16, 14, 12, 12], [1, 1, 1, 1, 1, 1], 0.849145],
    [[16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8], 0.6233876],
    [[315, 101, 108, 32], [9, 3, 3, 1], 0.9254259], // Mendel's peas
    [[9, 0], [1, 1], 0.0026998],
  ])('of %j against %j: %f', (counts, shares, expected) => {
    expect(fitProbability(counts, shares)).toBeCloseTo(expected, 7);
  });

  it('is 1 for a perfect fit, whatever the scale of the shares', () => {
    expect(fitProbability([50, 50], [1, 1])).toBe(1);
    expect(fitProbability([90, 10], [0.9, 0.1])).toBeCloseTo(1, 6);
    expect(fitProbability([60, 40], [300, 300])).toBe(fitProbability([60, 40], [0.5, 0.5]));
  });

  it('is 1 where there is nothing to compare', () => {
    expect(fitProbability([], [])).toBe(1);
    expect(fitProbability([0, 0], [1, 1])).toBe(1);
    expect(fitProbability([7], [1])).toBe(1);
    expect(fitProbability([7, 0], [1, 0])).toBe(1);
  });

  it('a share of 0 without counts is no degree of freedom', () => {
    expect(fitProbability([60, 0, 40], [1, 0, 1])).toBe(fitProbability([60, 40], [1, 1]));
  });

  it('is next to nothing for a split that cannot be chance', () => {
    expect(fitProbability([10_000, 0], [1, 1])).toBeLessThan(1e-300);
    expect(fitProbability([51_000, 49_000], [1, 1])).toBeCloseTo(2.54e-10, 11);
  });

  it('says the same of halves that change places', () => {
    const count = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(count, count, (one, other) => {
        const p = fitProbability([one, other], [1, 1]);
        expect(fitProbability([other, one], [1, 1])).toBe(p);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('a count where the share is 0', () => {
  it.each([
    [
      [7, 3],
      [1, 0],
    ],
    [
      [50, 50, 10],
      [1, 1, 0],
    ],
  ])('%j under %j cannot be', (counts, shares) => {
    expect(fitProbability(counts, shares)).toBe(0);
  });

  it('of nobody does not matter', () => expect(fitProbability([7, 0], [1, 0])).toBe(1));
});
