/**
 * A mission of one skill: the engine's mean number of problems, in all and by kind of task, against the exact
 * expectation of a Markov chain made from the rule book. `instant` has no wait between rises, `nightly` the rule
 * book's 16 hours; reviews are off.
 */

import { describe, it } from 'vitest';
import { type Case, expectExactMeans, named } from './comparison.js';

const CASES: readonly Case[] = [
  { title: 'weak learners', accuracy: 0.6 },
  { title: 'middling learners', accuracy: 0.75 },
  { title: 'good learners', accuracy: 0.9 },
  { title: 'strong learners', accuracy: 0.97 },
  { title: 'without cascading problems', accuracy: 0.75, cascading: false },
  { title: 'strong learners without cascading problems', accuracy: 0.97, cascading: false },
  { title: 'three in a row end practice', accuracy: 0.75, inARow: 3 },
  { title: 'three in a row, weak, no cascades', accuracy: 0.6, inARow: 3, cascading: false },
  { title: 'a wrong answer drops two levels', accuracy: 0.75, drop: 2, cascading: false },
  { title: 'a wrong answer drops to the bottom', accuracy: 0.9, drop: 4 },
  { title: 'a wrong answer drops nothing', accuracy: 0.6, drop: 0, cascading: false },
  { title: 'a foundation', accuracy: 0.75, foundations: [0] },
  { title: 'a foundation, weak learners', accuracy: 0.6, inARow: 3, foundations: [0] },
  { title: 'waits of 16 hours', accuracy: 0.9, time: 'nightly' },
  { title: 'waits of 16 hours, a foundation', accuracy: 0.75, foundations: [0], time: 'nightly' },
  { title: 'hints in practice', accuracy: 0.97, hintRate: 0.1 },
  { title: 'hints in practice, a foundation', accuracy: 0.9, hintRate: 0.1, foundations: [0] },
];

describe('expected problems of one skill', () => {
  it.each(named(CASES))('%s', (_, each) => {
    expectExactMeans({ needs: [[]], ...each });
  });
});
