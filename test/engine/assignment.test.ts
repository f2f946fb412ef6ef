/** Rule book 14: assignment by hashing into weighted buckets: uniform, persistent, independent between experiments. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignAlternative } from '../../src/engine/assignment.js';
import { fitProbability } from '../../src/stats/chi-square.js';
import { upperGamma } from '../../src/stats/gamma.js';

const MANY = 100_000;
/** Tests by chance fail one time in so many; the identities are fixed, so a pass stays a pass. */
const IMPROBABLE = 0.001;

/** Kinds of identities that a product or a run may have. */
const IDENTITIES: Readonly<Record<string, (n: number) => string>> = {
  'numbers in a run': (n) => `1/${n}`,
  'zero-padded numbers': (n) => `user${String(n).padStart(9, '0')}`,
  'numbers in front': (n) => `${n}@example.org`,
  'hexadecimal keys': (n) => (n * 0x9e3779b1).toString(16).padStart(14, '0'),
};

/** How many of many identities fall on each of the alternatives. */
function counts(
  experiment: string,
  weights: Readonly<Record<string, number>>,
  identity: (n: number) => string = (n) => `1/${n}`,
): number[] {
  const names = Object.keys(weights);
  const found = names.map(() => 0);
  for (let n = 0; n < MANY; n++) {
    found[names.indexOf(assignAlternative(experiment, identity(n), weights))]++;
  }
  return found;
}

describe('assignment to alternatives', () => {
  it.each(Object.entries(IDENTITIES))('is uniform over 100,000 %s', (_, identity) => {
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (__, ix) => [`a${ix}`, 1]));
    const found = counts('booster_tasks_v3', twenty, identity);
    expect(fitProbability(found, Object.values(twenty))).toBeGreaterThan(IMPROBABLE);
    const halves = counts('reviews', { review: 1, control: 1 }, identity);
    expect(fitProbability(halves, [1, 1])).toBeGreaterThan(IMPROBABLE);
  });

  it.each([
    { control: 1, booster: 1 },
    { control: 9, booster: 1 },
    { control: 0.1, booster: 0.2, other: 0.7 },
    { control: 99.9, booster: 0.1 },
  ])('gives each alternative its weight: %j', (weights) => {
    const shares = Object.values(weights);
    expect(fitProbability(counts('booster_tasks_v3', weights), shares)).toBeGreaterThan(IMPROBABLE);
  });

  it('never draws a weight of 0, wherever it stands', () => {
    const found = counts('pretest', { first: 0, control: 1, middle: 0, pretest: 2, last: 0 });
    expect([found[0], found[2], found[4]]).toEqual([0, 0, 0]);
    expect(counts('pretest', { only: 1e-9, never: 0 })).toEqual([MANY, 0]);
  });

  it('gives the same person the same alternative, whatever was asked before', () => {
    const weights = { a: 1, b: 2, c: 3 };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (identity, other) => {
        const first = assignAlternative('reviews', identity, weights);
        assignAlternative('reviews', other, weights);
        assignAlternative('pretest', identity, { x: 1, y: 1 });
        expect(assignAlternative('reviews', identity, { ...weights })).toBe(first);
      }),
      { seed: 14, numRuns: 200 },
    );
  });

  it('holds across releases: buckets worked out apart, by FNV-1a and the finalizer of murmur3', () => {
    const permille = Object.fromEntries(
      Array.from({ length: 1000 }, (_, ix) => [`bucket ${ix}`, 1]),
    );
    const buckets = ['', '1/0', '1/1', 'user-7', 'Zoë'].map((identity) =>
      assignAlternative('booster_tasks_v3', identity, permille),
    );
    expect(buckets).toEqual([72, 477, 417, 956, 877].map((bucket) => `bucket ${bucket}`));
  });

  it('only the proportion of weights matters, and a rising first share takes nobody away', () => {
    const took = (first: number, second: number, n: number): boolean =>
      assignAlternative('reviews', `1/${n}`, { review: first, control: second }) === 'review';
    for (let n = 0; n < 20_000; n++) {
      const early = took(1, 9, n);
      expect(took(10, 90, n)).toBe(early);
      if (early) expect(took(5, 5, n)).toBe(true);
    }
  });
});

describe('two experiments', () => {
  it.each([
    ['booster_tasks_v3', 'cascading_problems'],
    ['pretest', 'reviews'],
    ['test-1', 'test-2'],
    ['aa', 'ab'],
    ['x', 'x '],
  ])('%s and %s are independent: all four combinations as frequent', (one, other) => {
    const halves = { first: 1, second: 1 };
    for (const identity of Object.values(IDENTITIES)) {
      const cells = [0, 0, 0, 0];
      for (let n = 0; n < MANY / 5; n++) {
        const row = assignAlternative(one, identity(n), halves) === 'first' ? 0 : 2;
        const column = assignAlternative(other, identity(n), halves) === 'first' ? 0 : 1;
        cells[row + column]++;
      }
      expect(independenceProbability(cells)).toBeGreaterThan(IMPROBABLE);
    }
  });

  it('of uneven weights are independent, too', () => {
    const cells = [0, 0, 0, 0];
    for (let n = 0; n < MANY; n++) {
      const row = assignAlternative('pretest', `1/${n}`, { a: 1, b: 9 }) === 'a' ? 0 : 2;
      const column = assignAlternative('reviews', `1/${n}`, { a: 3, b: 1 }) === 'a' ? 0 : 1;
      cells[row + column]++;
    }
    expect(independenceProbability(cells)).toBeGreaterThan(IMPROBABLE);
  });
});

/** Pearson's test of a 2 x 2 table, one degree of freedom. */
function independenceProbability([a, b, c, d]: readonly number[]): number {
  const total = a + b + c + d;
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  const statistic = (total * (a * d - b * c) ** 2) / margins;
  return upperGamma(1 / 2, statistic / 2);
}
