/**
 * Two skills, the second of which needs the first: cascades along the map, practice that is locked and unlocked, and
 * challenges of two. Exact expectations, as for one skill.
 */

import { describe, it } from 'vitest';
import { type Case, expectExactMeans, named } from './comparison.js';

const CASES: readonly Case[] = [
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

describe('expected problems of two skills in a chain', () => {
  it.each(named(CASES))('%s', (_, each) => {
    expectExactMeans({ needs: [[], [0]], ...each });
  });
});
