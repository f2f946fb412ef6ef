/** Rule book 15: the figures of `tree52` that three implementations agree on, within five percent. */

import { describe, expect, it } from 'vitest';
import type { Alternatives } from '../../src/engine/experiments.js';
import { FiveLevelEngine } from '../../src/engine/engine.js';
import { compilePolicy } from '../../src/engine/policy.js';
import { Harness } from '../../src/harness/harness.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import { mission } from '../engine/world.js';

const POOLS = 100;
const USERS = 50;

/** s0 to s51, the prerequisite of s_i is s_floor((i-1)/8), the foundation is s0. */
const tree52 = mission(
  Array.from({ length: 52 }, (_, i) =>
    i === 0 ? 's0*' : `s${i}<s${Math.floor((i - 1) / 8)}`,
  ).join(' '),
);

interface Ending {
  readonly problems: number;
  readonly isCompleted: boolean;
}

/** One pool: users of a constant accuracy, 30 s a problem, 1,200 s a day. */
function pool(accuracy: number, seed: number, boosters: boolean, maxProblems = 100_000): Ending[] {
  const forced: Partial<Alternatives> = { booster_tasks_v3: boosters ? 'booster' : 'control' };
  const harness = new Harness({
    engine: new FiveLevelEngine(tree52, compilePolicy(forced)),
    skillSeconds: tree52.skills.map(() => 30),
    maxTimePerDay: 1200,
    limits: { max_problems: maxProblems, max_days: 36_500, stalled_after: 5000 },
    readyAccuracy: 0.8,
  });
  const learner = new SteadyGrowth({
    starting_prob: accuracy,
    learning_rate: 0,
    max_prob: 1,
    max_time_per_day: 1200,
    hint_rate: 0,
  });
  const streams = new LearnerStreams();
  return Array.from({ length: USERS }, (_, user) => {
    const { problems, status } = harness.run(learner, streams.seed(seed, user));
    return { problems, isCompleted: status === 'completed' };
  });
}

/** Means over the pools of each pool's minimum, median (element 25) and maximum. */
function spread(accuracy: number, boosters: boolean): number[] {
  const sums = [0, 0, 0];
  for (let seed = 0; seed < POOLS; seed++) {
    const users = pool(accuracy, seed, boosters);
    expect(users.every((user) => user.isCompleted)).toBe(true);
    const problems = users.map((user) => user.problems).sort((a, b) => a - b);
    [problems[0], problems[25], problems[USERS - 1]].forEach((n, at) => (sums[at] += n));
  }
  return sums.map((sum) => sum / POOLS);
}

describe('problems to complete tree52: minimum, median, maximum of 50 users', () => {
  it.each([
    [0.9, 'without', [135, 280, 570]],
    [0.9, 'with', [110, 130, 181]],
    [0.95, 'without', [108, 165, 372]],
    [0.95, 'with', [106, 112, 141]],
    [1, 'without', [104, 104, 104]],
    [1, 'with', [104, 104, 104]],
  ])('at accuracy %f %s boosters: %j', (accuracy, boosters, figures) => {
    const found = spread(accuracy, boosters === 'with');
    found.forEach((figure, at) => {
      const off = figure / figures[at] - 1;
      expect(Math.abs(off), `found ${found.join(' / ')}`).toBeLessThan(
        accuracy === 1 ? 1e-9 : 0.05,
      );
    });
  });
});

describe('weak learners, 60% correct, 3,000 problems at most', () => {
  it.each([
    ['without', 0, 0.04],
    ['with', 0.97, 1],
  ])('%s boosters: between %f and %f complete', (boosters, least, most) => {
    const users = Array.from({ length: 20 }, (_, seed) =>
      pool(0.6, seed, boosters === 'with', 3000),
    );
    const completed = users.flat().filter((user) => user.isCompleted).length;
    const share = completed / (20 * USERS);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
    if (boosters === 'without') expect(completed).toBeGreaterThan(0); // about 1.2%
  });
});
