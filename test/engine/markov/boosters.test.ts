/**
 * Boosters: when they are on offer, whom they lift, and the cascades that they start. Exact expectations, as in
 * `challenges.test.ts`. A booster of three over two skills or one goes round again.
 */

import { describe, it } from 'vitest';
import { type Case, expectExactMeans, named } from './comparison.js';

const ONE = [[]];
const TWO = [[], [0]];
const booster = { length: 3, minProblems: 5 };

const CASES: readonly Case[] = [
  { title: 'one skill', needs: ONE, accuracy: 0.75, booster },
  { title: 'one skill, good learners', needs: ONE, accuracy: 0.9, booster },
  { title: 'one skill, no cascades', needs: ONE, accuracy: 0.6, cascading: false, booster },
  { title: 'one skill, waits', needs: ONE, accuracy: 0.75, time: 'nightly', booster },
  { title: 'two skills', needs: TWO, accuracy: 0.75, inARow: 3, cascading: false, booster },
  { title: 'two skills, two levels down', needs: TWO, accuracy: 0.9, inARow: 3, drop: 2, booster },
  {
    title: 'two skills, the first a foundation',
    needs: TWO,
    accuracy: 0.6,
    inARow: 3,
    foundations: [0],
    booster,
  },
  {
    title: 'two skills, waits, a booster of one',
    needs: TWO,
    accuracy: 0.9,
    inARow: 3,
    time: 'nightly',
    booster: { length: 1, minProblems: 2 },
  },
  {
    title: 'one skill, five of six pass',
    needs: ONE,
    accuracy: 0.75,
    booster: { length: 6, minProblems: 2 },
  },
  {
    title: 'two skills, boosters from the start, nothing but boosters',
    needs: TWO,
    accuracy: 0.75,
    booster: { length: 2, minProblems: 0 },
  },
];

describe('expected problems with boosters', () => {
  it.each(named(CASES))('%s', (_, each) => {
    expectExactMeans({ needs: ONE, ...each });
  });
});
