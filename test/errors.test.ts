/** What errors say: hints for words that are close to known ones, and nothing for the rest. */

import { expect, it } from 'vitest';
import { didYouMean } from '../src/errors.js';

const known = ['ab', 'one', 'plain', 'boosted', 'with_boosters', 'control'];

it.each([
  ['plian', 'plain'],
  ['Plain', 'plain'],
  ['plane', 'plain'],
  ['bosted', 'boosted'],
  ['withbooster', 'with_boosters'],
  ['on', 'one'],
  ['oen', undefined],
  ['ac', 'ab'],
  ['zz', undefined],
  ['xyz', undefined],
  ['a', undefined],
  ['z', undefined],
  ['zzzz', undefined],
  ['', undefined],
])('%j is taken for %j', (word, meant) => {
  const hint = meant === undefined ? undefined : `did you mean "${meant}"?`;
  expect(didYouMean(word, known)).toBe(hint);
});

it('nothing is meant where nothing is known', () => expect(didYouMean('a', [])).toBeUndefined());
