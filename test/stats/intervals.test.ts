/** Intervals against published tables, worked examples, and their coverage counted out over every possible sample. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  UNBOUNDED,
  meanInterval,
  quantileInterval,
  shareInterval,
} from '../../src/stats/intervals.js';
import { momentsOf } from '../../src/stats/moments.js';

const confidences = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.9999);
/** The values 1 to n. */
const upTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, at) => at + 1);

describe('of a share (Wilson)', () => {
  // R: prop.test(part, whole, correct = FALSE); the first five are Newcombe's (1998), method 3.
  it.each([
    [81, 263, 0.95, 0.2552885, 0.3662096],
    [15, 148, 0.95, 0.0623864, 0.1604872],
    [0, 20, 0.95, 0, 0.1611252],
    [1, 29, 0.95, 0.0061132, 0.1717552],
    [29, 29, 0.95, 0.8830307, 1],
    [15, 25, 0.95, 0.4073946, 0.765967],
    [950, 1000, 0.99, 0.929093, 0.9649749],
  ])('%i of %i at %d: %d to %d', (part, whole, confidence, low, high) => {
    const interval = shareInterval(part, whole, confidence);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('of nothing is unbounded', () => expect(shareInterval(0, 0, 0.95)).toEqual(UNBOUNDED));

  it('holds the share, within 0 and 1, wider with confidence, mirrored for the others', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), confidences, (part, others, confidence) => {
        fc.pre(part + others > 0);
        const whole = part + others;
        const { low, high } = shareInterval(part, whole, confidence);
        expect(0 <= low && low <= part / whole && part / whole <= high && high <= 1).toBe(true);
        const mirrored = shareInterval(others, whole, confidence);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        const wider = shareInterval(part, whole, (1 + confidence) / 2);
        expect(wider.low <= low && wider.high >= high).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('of a mean (Student)', () => {
  it('of 1 to 10: 5.5 and 2.262157 standard errors', () => {
    const half = 2.2621571627982 * Math.sqrt(82.5 / 9 / 10);
    const { low, high } = meanInterval(momentsOf(upTo(10)), 0.95);
    expect(low).toBeCloseTo(5.5 - half, 9);
    expect(high).toBeCloseTo(5.5 + half, 9);
  });

  it('of two values: 12.706205 times half their distance', () => {
    const { low, high } = meanInterval(momentsOf(Float64Array.of(10, 14)), 0.95);
    expect(high).toBeCloseTo(12 + 2 * 12.706204736, 6);
    expect(low).toBeCloseTo(12 - 2 * 12.706204736, 6);
  });

  it.each([[[]], [[7]], [[7, 7, 7]]])('of %j is unbounded', (few) => {
    expect(meanInterval(momentsOf(Float64Array.from(few)), 0.95)).toEqual(UNBOUNDED);
  });
});

describe('of a quantile (order statistics)', () => {
  // Places of the median's bounds as every table has them; qbinom(0.025, n, p) gives the lower one.
  it.each([
    [6, 50, 0.95, 1, 6],
    [10, 50, 0.95, 2, 9],
    [20, 50, 0.95, 6, 15],
    [25, 50, 0.95, 8, 18],
    [50, 50, 0.95, 18, 33],
    [100, 50, 0.95, 40, 61],
    [100, 95, 0.95, 90, 100],
  ])('of %i values, %i%% at %d: places %i and %i', (n, percent, confidence, low, high) => {
    expect(quantileInterval(upTo(n), percent, confidence)).toEqual({ low, high });
  });

  it('has no bound where the sample is too small for one', () => {
    expect(quantileInterval(upTo(0), 50, 0.95)).toEqual(UNBOUNDED);
    expect(quantileInterval(upTo(5), 50, 0.95)).toEqual(UNBOUNDED);
    // 0.95^72 is the first below 0.025.
    expect(quantileInterval(upTo(71), 95, 0.95).high).toBe(Infinity);
    expect(quantileInterval(upTo(72), 95, 0.95).high).toBe(72);
  });

  it('ends at +infinity where values were never reached', () => {
    const half = upTo(20).map((value) => (value > 12 ? Infinity : value));
    expect(quantileInterval(half, 50, 0.95)).toEqual({ low: 6, high: Infinity });
  });

  it('holds the quantile of the sample, and is wider with confidence', () => {
    const sizes = fc.integer({ min: 1, max: 300 });
    const percents = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(sizes, percents, confidences, (n, percent, confidence) => {
        const { low, high } = quantileInterval(upTo(n), percent, confidence);
        const place = Math.floor((percent * n) / 100) + 1;
        expect(low <= place && place <= high).toBe(true);
        const wider = quantileInterval(upTo(n), percent, (1 + confidence) / 2);
        expect(wider.low <= low && wider.high >= high).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it.each([
    [6, 50, 0.9],
    [7, 50, 0.95],
    [7, 25, 0.8],
    [7, 90, 0.5],
    [5, 10, 0.6],
  ])('of %i values from three, %i%%, covers at least %d', (n, percent, confidence) => {
    expect(coverage(n, percent, confidence)).toBeGreaterThanOrEqual(confidence - 1e-12);
  });
});

/** The chance that the interval holds the quantile of 1, 2 or 3 (1/5, 2/5, 2/5), over all samples of `n`. */
function coverage(n: number, percent: number, confidence: number): number {
  const chances = [0.2, 0.4, 0.4];
  const quantile = percent < 20 ? 1 : percent < 60 ? 2 : 3;
  let covered = 0;
  for (let code = 0; code < 3 ** n; code++) {
    const sample = Float64Array.from({ length: n }, (_, at) => Math.floor(code / 3 ** at) % 3);
    const chance = sample.reduce((product, value) => product * chances[value], 1);
    const { low, high } = quantileInterval(
      sample.map((value) => value + 1).sort(),
      percent,
      confidence,
    );
    if (low <= quantile && quantile <= high) covered += chance;
  }
  return covered;
}
