/** Learner k is the same person in every group: the same draw goes through each group's distribution. */

import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/stats/quantiles.js';
import { triangleOf } from '../../src/learners/correlations.js';
import { correlation, drawn } from './people.js';

describe('traits', () => {
  it('leave constants as they are', () => {
    expect(drawn(2, { a: 0.1, b: 0.2, c: 1 })).toEqual([
      { a: 0.1, b: 0.2, c: 1 },
      { a: 0.1, b: 0.2, c: 1 },
    ]);
  });

  it('are the same draws whichever of the others are distributions', () => {
    const alone = drawn(50, { a: 0.5, b: { uniform: [0, 1] }, c: 0.5 });
    const among = drawn(50, { a: { beta: [2, 2] }, b: { uniform: [0, 0.5] }, c: { one_of: [0] } });
    expect(among.map(({ b }) => 2 * b)).toEqual(alone.map(({ b }) => b));
  });

  it('are not those of the next learner', () => {
    const values = drawn(100, { a: { uniform: [0, 1] }, b: 0, c: 0 }).map(({ a }) => a);
    expect(new Set(values).size).toBe(100);
  });

  it('do not go together unless it is said', () => {
    const people = drawn(20_000, { a: { uniform: [0, 1] }, b: { uniform: [0, 1] }, c: 0 });
    const [as, bs] = [people.map(({ a }) => a), people.map(({ b }) => b)];
    expect(Math.abs(correlation(as, bs))).toBeLessThan(0.03);
  });
});

describe('correlated traits', () => {
  const traits = { a: { uniform: [0, 1] }, b: { beta: [2, 5] }, c: { uniform: [0, 1] } } as const;
  const people = drawn(20_000, traits, { 'b~a': 0.6, 'b~c': -0.5 });
  const score = (values: readonly number[]): number[] => values.map(normalQuantile);

  it('have the correlation of their normal scores that was asked for', () => {
    const [as, cs] = [score(people.map(({ a }) => a)), score(people.map(({ c }) => c))];
    const uniformB = drawn(
      20_000,
      { ...traits, b: { uniform: [0, 1] } },
      { 'a~b': 0.6, 'c~b': -0.5 },
    );
    const bs = score(uniformB.map(({ b }) => b));
    expect(correlation(as, bs)).toBeCloseTo(0.6, 1);
    expect(correlation(bs, cs)).toBeCloseTo(-0.5, 1);
    expect(Math.abs(correlation(as, cs))).toBeLessThan(0.03);
  });

  it('keep their own distributions, and the first its own draw', () => {
    const free = drawn(20_000, traits);
    const mean = people.reduce((sum, { b }) => sum + b, 0) / people.length;
    expect(mean).toBeCloseTo(2 / 7, 2);
    expect(people.map(({ a }) => a)).toEqual(free.map(({ a }) => a));
  });

  it('are refused where no numbers can be like that', () => {
    const names = ['a', 'b', 'c'];
    expect(triangleOf(names, { 'a~b': 0.9, 'b~c': 0.9, 'a~c': -0.9 })).toBeUndefined();
    expect(triangleOf(names, { 'a~b': 0.9, 'b~c': 0.9, 'a~c': 0.7 })).toBeDefined();
  });
});
