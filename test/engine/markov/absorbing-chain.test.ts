/** The solver, on chains whose answer is known by heart: a wrong oracle would prove nothing. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Step, expectedCosts, solve } from './absorbing-chain.js';
import { startOf, stepOf } from './five-level-chain.js';
import type { Rules, State } from './five-level-tasks.js';

/** Problems until `inARow` correct answers in a row. */
function runOf(inARow: number, accuracy: number): (streak: number) => Step<number, 'problem'> {
  return (streak) => ({
    cost: 'problem',
    branches: [
      { probability: accuracy, to: streak + 1 < inARow ? streak + 1 : undefined },
      { probability: 1 - accuracy, to: 0 },
    ],
  });
}

describe('expected costs of an absorbing chain', () => {
  it.each([
    [5, 0.6],
    [3, 0.75],
    [10, 0.9],
    [10, 1],
  ])('a run of %i at %f takes (1 - p^n) / ((1 - p) p^n)', (inARow, accuracy) => {
    const known =
      accuracy === 1 ? inARow : (1 - accuracy ** inARow) / ((1 - accuracy) * accuracy ** inARow);
    const { costs, states } = expectedCosts(0, ['problem'], runOf(inARow, accuracy));
    expect(costs.problem).toBeCloseTo(known, 8);
    expect(states).toBe(inARow);
  });

  it.each([1, 4, 9])("the gambler's ruin from %i of 12 lasts k (12 - k) rounds", (capital) => {
    const { costs } = expectedCosts(capital, ['round'], (have) => ({
      cost: 'round',
      branches: [have - 1, have + 1].map((next) => ({
        probability: 0.5,
        to: next === 0 || next === 12 ? undefined : next,
      })),
    }));
    expect(costs.round).toBeCloseTo(capital * (12 - capital), 9);
  });

  it('tells costs apart', () => {
    const { costs } = expectedCosts('a', ['first', 'second'], (at) =>
      at === 'a'
        ? {
            cost: 'first',
            branches: [
              { probability: 0.75, to: 'a' },
              { probability: 0.25, to: 'b' },
            ],
          }
        : {
            cost: 'second',
            branches: [{ probability: 0.5, to: 'b' }, { probability: 0.5 }],
          },
    );
    expect(costs.first).toBeCloseTo(4, 12);
    expect(costs.second).toBeCloseTo(2, 12);
  });

  it('a chain without end is an error, not a number', () => {
    expect(() =>
      expectedCosts(0, ['step'], () => ({ cost: 'step', branches: [{ probability: 1, to: 0 }] })),
    ).toThrow('never ends');
  });
});

describe('Gaussian elimination', () => {
  it('finds the solution that the right-hand sides were made from', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    const system = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.record({
        matrix: fc.array(fc.array(entry, { minLength: size, maxLength: size }), {
          minLength: size,
          maxLength: size,
        }),
        solution: fc.array(entry, { minLength: size, maxLength: size }),
      }),
    );
    fc.assert(
      fc.property(system, ({ matrix, solution }) => {
        const size = matrix.length;
        const rows = matrix.map((row, at) => {
          const line = Float64Array.from([...row, 0]);
          line[at === 0 ? size - 1 : at - 1] += 100; // large beside the diagonal: regular, if pivoted
          line[size] = solution.reduce((sum, x, column) => sum + line[column] * x, 0);
          return line;
        });
        solve(rows, size);
        solution.forEach((x, at) => expect(rows[at][size]).toBeCloseTo(x, 8));
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});

describe('the chain of the five-level rules, for a learner who is always right', () => {
  const perfect: Rules = {
    needs: [[]],
    foundations: [],
    accuracy: 1,
    hintRate: 0,
    inARow: 5,
    drop: 1,
    cascading: true,
    time: 'nightly',
  };

  /** All problems to completion. */
  function problems(changes: Partial<Rules>): number {
    const rules = { ...perfect, ...changes };
    const step = stepOf(rules);
    return expectedCosts(startOf(rules), ['all'], (state: State) => ({
      cost: 'all',
      branches: step(state).branches,
    })).costs.all;
  }

  it.each<[string, Partial<Rules>, number]>([
    ['the shortest normal way to mastered', { cascading: false }, 8],
    ['practice without a mistake restarts the cascade', {}, 7],
    ['a foundation takes two cascading problems', { foundations: [0] }, 2],
    ['and so does what builds on it', { foundations: [0], needs: [[], [0]] }, 4],
    ['a hint is as good as a mistake', { hintRate: 0.5, cascading: false, inARow: 1 }, 5],
    [
      'a booster after five of practice, and one of it',
      { cascading: false, booster: { length: 1, minProblems: 5 } },
      5 + 1 + 1,
    ],
  ])('%s', (_, changes, expected) => {
    expect(problems(changes)).toBeCloseTo(expected, 12);
  });
});
