/** Compares what the engine's learners took with what the chain says they take on average. */

import { expect } from 'vitest';
import { expectedCosts } from './absorbing-chain.js';
import { startOf, stepOf } from './five-level-chain.js';
import type { Rules } from './five-level-tasks.js';
import { type Estimate, simulateRules } from './simulated.js';

/** What a case changes of the rule book's defaults. */
export interface Case extends Partial<Rules> {
  readonly title: string;
  readonly accuracy: number;
}

const DEFAULTS = {
  foundations: [],
  hintRate: 0,
  inARow: 5,
  drop: 1,
  cascading: true,
  time: 'instant',
} as const satisfies Partial<Rules>;

const LEARNERS = 8_000;
const TASKS = ['practice', 'challenge', 'booster'] as const;

/** The means of the simulated learners lie where the chain says: all problems, and those of each kind of task. */
export function expectExactMeans({ title, ...changes }: Case & Pick<Rules, 'needs'>): void {
  const rules: Rules = { ...DEFAULTS, ...changes };
  const { costs } = expectedCosts(startOf(rules), TASKS, stepOf(rules));
  const sample = simulateRules(rules, LEARNERS, seedOf(title));
  expectClose(
    'problems',
    sample.problems,
    TASKS.reduce((sum, task) => sum + costs[task], 0),
  );
  for (const task of TASKS) {
    const { mean, error } = sample[task];
    if (error === 0) expect(mean, task).toBeCloseTo(costs[task], 9);
    else expect(Math.abs(mean - costs[task]) / error, `${task} in errors`).toBeLessThan(4);
  }
}

/** Within four standard errors, and the error small enough for that to mean something. */
export function expectClose(what: string, { mean, error }: Estimate, exact: number): void {
  expect(error / mean, `standard error of ${what}`).toBeLessThan(0.02);
  expect(Math.abs(mean - exact) / error, `${what}: ${mean}, not ${exact}`).toBeLessThan(4);
}

/** Cases with a title for the list of tests. */
export function named(cases: readonly Case[]): [string, Case][] {
  return cases.map((each) => [`${each.title}, accuracy ${each.accuracy}`, each]);
}

/** Each case has learners of its own, so that one unlucky sample does not turn up in all of them. */
function seedOf(title: string): number {
  return title
    .split('')
    .reduce((hash, letter) => (hash * 31 + letter.codePointAt(0)!) % 1_000_003, 7);
}
