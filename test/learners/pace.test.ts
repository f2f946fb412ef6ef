/** How long problems take: the log-normal's closed forms, the power law, whole milliseconds within bounds. */

import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/harness/random-stream.js';
import type { BehaviourNumbers } from '../../src/learners/behaviour-params.js';
import { Pace } from '../../src/learners/pace.js';
import { normalProbability } from '../../src/stats/quantiles.js';
import { numbers } from './behaviours.js';
import { skill } from './models.js';

/** Times of a learner for so many problems on skills of these seconds, in turn. */
function times(
  count: number,
  given: Partial<BehaviourNumbers>,
  seconds: readonly number[] = [30],
): number[] {
  const pace = new Pace(seconds.map((own) => ({ seconds: own })));
  pace.reset(numbers(given), { pace: new RandomStream().seed(1, 0, 'pace') });
  return Array.from({ length: count }, (_, at) => pace.timeFor(skill(at % seconds.length)));
}

const COUNT = 40_000;

describe('the time for a problem', () => {
  it('is the own one of the skill, and nothing is drawn, unless something is said', () => {
    const pace = new Pace([{ seconds: 30 }, { seconds: 0.0125 }, { seconds: 5000 }]);
    const streams = {
      get pace(): never {
        throw new Error('drawn');
      },
    };
    pace.reset(numbers({}), streams);
    expect([0, 1, 2, 0].map((ix) => pace.timeFor(skill(ix)))).toEqual([
      30_000, 13, 5_000_000, 30_000,
    ]);
  });

  it('is log-normal: its median, mean and standard deviation', () => {
    const logs = times(COUNT, { 'pace.factor': 1.5, 'pace.spread': 0.4 }).map((time) =>
      Math.log(time / 45_000),
    );
    const mean = logs.reduce((sum, log) => sum + log, 0) / COUNT;
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (COUNT - 1);
    expect(Math.abs(mean)).toBeLessThan((4 * 0.4) / Math.sqrt(COUNT));
    expect(Math.abs(Math.sqrt(variance) - 0.4)).toBeLessThan((4 * 0.4) / Math.sqrt(2 * COUNT));
    const below = logs.filter((log) => log < 0).length / COUNT;
    expect(Math.abs(below - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(COUNT));
  });

  it.each([-3, -2.2, -1, 1, 2.2, 3])('is log-normal in the tails, too: %f sd', (sd) => {
    const limit = 30_000 * Math.exp(0.2 * sd);
    const share =
      times(COUNT, { 'pace.spread': 0.2 }).filter((time) => time < limit).length / COUNT;
    const expected = normalProbability(sd);
    const error = Math.sqrt((expected * (1 - expected)) / COUNT);
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });

  it('shrinks by the power law of practice, by skill', () => {
    const [a, b] = [30_000, 60_000];
    const scale = (earlier: number): number => (earlier + 1) ** -0.3;
    const expected = [0, 1, 2, 3].flatMap((n) => [a * scale(n), b * scale(n)]).map(Math.round);
    expect(times(8, { 'pace.practice': 0.3 }, [30, 60])).toEqual(expected);
    const many = times(3000, { 'pace.practice': 0.3 });
    expect(many[2999]).toBe(Math.round(30_000 * 3000 ** -0.3));
  });

  it('is whole, at least a millisecond, at most an hour', () => {
    const wild = times(2000, { 'pace.spread': 3, 'pace.factor': 2 }, [0.002, 30, 2000]);
    expect(wild.every((time) => Number.isInteger(time))).toBe(true);
    expect(Math.min(...wild)).toBe(1);
    expect(Math.max(...wild)).toBe(3_600_000);
  });

  it('starts again with the next learner', () => {
    const pace = new Pace([{ seconds: 30 }]);
    const streams = (): { pace: RandomStream } => ({ pace: new RandomStream().seed(1, 3, 'pace') });
    const both = { 'pace.spread': 0.4, 'pace.practice': 0.1 };
    const way = (): number[] => {
      pace.reset(numbers(both), streams());
      return Array.from({ length: 5 }, () => pace.timeFor(skill(0)));
    };
    expect(way()).toEqual(way());
  });

  it('of a learner twice as slow is twice as long, problem by problem', () => {
    const slow = times(100, { 'pace.spread': 0.4, 'pace.factor': 2 });
    times(100, { 'pace.spread': 0.4 }).forEach((time, at) => {
      expect(Math.abs(slow[at] - 2 * time)).toBeLessThanOrEqual(1);
    });
  });
});
