/** Beyond the learners that are kept: what they say of all must be what all would say. */

import { describe, expect, it } from 'vitest';
import { type Followed, completionBootstrap } from '../../src/comparison/completion-bootstrap.js';
import { type CompletionTimes, ENDING, KEPT } from '../../src/comparison/completion-times.js';
import { RandomStream } from '../../src/harness/random-stream.js';
import { percentileInterval } from '../../src/stats/bootstrap.js';
import { LIMITS, type MadeLearner, compare, made, problemsOf, rowOf } from './learners.js';

/** Learners of a random stream: the group's come out `gain` problems earlier on average. */
function crowd(size: number, seed: number, gain: number): MadeLearner[] {
  const stream = new RandomStream().seed(seed, 0, 'answers');
  return made(
    ...Array.from({ length: size }, () => {
      const practice = Math.round(30 + 30 * stream.next() + 20 * stream.next() - gain);
      const status = stream.next() < 0.02 ? ('blocked' as const) : ('completed' as const);
      return { practice, status };
    }),
  );
}

/** As if all were kept. */
function allOf(those: readonly MadeLearner[]): CompletionTimes {
  return {
    keptTimes: those.map(problemsOf),
    keptEndings: those.map(({ status }) =>
      status === 'completed' ? ENDING.completed : ENDING.never,
    ),
  } as Partial<CompletionTimes> as CompletionTimes;
}

function fullInterval(
  group: readonly MadeLearner[],
  control: readonly MadeLearner[],
  of: Followed,
  isPaired: boolean,
) {
  const stream = new RandomStream().seed(99, 0, 'bootstrap');
  const { replicates } = completionBootstrap(
    allOf(group),
    allOf(control),
    LIMITS.max_problems,
    isPaired,
    () => stream.next(),
  );
  return percentileInterval(replicates[of], 0.95)!;
}

const METRIC = 'problems_to_completion.restricted_mean';
const [group, control] = [crowd(3 * KEPT, 1, 0.3), crowd(3 * KEPT, 2, 0)];

describe(`of ${3 * KEPT} learners`, () => {
  const row = rowOf(compare(group, control), METRIC);
  const full = fullInterval(group, control, 'restrictedMean', true);
  const width = full.high - full.low;

  // An end of 1000 replicates has a standard error of about 4% of the width: a tenth, twice over, is 2.5 of them.
  it('the interval is as wide as the one of all, within a fifth', () => {
    const found = row.difference.high! - row.difference.low!;
    expect(found / width).toBeGreaterThan(0.8);
    expect(found / width).toBeLessThan(1.25);
  });

  it('and lies where that lies, around the difference of all', () => {
    expect(Math.abs(row.difference.low! - full.low)).toBeLessThan(0.2 * width);
    expect(Math.abs(row.difference.high! - full.high)).toBeLessThan(0.2 * width);
  });

  it('the p-value is of the same learners as the interval: both see the difference, or neither', () => {
    expect(row.difference.high).toBeLessThan(0);
    expect(row.p).toBeLessThan(0.05);
    const none = rowOf(compare(crowd(3 * KEPT, 3, 0), control), METRIC);
    expect(none.difference.low! < 0 && none.difference.high! > 0).toBe(true);
    expect(none.p).toBeGreaterThan(0.05);
  });
});

it('of a small control the interval is never too narrow, however large the group is', () => {
  const small = control.slice(0, 300);
  const row = rowOf(compare(group, small, { samePeople: false }), METRIC);
  const full = fullInterval(group, small, 'restrictedMean', false);
  const [found, wanted] = [row.difference.high! - row.difference.low!, full.high - full.low];
  expect(found / wanted).toBeGreaterThan(0.85);
  expect(found / wanted).toBeLessThan(1.2);
});
