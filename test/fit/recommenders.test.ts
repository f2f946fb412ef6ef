/** Recommenders against what their formulas give by hand, and against a naive count over all pairs. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recommender, type RecommenderName } from '../../src/fit/recommenders.js';
import { taskSequences } from '../../src/fit/task-sequences.js';
import { taskLog } from './task-log.js';

/** `b 2.5, c 1`: what is recommended after a skill, with its scores. */
function next(name: RecommenderName, words: readonly string[], from: string, most = 9): string {
  const recommender = new Recommender(name, taskSequences(taskLog(words)));
  return recommender
    .next(from.charCodeAt(0) - 97, most)
    .map(({ to, score }) => `${String.fromCharCode(97 + to)} ${Number(score.toFixed(6))}`)
    .join(', ');
}

describe('slope-one', () => {
  // a and b: one learner; a and c: two; b and c: two. Next tasks: b 1, c 3.
  const words = ['ac', 'abc', 'bc', 'a'];

  it('counts the learners who did both, whatever the order', () => {
    expect(next('slope-one', words, 'a')).toBe('c 2.75, b 1.25');
    expect(next('slope-one', words, 'b')).toBe('c 3, a 1');
    expect(next('slope-one', ['ca', 'cba', 'cb', 'a'], 'c')).toBe('a 2.5, b 2.5');
  });

  it('counts a learner once, however often they came back', () => {
    expect(next('slope-one', ['abababac'], 'b')).toBe('a 1.75, c 1.25');
  });
});

describe('markov', () => {
  it('counts the very next task', () => {
    // Ten times from a: seven to b. Shares of next tasks, a left out: b 7/10, c 3/10.
    const words = [...Array.from({ length: 7 }, () => 'ab'), 'ac', 'ac', 'ac'];
    expect(next('markov', words, 'a')).toBe('b 7.7, c 3.3');
  });

  it('takes a run of answers on one skill for one task', () => {
    expect(next('markov', ['aabbbab'], 'a')).toBe('b 3');
  });

  it('leads nobody from the last task of one learner to the first of another', () => {
    expect(next('markov', ['ab', 'cd'], 'b')).toBe('d 1');
  });
});

describe('all-pairs-markov', () => {
  it('counts every later task: a b c has a to b, b to c, and a to c', () => {
    expect(next('all-pairs-markov', ['abc'], 'a')).toBe('b 1.5, c 1.5');
    expect(next('all-pairs-markov', ['abc'], 'b')).toBe('c 2');
  });

  it('counts pairs as often as they are there', () => {
    // a b a c: from a twice to c, once to b. Next tasks: a 1, b 1, c 1.
    expect(next('all-pairs-markov', ['abac'], 'a')).toBe('c 2.5, b 1.5');
    expect(next('all-pairs-markov', ['abac', 'ab'], 'b')).toMatch(/^a 1.\d+, c 1.\d+$/);
  });
});

describe('vote', () => {
  it('adds the probabilities of both chains', () => {
    // After a: the chain has b 1.5, c 0.5 of 2, all pairs b 1.5, c 1.5 of 3.
    expect(next('vote', ['abc'], 'a')).toBe('b 1.25, c 0.75');
  });
});

describe('popular', () => {
  it('recommends the same to all, but not what they just did', () => {
    expect(next('popular', ['abcb', 'ab'], 'f')).toBe('b 0.75, c 0.25');
    expect(next('popular', ['abcb', 'ab'], 'b')).toBe('c 1');
  });
});

const LETTERS = Array.from('abcdef');
const NAMES = ['slope-one', 'markov', 'all-pairs-markov', 'vote', 'popular'] as const;

describe.each(NAMES)('%s', (name) => {
  it('recommends nothing where there never was a next task', () => {
    expect(next(name, ['a', 'b'], 'a')).toBe('');
  });

  it('falls back to overall shares after a skill that nobody did', () => {
    expect(next(name, ['abc', 'ab'], 'f')).toMatch(/^b [\d.]+, c [\d.]+$/);
  });

  it('keeps the best, ties by number', () => {
    expect(next(name, ['ac', 'ab', 'ad'], 'a', 2)).toMatch(/^b [\d.]+, c [\d.]+$/);
  });

  it('agrees with a naive count', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 }), {
      maxLength: 8,
    });
    const property = fc.property(words, fc.constantFrom(...LETTERS), (log, from) => {
      expect(next(name, log, from, 3)).toBe(naive(name, log, from, 3));
    });
    fc.assert(property, { numRuns: 300, seed: 11 });
  });
});

/** The same by looking at every pair of every learner's tasks. */
function naive(
  name: RecommenderName,
  words: readonly string[],
  from: string,
  most: number,
): string {
  const learners = words.map((word) => word.replaceAll(/(.)\1+/g, '$1'));
  const pairs = learners.flatMap((tasks) =>
    Array.from(tasks).flatMap((a, i) =>
      Array.from(tasks.slice(i + 1)).map((b, j) => ({ a, b, isNext: j === 0 })),
    ),
  );
  const letters = LETTERS.filter((to) => to !== from);
  const arrivals = (to: string): number =>
    pairs.filter(({ b, isNext }) => isNext && b === to).length;
  const others = letters.reduce((sum, to) => sum + arrivals(to), 0);
  const share = (to: string): number => (others > 0 ? arrivals(to) / others : 0);
  const chain = (only: boolean) => (to: string) =>
    pairs.filter(({ a, b, isNext }) => a === from && b === to && (isNext || !only)).length;
  const both = (to: string): number =>
    learners.filter((tasks) => tasks.includes(from) && tasks.includes(to)).length;
  const probability = (count: (to: string) => number) => (to: string) =>
    (count(to) + share(to)) / (letters.reduce((sum, one) => sum + count(one), 0) + 1);
  const score = {
    'slope-one': (to: string) => both(to) + share(to),
    markov: (to: string) => chain(true)(to) + share(to),
    'all-pairs-markov': (to: string) => chain(false)(to) + share(to),
    vote: (to: string) => probability(chain(true))(to) + probability(chain(false))(to),
    popular: share,
  }[name];
  // Equal but for rounding is equal: the naive sums take another way.
  const rounded = (to: string): number => Number(score(to).toFixed(9));
  return letters
    .filter((to) => score(to) > 0)
    .toSorted((one, other) => rounded(other) - rounded(one) || (one < other ? -1 : 1))
    .slice(0, most)
    .map((to) => `${to} ${Number(score(to).toFixed(6))}`)
    .join(', ');
}
