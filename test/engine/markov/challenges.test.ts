/**
 * Missions of one skill, and of two of which the second needs the first (cascades along the map, practice that is locked
 * and unlocked, challenges of two): the engine's mean number of problems, in all and by kind of task, against the exact
 * expectation of a Markov chain made from the rule book. `instant`, the default here, has no wait between rises,
 * `nightly` the rule book's 16 hours; reviews are off.
 */

import { describe, it } from 'vitest';
import { type Case, expectExactMeans, named } from './comparison.js';

const ONE_SKILL: readonly Case[] = [
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

const TWO_SKILLS: readonly Case[] = [
  { title: 'weak learners', accuracy: 0.6, inARow: 3 },
  { title: 'middling learners', accuracy: 0.75 },
  { title: 'without cascading problems', accuracy: 0.75, inARow: 3, cascading: false },
  { title: 'the first a foundation, weak', accuracy: 0.6, inARow: 3, foundations: [0] },
  { title: 'the first a foundation, middling', accuracy: 0.75, foundations: [0] },
  { title: 'the first a foundation, good', accuracy: 0.9, foundations: [0] },
  { title: 'the first a foundation, strong', accuracy: 0.97, foundations: [0] },
  { title: 'the second a foundation', accuracy: 0.75, inARow: 3, foundations: [1] },
  { title: 'both foundations', accuracy: 0.75, inARow: 3, foundations: [0, 1] },
  { title: 'two levels down', accuracy: 0.9, drop: 2, foundations: [0] },
  { title: 'nothing drops', accuracy: 0.6, inARow: 3, drop: 0, foundations: [0] },
  { title: 'waits of 16 hours', accuracy: 0.9, inARow: 3, foundations: [0], time: 'nightly' },
  { title: 'waits, no cascades', accuracy: 0.75, drop: 2, cascading: false, time: 'nightly' },
  { title: 'hints in practice', accuracy: 0.9, hintRate: 0.2 },
];

describe('expected problems of one skill', () => {
  it.each(named(ONE_SKILL))('%s', (_, each) => {
    expectExactMeans({ needs: [[]], ...each });
  });
});

describe('expected problems of two skills in a chain', () => {
  it.each(named(TWO_SKILLS))('%s', (_, each) => {
    expectExactMeans({ needs: [[], [0]], ...each });
  });
});
