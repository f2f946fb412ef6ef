/** Reviews after completion: exactly on which days, of what, and that nothing else moves. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/harness/clock.js';
import { FollowUp, type ReviewedEngine } from '../../src/harness/follow-up.js';
import type { Observer } from '../../src/harness/observer.js';
import { Outcome } from '../../src/harness/outcome.js';
import { LearnerStreams, RandomStream } from '../../src/harness/random-stream.js';
import { type TraceStep, Tracer } from '../../src/harness/tracer.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import { DAY, type Milliseconds, milliseconds } from '../../src/units.js';
import { randomWorld } from '../model/random-world.js';
import { ScriptedLearner, type Setting, harnessFor, plain, run } from './runs.js';

/** Days after completion on which skills were asked, as '4a 11a': runs to completion with right answers first. */
function asked(world: string, answers: string, setting: Setting): string {
  const steps: TraceStep[] = [];
  const slugs = world.split(' ').map((word) => word[0]);
  const [harness] = harnessFor(
    world,
    setting,
    (engine) => new Tracer(engine, slugs, (step) => steps.push(step)),
  );
  const { problems, days } = harness.run(new ScriptedLearner(answers), seeded());
  return steps
    .slice(problems)
    .map(({ day, skill }) => `${day - days}${skill}`)
    .join(' ');
}

function seeded(): LearnerStreams {
  return new LearnerStreams().seed(1, 0);
}

describe('the days on which a skill is asked', () => {
  // 'a*' is mastered by two right answers, the second one a minute into day 0: three days later is within day 3.
  it.each([
    ['nothing before the first interval has passed', '++', 3, ''],
    ['the first session at which it has, the last day', '++', 4, '4a'],
    ['a right answer doubles the interval', '+++++', 49, '4a 11a 24a 49a'],
    ['the day before the next one is due', '++', 10, '4a'],
    ['up to 182 days', '++', 3650, rights(3650)],
    ['a wrong answer halves it, to one day at least', '++----', 10, '4a 6a 8a 10a'],
    ['and it may double again', '++--++', 20, '4a 6a 8a 11a 16a'],
  ])('%s', (_, answers, followUpDays, expected) => {
    expect(asked('a*', answers, { followUpDays })).toBe(expected);
  });

  /** Each review falls on the day behind the one that its interval ends within. */
  function rights(days: number): string {
    const found: string[] = [];
    for (let day = 4, interval = 6; day <= days; interval = Math.min(2 * interval, 182)) {
      found.push(`${day}a`);
      day += interval + 1;
    }
    return found.join(' ');
  }

  it('follow the constants of the group', () => {
    const constants = { review_first_days: 1, review_factor: 10, review_max_days: 15 };
    expect(asked('a*', '', { followUpDays: 50, constants })).toBe('2a 13a 29a 45a');
  });

  it.each<[string, NonNullable<Setting['forced']>]>([
    ['reviews off', { reviews: 'control' }],
    ['streak-10', { mastery_mechanics: 'streak-10' }],
  ])('are those of the first interval under %s, which knows no reviews', (_, forced) => {
    expect(asked('a*', '', { forced, followUpDays: 11 })).toBe('4a 11a');
  });

  it('go on from the interval that reviews before completion left', () => {
    // b is mastered on day 18; a is reviewed on the days 6 and 12: two right answers make 2.5 days ten, from day 12 on.
    const constants = { spacing_seconds: 5 * 86_400, review_first_days: 2.5 };
    const found = asked('a* b', '++-', { constants, followUpDays: 26 });
    expect(found).toBe('3b 5a 9b 20b 26a');
  });

  it('begin on the day behind the completion, however early a review was due', () => {
    const constants = { review_first_days: 0, review_min_days: 0, review_factor: 1 };
    expect(asked('a* b*', '', { constants, followUpDays: 2 })).toBe('1a 1b 2a 2b');
  });
});

describe('a session of the follow-up', () => {
  const four = 'a* b* c* d*';

  it('asks while its time lasts; the rest waits for the next day', () => {
    expect(asked(four, '', { followUpDays: 6, maxTimePerDay: 1200 })).toBe('4a 4b 4c 4d');
    const stretched = { followUpDays: 9, maxTimePerDay: 60 };
    // Two problems a day: completed on day 3; a and b were last seen on day 2, c and d on day 3.
    expect(asked(four, '', stretched)).toBe('3a 3b 4c 4d');
    const single = { followUpDays: 9, maxTimePerDay: 30, constants: { review_first_days: 6 } };
    // One a day: each waits six days and is asked on the seventh; nobody waits.
    expect(asked(four, '', single)).toBe('4a 5b 6c 7d');
  });

  it.each([
    // [last change, due (days), seconds a problem, session, expected]
    ['by last change, not by what is due first', [3, 1, 2], [1, 2, 3], 30, 1200, '3:1 3:2 3:0'],
    ['in mission order where that is the same', [1, 1, 1], [3, 2, 1], 30, 1200, '3:0 3:1 3:2'],
    ['one a day, the others the days behind', [3, 1, 2], [1, 2, 3], 30, 30, '3:1 4:2 5:0'],
    ['the problem in hand is finished first', [1, 2, 3], [3, 3, 3], 50, 60, '3:0 3:1 4:2'],
    ['a night at work costs a day', [1, 2, 3], [3, 3, 3], 50_000, 86_400, '3:0 3:1 5:2'],
    ['due when the session starts is due', [1, 1, 1], [3, 3, 9], 30, 1200, '3:0 3:1'],
    ['due a millisecond later waits', [1, 1, 1], [3, 3 + 1 / DAY, 9], 30, 1200, '3:0 4:1'],
  ])('%s', (_, lastChanges, dues, seconds, session, expected) => {
    const engine: ReviewedEngine = {
      skills: 3,
      reviewTimes: (skill) => ({
        due: Math.round(dues[skill] * DAY) as Milliseconds,
        interval: DAY,
        lastChange: (lastChanges[skill] * 1000) as Milliseconds,
      }),
      intervalAfterReview: () => (100 * DAY) as Milliseconds,
    };
    const met: string[] = [];
    const observer: Observer = {
      before: () => undefined,
      after: (clock, skill) => met.push(`${clock.day}:${skill}`),
    };
    const clock = new VirtualClock(milliseconds(session));
    clock.nextSession((2 * DAY) as Milliseconds);
    const times = Float64Array.from([seconds, seconds, seconds], milliseconds);
    const followUp = new FollowUp(engine, times, 5, observer);
    const outcome = new Outcome(3);
    followUp.run(new ScriptedLearner(), seeded(), clock, outcome);
    expect(met.join(' ')).toBe(expected);
    expect(outcome.followUps).toBe(met.length);
  });
});

describe('a follow-up', () => {
  it.each([
    ['blocked', 'a<a'],
    ['day_limit', 'a'],
  ])('is for those who completed, not for who ended as %s', (status, world) => {
    const outcome = run(world, new ScriptedLearner(), {
      forced: plain,
      maxDays: 1,
      followUpDays: 100,
    });
    expect([outcome.status, outcome.followUps]).toEqual([status, 0]);
  });

  it('is not held to the limits of the way to completion', () => {
    const setting = { maxDays: 1, maxProblems: 2, followUpDays: 11 };
    const { status, problems, days, followUps } = run('a*', new ScriptedLearner(), setting);
    expect([status, problems, days, followUps]).toEqual(['completed', 2, 1, 2]);
  });

  it('counts right answers, and drops nothing', () => {
    const learner = new ScriptedLearner('++-+-');
    const [harness, engine] = harnessFor('a*', { followUpDays: 10 });
    const { followUps, followUpsCorrect } = harness.run(learner, seeded());
    expect([followUps, followUpsCorrect, learner.met.length]).toEqual([3, 1, 5]);
    expect([engine.masteredCount, engine.times.length]).toEqual([1, 2]);
  });

  it('draws its answers behind all others, one a problem', () => {
    const learner = new ScriptedLearner();
    learner.probability = () => 0.6 as never;
    const { problems, followUps } = run('a* b c', learner, { followUpDays: 60 });
    const stream = new RandomStream().seed(1, 0, 'answers');
    const expected = learner.met.map(() => (stream.next() < 0.6 ? '+' : '-'));
    expect(learner.met.map((problem) => problem.at(-1))).toEqual(expected);
    expect(learner.met).toHaveLength(problems + followUps);
    expect(followUps).toBeGreaterThan(10);
  });

  it('leaves everything as it was at completion, in any world', () => {
    const days = fc.integer({ min: 1, max: 60 });
    let reviews = 0;
    const property = fc.property(randomWorld, days, (world, followUpDays) => {
      const outcome = (more: Setting): Outcome => {
        const [harness] = harnessFor(world, { ...world, maxProblems: 400, maxDays: 60, ...more });
        const growing = new SteadyGrowth({
          starting_prob: world.play.accuracy,
          learning_rate: 0.001,
          max_prob: 0.97,
          max_time_per_day: 1200,
          hint_rate: 0.1,
        });
        // The second learner of a harness, who must know nothing of the first one's follow-up.
        harness.run(growing, new LearnerStreams().seed(world.play.seed, 7));
        return harness.run(growing, new LearnerStreams().seed(world.play.seed, 1));
      };
      const followed = outcome({ followUpDays });
      const { followUps, followUpsCorrect } = followed;
      reviews += followUps;
      expect(followUpsCorrect).toBeLessThanOrEqual(followUps);
      expect(Object.assign(followed, { followUps: 0, followUpsCorrect: 0 })).toEqual(outcome({}));
    });
    fc.assert(property, { numRuns: 200, seed: 91 });
    expect(reviews).toBeGreaterThan(1000);
  });

  it('is traced as reviews of a task of its own', () => {
    const steps: TraceStep[] = [];
    const [harness] = harnessFor(
      'a* b',
      { forced: plain, followUpDays: 9 },
      (engine) => new Tracer(engine, ['a', 'b'], (step) => steps.push(step)),
    );
    const { problems, followUps } = harness.run(new ScriptedLearner(), seeded());
    expect(steps).toHaveLength(problems + followUps);
    expect(steps.slice(0, problems).map(({ task }) => task)).not.toContain('follow-up');
    const nothing = { also: [], offered: [], withdrawn: [], hinted: false };
    const mastered = { level_before: 'mastered', level_after: 'mastered', ...nothing };
    for (const step of steps.slice(problems)) {
      expect(step).toMatchObject({ task: 'follow-up', kind: 'review', ...mastered });
    }
    expect(steps.every(({ problem }, at) => problem === at + 1)).toBe(true);
    expect(steps.every(({ seconds }, at) => at === 0 || seconds > steps[at - 1].seconds)).toBe(
      true,
    );
  });
});
