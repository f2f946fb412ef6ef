/** Distributions: means and quantiles in closed form, truncation without a pile at the bound, tables close to the truth. */

import { describe, expect, it } from 'vitest';
import {
  type Distribution,
  massWithin,
  meanOf,
  medianOf,
  quantileFunction,
  tabulated,
} from '../../src/learners/distribution.js';
import { incompleteBeta } from '../../src/stats/gamma.js';
import { betaQuantile, normalProbability, normalQuantile } from '../../src/stats/quantiles.js';

const UNIT = { min: 0, max: 1 };
const WIDE = { min: -1000, max: 1000 };
const GRID = Array.from({ length: 9999 }, (_, at) => (at + 1) / 10_000);

/** Mean over evenly spread quantiles. */
function averageOf(distribution: Distribution, bounds = UNIT): number {
  const quantile = quantileFunction(distribution, bounds);
  return GRID.reduce((sum, u) => sum + quantile(u), 0) / GRID.length;
}

describe('the beta quantile', () => {
  it.each([
    [1, 3, (u: number) => 1 - (1 - u) ** (1 / 3)],
    [4, 1, (u: number) => u ** (1 / 4)],
    [0.5, 0.5, (u: number) => Math.sin((Math.PI * u) / 2) ** 2],
  ])('of beta(%f, %f) has a closed form', (a, b, exact) => {
    for (const u of [0.001, 0.1, 0.5, 0.77, 0.999]) {
      expect(betaQuantile(u, a, b)).toBeCloseTo(exact(u), 12);
    }
  });

  it.each([
    [8, 2],
    [0.3, 7],
    [200, 300],
    [0.3, 0.3],
    [5000, 1],
  ])('of beta(%f, %f) is the inverse of its probability', (a, b) => {
    for (const u of [0.01, 0.25, 0.5, 0.9]) {
      expect(incompleteBeta(betaQuantile(u, a, b), a, b)).toBeCloseTo(u, 9);
    }
  });

  it('ends at 0 and 1', () => expect([0, 1].map((u) => betaQuantile(u, 2, 3))).toEqual([0, 1]));
});

describe('a distribution', () => {
  it.each<[Distribution, number]>([
    [{ beta: [8, 2] }, 0.8],
    [{ normal: [0.5, 0.05] }, 0.5],
    [{ uniform: [0.2, 0.6] }, 0.4],
    [{ one_of: [0.9, 0.1, 0.2] }, 0.4],
    // Truncated to 0 and above: sd times the square root of 2 / pi.
    [{ normal: [0, 0.1] }, 0.1 * Math.sqrt(2 / Math.PI)],
  ])('%j has the mean %f', (distribution, mean) => {
    expect(averageOf(distribution)).toBeCloseTo(mean, 3);
    expect(meanOf(distribution, UNIT)).toBeCloseTo(mean, 12);
  });

  it.each<[Distribution, { min: number; max: number }]>([
    [{ normal: [0.9, 0.3] }, UNIT],
    [{ normal: [-3, 4] }, { min: -5, max: 20 }],
    [{ beta: [3, 2] }, { min: 0.3, max: 0.7 }],
    [{ beta: [0.5, 4] }, { min: 0.01, max: 36_500 }],
  ])('%j has, within %j, the mean of what is left of it', (distribution, bounds) => {
    const off = meanOf(distribution, bounds) - averageOf(distribution, bounds);
    expect(Math.abs(off)).toBeLessThan(0.001);
  });

  it('that is a number is its own mean', () => expect(meanOf(0.3, UNIT)).toBe(0.3));

  it('has the quantiles of its family where no bound is near', () => {
    const quantile = quantileFunction({ normal: [100, 15] }, WIDE);
    for (const u of [0.0001, 0.02, 0.5, 0.841, 0.9999]) {
      expect(Math.abs(quantile(u) - (100 + 15 * normalQuantile(u)))).toBeLessThan(1e-3);
    }
  });

  it('is cut at a bound, and nobody piles up there', () => {
    const quantile = quantileFunction({ normal: [0.95, 0.1] }, UNIT);
    const values = GRID.map(quantile);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    // As many below 0.95 as a normal has, over what is left of it.
    const below = values.filter((value) => value < 0.95).length / values.length;
    expect(below).toBeCloseTo(0.5 / normalProbability(0.5), 3);
  });

  it('rises with the draw, whatever the order of its values', () => {
    const quantile = quantileFunction({ one_of: [3, 1, 2, 2] }, WIDE);
    expect([0, 0.3, 0.6, 0.99, 1].map(quantile)).toEqual([1, 2, 2, 3, 3]);
  });

  it('says how much of it lies inside', () => {
    expect(massWithin({ normal: [0, 1] }, UNIT)).toBeCloseTo(0.341345, 6);
    expect(massWithin({ beta: [2, 2] }, UNIT)).toBe(1);
    expect(massWithin({ one_of: [1] }, UNIT)).toBe(1);
  });

  it('has a median; of a number it is the number', () => {
    expect(medianOf(7, WIDE)).toBe(7);
    expect(medianOf({ uniform: [0, 10] }, WIDE)).toBe(5);
  });
});

describe('a table', () => {
  it('is the same whatever was asked of it before', () => {
    const [one, other] = [tabulated(normalQuantile), tabulated(normalQuantile)];
    const forth = GRID.map(one);
    expect(GRID.toReversed().map(other).toReversed()).toEqual(forth);
  });

  it('is off by less than 1e-5 of a standard deviation', () => {
    const table = tabulated(normalQuantile);
    const off = GRID.map((u) => Math.abs(table(u) - normalQuantile(u)));
    expect(Math.max(...off)).toBeLessThan(1.1e-5);
  });
});
