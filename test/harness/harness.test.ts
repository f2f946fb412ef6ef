/** One learner from start to ending: sessions, waits, and every way to end. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearnerStreams, RandomStream } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import type { TaskChooser } from '../../src/learners/task-choice.js';
import { randomWorld } from '../model/random-world.js';
import { type Setting, ScriptedLearner, harnessFor, plain, run } from './runs.js';

const DAY = 86_400;

describe('sessions', () => {
  it('end when their time is used up; the task goes on in the next one', () => {
    const { times, days, active } = run('a b<b', new ScriptedLearner(), {
      forced: plain,
      maxTimePerDay: 60,
      maxProblems: 5,
    });
    expect(times).toEqual([30, 60, DAY + 30, DAY + 60, 2 * DAY + 30]);
    expect([days, active]).toEqual([3, 150_000]);
  });

  it('finish the problem in hand first', () => {
    const setting = { forced: plain, seconds: 50, maxTimePerDay: 60, maxProblems: 5 };
    const { times, active } = run('a', new ScriptedLearner(), setting);
    expect(times).toEqual([50, 100, DAY + 50, DAY + 100, 2 * DAY + 50]);
    expect(active).toBe(250_000);
  });

  it('past midnight lose the next day, and time never runs back', () => {
    const setting = { seconds: 50_000, maxTimePerDay: DAY, forced: plain, maxProblems: 4 };
    const { times } = run('a', new ScriptedLearner(), setting);
    expect(times).toEqual([50_000, 100_000, 2 * DAY + 50_000, 2 * DAY + 100_000]);
  });

  it('one a day: a perfect learner masters a skill after 8 problems and 72 hours', () => {
    const outcome = run('a', new ScriptedLearner(), { forced: plain });
    expect(outcome.times).toEqual(
      [30, 60, 90, 120, 150].concat([DAY + 30, 2 * DAY + 30, 3 * DAY + 30]),
    );
    expect([outcome.status, outcome.problems, outcome.days]).toEqual(['completed', 8, 4]);
    expect([...outcome.skillMasteryDay]).toEqual([4]);
  });

  it.each([
    [0, 0, 'nothing to wait for'],
    [1, 1, 'due a second later: the session ends all the same'],
    [DAY - 150, 1, 'due when the session of day 1 starts'],
    [DAY - 149, 2, 'due a second after that'],
    [3 * DAY - 150, 3, 'due in three days'],
    [3 * DAY, 4, 'due within the fourth'],
  ])('after a wait of %i s: day %i (%s)', (spacing, day) => {
    const constants = { spacing_seconds: spacing };
    const { times } = run('a', new ScriptedLearner(), { forced: plain, constants, maxProblems: 6 });
    expect(times[5]).toBe(day === 0 ? 180 : day * DAY + 30);
  });

  it('go on as long as anything is on offer', () => {
    const { times } = run('a b', new ScriptedLearner(), { forced: plain, maxProblems: 11 });
    expect(times.slice(8)).toEqual([270, 300, DAY + 30]);
  });
});

describe('endings', () => {
  it.each<[string, string, Setting, [status: string, problems: number, days: number]]>([
    ['completed', 'a*', {}, ['completed', 2, 1]],
    ['completed with the last problem allowed', 'a*', { maxProblems: 2 }, ['completed', 2, 1]],
    ['problem limit', 'a*', { maxProblems: 1 }, ['problem_limit', 1, 1]],
    ['problem limit in a task', 'a b', { maxProblems: 7 }, ['problem_limit', 7, 1]],
    ['a wait beyond the days', 'a', { forced: plain, maxDays: 3 }, ['day_limit', 7, 3]],
    ['a wait of many days beyond them', 'a', { ...week(), maxDays: 8 }, ['day_limit', 5, 1]],
    ['and not beyond them', 'a', { ...week(), maxDays: 9 }, ['day_limit', 6, 9]],
    ['the days are used up by work', 'a', { maxTimePerDay: 30, maxDays: 4 }, ['day_limit', 4, 4]],
    ['completed on the last day', 'a', { forced: plain, maxDays: 4 }, ['completed', 8, 4]],
    [
      'completed as the last session ends',
      'a*',
      { maxTimePerDay: 60, maxDays: 1 },
      ['completed', 2, 1],
    ],
    ['blocked at once', 'a<a', {}, ['blocked', 0, 1]],
    ['blocked at once by content', 'a! b<a', {}, ['blocked', 0, 1]],
    ['blocked after what could be done', 'a* b<b', {}, ['blocked', 2, 1]],
    ['blocked by a missing prerequisite', 'a* b<a c<nowhere', {}, ['blocked', 4, 1]],
  ])('%s: %s', (_, world, setting, expected) => {
    const outcome = run(world, new ScriptedLearner(), setting);
    expect([outcome.status, outcome.problems, outcome.days]).toEqual(expected);
  });

  function week(): Setting {
    return { forced: plain, constants: { spacing_seconds: 7 * DAY } };
  }

  it.each([1, 2, 5, 17, 100])('a limit of %i problems is kept exactly', (maxProblems) => {
    const learner = new ScriptedLearner('-'.repeat(200));
    const outcome = run('a', learner, { maxProblems });
    expect([outcome.status, outcome.problems]).toEqual(['problem_limit', maxProblems]);
    expect(learner.met.length).toBe(maxProblems);
  });
});

describe('the learner', () => {
  it('takes the task that it chooses, not the best', () => {
    const lastTask: TaskChooser = { reset: () => undefined, choose: ({ count }) => count - 1 };
    const learner = new ScriptedLearner();
    const [harness] = harnessFor('a b c', { forced: plain, maxProblems: 15 });
    harness.run(learner, new LearnerStreams().seed(1, 0), { chooser: lastTask });
    expect(learner.met.join('').replaceAll('+', '')).toBe('222221111100000');
  });

  it('without a chooser takes the best, and draws nothing to choose', () => {
    const learner = new ScriptedLearner();
    const [harness] = harnessFor('a b c', { forced: plain, maxProblems: 15 });
    const streams = new LearnerStreams().seed(1, 0);
    Object.defineProperty(streams, 'choices', { get: () => expect.fail('a draw') });
    harness.run(learner, streams);
    expect(learner.met.join('').replaceAll('+', '')).toBe('000001111122222');
  });

  it('answers by one draw a problem: correct below its probability', () => {
    const learner = new ScriptedLearner();
    learner.probability = () => 0.6 as never;
    run('a b c d', learner, { maxProblems: 500 });
    const stream = new RandomStream().seed(1, 0, 'answers');
    const expected = learner.met.map(() => (stream.next() < 0.6 ? '+' : '-'));
    expect(learner.met.map((problem) => problem.at(-1))).toEqual(expected);
  });

  it.each([
    [0, 0, '-'],
    [0.5, 0.5, '-'],
    [0.5, 0.499, '+'],
    [1, 1 - 2 ** -32, '+'],
  ])('of probability %f, at the draw %f: %s', (probability, draw, mark) => {
    const [harness] = harnessFor('a', { maxProblems: 1 });
    const learner = new ScriptedLearner();
    learner.probability = () => probability as never;
    const streams = new LearnerStreams();
    streams.answers.next = () => draw;
    harness.run(learner, streams);
    expect(learner.met).toEqual([`0${mark}`]);
  });

  it('is forgotten before the next one starts', () => {
    const [harness] = harnessFor('a* b c<a,b d', { maxProblems: 60 });
    const learner = new SteadyGrowth(grower(0.5));
    const of = (number: number): unknown =>
      structuredClone(harness.run(learner, new LearnerStreams().seed(1, number)));
    const first = of(0);
    const second = of(1);
    expect(second).not.toEqual(first);
    expect([of(0), of(1)]).toEqual([first, second]);
  });
});

function grower(start: number) {
  return {
    starting_prob: start,
    learning_rate: 0.004,
    max_prob: 0.97,
    max_time_per_day: 1200,
    hint_rate: 0,
  };
}

describe('a longer limit', () => {
  it('keeps the prefix: the same problems and answers at the same times, then more', () => {
    const limits = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 200 }));
    const property = fc.property(randomWorld, limits, (world, [short, more]) => {
      const play = (setting: Setting): [string[], number[]] => {
        const [harness, engine] = harnessFor(world, { ...world, maxTimePerDay: 300, ...setting });
        const learner = new ScriptedLearner();
        learner.probability = () => world.play.accuracy as never;
        harness.run(learner, new LearnerStreams().seed(world.play.seed, 0));
        return [[...learner.met], [...engine.times]];
      };
      const [met, times] = play({ maxProblems: short + more });
      const prefix = play({ maxProblems: short });
      expect(prefix).toEqual([met.slice(0, short), times.slice(0, short)]);
      const days = play({ maxProblems: short + more, maxDays: 2 });
      const within = times.filter((time) => time <= 2 * DAY);
      expect(days).toEqual([met.slice(0, within.length), within]);
    });
    fc.assert(property, { numRuns: 150, seed: 71 });
  });
});
