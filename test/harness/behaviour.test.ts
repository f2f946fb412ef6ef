/** What the harness makes of a learner's behaviour: time, days, endings. */

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/harness/outcome.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { type TraceStep, Tracer } from '../../src/harness/tracer.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import type { Behaviour } from '../../src/learners/behaviour.js';
import { Forgetting } from '../../src/learners/forgetting.js';
import type { SimulatedLearner } from '../../src/learners/learner.js';
import { behaviourOf } from '../learners/behaviours.js';
import { NO_HINTS } from '../learners/models.js';
import { ScriptedLearner, type Setting, harnessFor, plain } from './runs.js';

const streams = new LearnerStreams();

/** One learner in a mission such as 'a b<a': the outcome, and the steps. */
function go(
  world: string,
  learner: SimulatedLearner,
  behaviour?: Behaviour,
  setting: Setting = {},
): { outcome: Outcome; steps: TraceStep[] } {
  const steps: TraceStep[] = [];
  const slugs = world.split(' ').map((word) => word[0]);
  const [harness] = harnessFor(
    world,
    setting,
    (engine) => new Tracer(engine, slugs, (step) => steps.push(step)),
  );
  const outcome = harness.run(learner, streams.seed(1, 0), { behaviour });
  return { outcome, steps };
}

const daysOf = (steps: readonly TraceStep[]): number[] => [...new Set(steps.map(({ day }) => day))];

const steadyLearner = (p: number): SteadyGrowth =>
  new SteadyGrowth({ starting_prob: p, learning_rate: 0, max_prob: 1, hint_rate: 0 });

/** One problem a session, always wrong: as many sessions as there may be. */
const NEVER: Setting = { maxTimePerDay: 30, forced: plain, stalledAfter: 100_000 };
const never = (): SteadyGrowth => steadyLearner(0);

describe('a schedule', () => {
  it('has sessions on its days only', () => {
    const schedule = { days: ['mon', 'thu'], holidays: [{ from_day: 10, days: 7 }] } as const;
    const behaviour = behaviourOf(1, {}, schedule);
    const { steps, outcome } = go('a', never(), behaviour, { ...NEVER, maxDays: 29 });
    expect(daysOf(steps)).toEqual([1, 4, 8, 18, 22, 25, 29]);
    expect([outcome.status, outcome.days]).toEqual(['day_limit', 29]);
  });

  it('counts days from the first session', () => {
    const behaviour = behaviourOf(1, {}, { days: ['fri'] });
    const { steps } = go('a', never(), behaviour, { ...NEVER, maxDays: 15 });
    expect(steps.map(({ seconds }) => seconds)).toEqual([0, 7, 14].map((day) => day * 86_400 + 30));
    expect(daysOf(steps)).toEqual([1, 8, 15]);
  });

  it('goes to the first of its sessions at which something is due', () => {
    // Practised on day 1; each of three rises waits for 16 hours.
    const all = go('a', new ScriptedLearner(), undefined, { forced: plain });
    expect([all.outcome.status, ...daysOf(all.steps)]).toEqual(['completed', 1, 2, 3, 4]);
    const behaviour = behaviourOf(1, {}, { days: ['mon', 'sun'] });
    const { outcome, steps } = go('a', new ScriptedLearner(), behaviour, { forced: plain });
    expect([outcome.status, ...daysOf(steps)]).toEqual(['completed', 1, 7, 8, 14]);
  });

  it('that is over ends at the limit of days, on the last day with a session', () => {
    const behaviour = behaviourOf(1, {}, { terms: [{ from_day: 0, days: 2 }] });
    const working = go('a', never(), behaviour, NEVER).outcome;
    expect([working.status, working.days, working.problems]).toEqual(['day_limit', 2, 2]);
    expect(working.active).toBe(60_000);
    const waiting = go('a', new ScriptedLearner(), behaviour, { forced: plain }).outcome;
    expect([waiting.status, waiting.days]).toEqual(['day_limit', 2]);
    expect(waiting.examAccuracy).toBe(-1);
  });

  it('that is over is no stall', () => {
    const setting = { ...NEVER, stalledAfter: 1 };
    const behaviour = behaviourOf(1, {}, { terms: [{ from_day: 0, days: 3 }] });
    expect(go('a', never(), behaviour, setting).outcome.status).toBe('day_limit');
    // Here the look ahead waits for a day between tasks, and above in the middle of one.
    const long = { ...setting, maxTimePerDay: 1200 };
    expect(go('a', never(), behaviour, long).outcome.status).toBe('day_limit');
  });

  it('is kept in a look ahead: three rises on Mondays take longer than the days there may be', () => {
    const setting = {
      ...NEVER,
      maxTimePerDay: 1200,
      stalledAfter: 2,
      maxDays: 15,
      maxProblems: 90,
    };
    const status = (behaviour: Behaviour): string =>
      go('a', never(), behaviour, setting).outcome.status;
    expect(status(behaviourOf(1, {}, { days: ['mon'] }))).toBe('stalled');
    expect(status(behaviourOf(1, {}, { days: ['mon', 'tue', 'wed', 'thu'] }))).toBe(
      'problem_limit',
    );
  });

  it('leaves who is blocked blocked', () => {
    const cycle = go('a<b b<a', never(), behaviourOf(2, {}, { days: ['mon'] }), {
      forced: { ...plain, cascading_problems: 'control' },
    });
    expect(cycle.outcome.status).toBe('blocked');
  });

  it('holds for the follow-up', () => {
    const setting = { forced: plain, followUpDays: 30 };
    const behaviour = behaviourOf(1, { 'pace.factor': 2 }, { days: ['mon', 'tue'] });
    const { steps, outcome } = go('a', new ScriptedLearner(), behaviour, setting);
    const reviews = steps.slice(outcome.problems);
    expect(reviews.length).toBeGreaterThan(1);
    expect(reviews.every(({ day }) => day % 7 === 1 || day % 7 === 2)).toBe(true);
    expect(reviews.every(({ seconds }) => seconds % 86_400 === 60)).toBe(true);
    const short = behaviourOf(1, {}, { terms: [{ from_day: 0, days: 8 }] });
    expect(go('a', new ScriptedLearner(), short, setting).outcome.followUps).toBe(1);
  });

  it('with holidays lets knowledge decay', () => {
    const memory = { recall: 1, restore: 1, half_life_days: 10, half_life_gain: 0 };
    const learner = (): Forgetting =>
      new Forgetting({ ...memory, guess: 0, slip: 0, ...NO_HINTS }, 1);
    const holidays = [{ from_day: 1, days: 19 }];
    const at = (behaviour?: Behaviour): number =>
      go('a', learner(), behaviour, { forced: plain, maxProblems: 6 }).steps[5].probability;
    // The fifth problem ends at 150 s of the first day.
    const recalled = (days: number): number => 2 ** (-(days - 150 / 86_400) / 10);
    expect(at()).toBeCloseTo(recalled(1), 10);
    expect(at(behaviourOf(1, {}, { holidays }))).toBeCloseTo(recalled(20), 10);
  });
});

describe('a pace', () => {
  it('is taken for each problem, and fills sessions sooner', () => {
    const setting = { forced: plain, maxTimePerDay: 90, maxProblems: 6 };
    const { steps, outcome } = go('a', never(), behaviourOf(1, { 'pace.factor': 1.5 }), setting);
    expect(steps.map(({ seconds }) => seconds % 86_400)).toEqual([45, 90, 45, 90, 45, 90]);
    expect([outcome.active, outcome.days]).toEqual([270_000, 3]);
  });

  it('moves no answer where days do not count', () => {
    const setting = { forced: plain, maxTimePerDay: 86_400, maxProblems: 40 };
    const answers = (behaviour?: Behaviour): string[] =>
      go('a b c d e f', steadyLearner(0.5), behaviour, setting).steps.map(
        ({ correct, skill }) => `${skill}${correct}`,
      );
    const varied = behaviourOf(6, { 'pace.spread': 0.5, 'pace.practice': 0.2 });
    expect(answers(varied)).toEqual(answers());
  });
});

describe('dropping out', () => {
  it('between sessions leaves a share of (1 - hazard)^sessions', () => {
    const [harness] = harnessFor('a', { ...NEVER, maxDays: 80 });
    const behaviour = behaviourOf(1, { 'dropout.daily': 0.05 });
    const learner = never();
    const count = 4000;
    const sessions = Array.from({ length: count }, (_, number) => {
      const outcome = harness.run(learner, streams.seed(1, number), { behaviour });
      expect(outcome.status).toBe(outcome.days < 80 ? 'dropped_out' : outcome.status);
      expect(outcome.problems).toBe(outcome.days);
      return outcome.days;
    });
    for (const n of [1, 2, 10, 30, 60]) {
      const expected = 0.95 ** n;
      const left = sessions.filter((days) => days > n).length / count;
      const error = Math.sqrt((expected * (1 - expected)) / count);
      expect(Math.abs(left - expected)).toBeLessThan(4 * error);
    }
  });

  it('is asked at each session but the first, and counts to the last one held', () => {
    const behaviour = behaviourOf(1, { 'dropout.daily': 1 }, { days: ['mon'] });
    const { outcome } = go('a', never(), behaviour, NEVER);
    expect([outcome.status, outcome.days, outcome.problems]).toEqual(['dropped_out', 1, 1]);
    expect([outcome.active, outcome.dropoutCause]).toEqual([30_000, 'daily']);
    const limited = go('a', never(), behaviour, { ...NEVER, maxDays: 7 }).outcome;
    expect([limited.status, limited.dropoutCause]).toEqual(['day_limit', undefined]);
    const done = go('a*', new ScriptedLearner(), behaviour).outcome;
    expect([done.status, done.dropoutCause]).toEqual(['completed', undefined]);
  });

  it('out of frustration is behind the answer', () => {
    const sure = { 'dropout.frustration.after': 2, 'dropout.frustration.hazard': 1 };
    const { outcome } = go('a', new ScriptedLearner('--+---'), behaviourOf(1, sure));
    expect([outcome.status, outcome.problems]).toEqual(['dropped_out', 6]);
    expect([outcome.days, outcome.dropoutCause]).toEqual([1, 'frustration']);
  });

  it('out of frustration counts an answer with a hint as wrong', () => {
    const sure = { 'dropout.frustration.after': 3, 'dropout.frustration.hazard': 1 };
    const learner = new SteadyGrowth({
      starting_prob: 1,
      learning_rate: 0,
      max_prob: 1,
      hint_rate: 1,
    });
    const { outcome } = go('a', learner, behaviourOf(1, sure), { forced: plain });
    expect([outcome.status, outcome.problems]).toEqual(['dropped_out', 4]);
  });

  it('out of boredom is behind a problem that was known, even at a new high of mastery', () => {
    const sure = { 'dropout.boredom.after': 2, 'dropout.boredom.hazard': 1 };
    const { outcome } = go('a* b*', steadyLearner(1), behaviourOf(2, sure));
    expect([outcome.status, outcome.problems]).toEqual(['dropped_out', 3]);
    expect([outcome.dropoutCause, outcome.problemsToMost]).toEqual(['boredom', 3]);
  });

  it('does not come before completion at the same answer, nor in a follow-up', () => {
    const sure = { 'dropout.boredom.after': 1, 'dropout.boredom.hazard': 1 };
    const { outcome } = go('a*', steadyLearner(1), behaviourOf(1, sure), { followUpDays: 40 });
    expect([outcome.status, outcome.problems]).toEqual(['completed', 2]);
    expect(outcome.followUps).toBeGreaterThan(1);
  });

  it('and the pace go on behind a look ahead as if there had been none', () => {
    const given = { 'dropout.daily': 0.02, 'pace.spread': 0.5, 'pace.practice': 0.2 };
    const way = (stalledAfter: number): unknown[] => {
      const { outcome } = go('a', never(), behaviourOf(1, given), { ...NEVER, stalledAfter });
      return [outcome.status, outcome.problems, outcome.active, outcome.days];
    };
    expect(way(1)).toEqual(way(100_000));
    expect(way(1)[0]).toBe('dropped_out');
  });

  it('is forgotten with the next learner', () => {
    const [harness] = harnessFor('a*');
    const sure = { 'dropout.boredom.after': 0, 'dropout.boredom.hazard': 1 };
    const run = (behaviour?: Behaviour): string =>
      harness.run(steadyLearner(1), streams.seed(1, 0), { behaviour }).status;
    const leaves = behaviourOf(1, sure);
    expect([run(leaves), run(), run(leaves)]).toEqual(['dropped_out', 'completed', 'dropped_out']);
  });
});
