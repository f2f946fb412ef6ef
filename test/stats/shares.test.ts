/** Differences of shares against Newcombe's published tables and R; the size of their tests counted out. */

import { describe, expect, it } from 'vitest';
import { pairedShares, unpairedShares } from '../../src/stats/shares.js';
import { binomialProbability } from '../../src/stats/quantiles.js';
import { type Expected, casesOf, expectDifference } from './r/cases.js';

const tableOf = ([both, onlyFirst, onlySecond, neither]: readonly number[]) => ({
  both,
  onlyFirst,
  onlySecond,
  neither,
});

const ofCounts = ([part1, whole1, part2, whole2]: readonly number[], confidence: number) =>
  unpairedShares({ part: part1, whole: whole1 }, { part: part2, whole: whole2 }, confidence);

describe('of shares of the same learners', () => {
  const paired = casesOf('pairedShares') as readonly {
    table: number[];
    confidence: number;
    expected: Expected;
  }[];
  it.each(paired)('$table at $confidence is as R says', ({ table, confidence, expected }) => {
    expectDifference(pairedShares(tableOf(table), confidence), expected, 'paired');
  });

  it('are as published', () => {
    // Newcombe (1998), Statistics in Medicine 17, 2635, table III, method 10.
    const { interval } = pairedShares(tableOf([36, 12, 2, 0]), 0.95);
    expect(interval!.low).toBeCloseTo(0.0569, 4);
    expect(interval!.high).toBeCloseTo(0.3404, 4);
    // Fagerland, Lydersen & Laake (2013), table 1.
    expect(pairedShares(tableOf([1, 1, 7, 12]), 0.95).p).toBeCloseTo(0.039, 3);
  });

  it('of nobody are not estimable', () => {
    expect(pairedShares(tableOf([0, 0, 0, 0]), 0.95)).toMatchObject({
      difference: undefined,
      interval: undefined,
      p: undefined,
    });
  });

  // Given how many differ, up to 6.5% are (50 of 50 who differ); that number is random too.
  it.each([20, 50, 200])('%i learners without a difference: rejected at 5 percent or less', (n) => {
    const sizes = Array.from({ length: n + 1 }, (_, differing) => sizeOf(differing));
    for (const share of [0.05, 0.1, 0.2, 0.4, 0.6]) {
      const size = sizes.reduce(
        (sum, given, differing) => sum + given * probabilityOf(differing, n, share),
        0,
      );
      expect(size).toBeLessThan(0.053);
    }
  });

  /** The chance of a p of 5% or less when so many differ, each way alike. */
  function sizeOf(differing: number): number {
    let size = 0;
    for (let onlyFirst = 0; onlyFirst <= differing; onlyFirst++) {
      const { p } = pairedShares(tableOf([5, onlyFirst, differing - onlyFirst, 5]), 0.95);
      if (p! <= 0.05) size += probabilityOf(onlyFirst, differing, 0.5);
    }
    return size;
  }
});

describe('of shares of different learners', () => {
  // Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
  it.each([
    [[56, 70, 48, 80], 0.0524, 0.3339],
    [[9, 10, 3, 10], 0.1705, 0.809],
    [[6, 7, 2, 7], 0.0582, 0.8062],
    [[5, 56, 0, 29], -0.0381, 0.1926],
    [[0, 10, 0, 20], -0.1611, 0.2775],
    [[0, 10, 0, 10], -0.2775, 0.2775],
    [[10, 10, 0, 20], 0.6791, 1],
    [[10, 10, 0, 10], 0.6075, 1],
  ])('%j: %d to %d, as published', (counts, low, high) => {
    const { interval } = ofCounts(counts, 0.95);
    expect(interval!.low).toBeCloseTo(low, 4);
    expect(interval!.high).toBeCloseTo(high, 4);
  });

  const unpaired = casesOf('unpairedShares') as readonly {
    counts: number[];
    confidence: number;
    expected: Expected;
  }[];
  it.each(unpaired)('$counts is as R says', ({ counts, confidence, expected }) => {
    expectDifference(ofCounts(counts, confidence), expected, 'unpaired');
  });

  it('of nobody are not estimable', () => {
    expect(ofCounts([0, 0, 1, 2], 0.95)).toMatchObject({ difference: undefined, p: undefined });
  });

  it('stays a probability where the observed table is out of all reach', () => {
    expect(ofCounts([100_000, 100_000, 0, 100_000], 0.95).p).toBe(0);
  });

  it.each([
    [10, 10],
    [20, 100],
    [5, 50],
    [50, 50],
  ])('%i and %i of the same share: rejected at 6 percent or less', (n1, n2) => {
    const rejected: (readonly [number, number])[] = [];
    for (let a = 0; a <= n1; a++) {
      for (let b = 0; b <= n2; b++) {
        if (ofCounts([a, n1, b, n2], 0.95).p! <= 0.05) rejected.push([a, b]);
      }
    }
    for (const share of [0.02, 0.1, 0.2, 0.35, 0.5]) {
      const size = rejected.reduce(
        (sum, [a, b]) => sum + probabilityOf(a, n1, share) * probabilityOf(b, n2, share),
        0,
      );
      expect(size).toBeLessThan(0.06);
    }
  });
});

function probabilityOf(successes: number, trials: number, share: number): number {
  return (
    binomialProbability(successes, trials, share) -
    binomialProbability(successes - 1, trials, share)
  );
}
