/** What is counted of one learner: the counts add up, the milestones come when they come. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/harness/outcome.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import { type RandomWorld, randomWorld } from '../model/random-world.js';
import { ScriptedLearner, harnessFor, plain, run } from './runs.js';

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

function outcomeIn(world: RandomWorld): Outcome {
  const [harness] = harnessFor(world, { ...world, maxProblems: 400, maxDays: 60 });
  const learner = new SteadyGrowth({
    starting_prob: world.play.accuracy,
    learning_rate: 0.001,
    max_prob: 0.97,
    max_time_per_day: 1200,
    hint_rate: 0,
  });
  return harness.run(learner, new LearnerStreams().seed(world.play.seed, 1));
}

describe('counts', () => {
  it('add up in any world', () => {
    const property = fc.property(randomWorld, (world) => {
      const outcome = outcomeIn(world);
      const { practiceProblems, challengeProblems, boosterProblems, pretestProblems } = outcome;
      const tasks = [practiceProblems, challengeProblems, boosterProblems, pretestProblems];
      expect(sum(tasks)).toBe(outcome.problems);
      expect(sum(outcome.skillProblems)).toBe(outcome.problems);
      expect(sum(outcome.skillCorrect)).toBe(outcome.correct);
      expect(outcome.correct).toBeLessThanOrEqual(outcome.problems);
      expect(outcome.reviews).toBeLessThanOrEqual(challengeProblems);
      expect(outcome.reviewsCorrect).toBeLessThanOrEqual(outcome.reviews);
      expect(outcome.active).toBe(outcome.problems * 30_000);
      expect(sum(outcome.skillMastered)).toBe(outcome.mastered);
      expect(outcome.overpractice).toBeLessThanOrEqual(outcome.problems - outcome.reviews);
      // One probability for all skills, which is never forgotten: an unready learner knows nothing, any other one all.
      expect(outcome.examAccuracy30Days).toBe(outcome.examAccuracy);
      const isReady = outcome.examAccuracy >= 0.8;
      expect(outcome.overpromoted).toBe(isReady ? 0 : outcome.mastered);
      expect(outcome.status === 'completed').toBe(outcome.mastered === world.skills.length);
      expect(outcome.problemsTo80 >= outcome.problemsTo50 || outcome.problemsTo80 === -1).toBe(
        true,
      );
      outcome.skillMastered.forEach((mastered, ix) => {
        const day = outcome.skillMasteryDay[ix];
        expect(day >= mastered && day <= outcome.days).toBe(true);
        expect(outcome.skillCorrect[ix]).toBeLessThanOrEqual(outcome.skillProblems[ix]);
      });
    });
    fc.assert(property, { numRuns: 300, seed: 81 });
  });

  it('tell tasks and reviews apart', () => {
    const setting = {
      forced: {
        booster_tasks_v3: 'booster',
        booster_task_length: 'length-1',
        booster_task_min_problems: 'min-problems-9',
      },
      constants: { review_first_days: 0, spacing_seconds: 0, review_min_days: 0 },
    };
    // a mastered; b practised with one wrong; b and a review, wrong; booster for a
    const outcome = run('a* b', new ScriptedLearner('++-++++++-'), { ...setting, maxProblems: 11 });
    const { practiceProblems, challengeProblems, boosterProblems } = outcome;
    expect([practiceProblems, challengeProblems, boosterProblems]).toEqual([6, 4, 1]);
    expect([outcome.reviews, outcome.reviewsCorrect, outcome.correct]).toEqual([1, 0, 9]);
    expect([...outcome.skillProblems, ...outcome.skillCorrect]).toEqual([4, 7, 3, 6]);
  });

  it('of days are calendar days from the first session to the end', () => {
    const wait = { forced: plain, constants: { spacing_seconds: 5 * 86_400 - 150 } };
    const outcome = run('a', new ScriptedLearner(), { ...wait, maxProblems: 6 });
    expect([outcome.days, outcome.active]).toEqual([6, 180_000]);
  });
});

describe('problems until half and four fifths are mastered', () => {
  it.each([
    ['a*', 2, 2],
    ['a* b*', 3, 4],
    ['a* b* c*', 5, 6],
    ['a* b* c* d*', 6, 8],
    ['a* b* c* d* e*', 8, 9],
    ['a* b* c* d* e* f*', 9, 11],
  ])('%s: %i and %i', (world, half, fourFifths) => {
    const { problemsTo50, problemsTo80 } = run(world, new ScriptedLearner());
    expect([problemsTo50, problemsTo80]).toEqual([half, fourFifths]);
  });

  it('-1 where it never came to that', () => {
    const outcome = run('a* b* c* x<x y<y', new ScriptedLearner());
    expect([outcome.status, outcome.problemsTo50, outcome.problemsTo80]).toEqual([
      'blocked',
      6,
      -1,
    ]);
    const none = run('a<a', new ScriptedLearner());
    expect([none.problemsTo50, none.problemsTo80, none.examAccuracy]).toEqual([-1, -1, -1]);
    expect([none.examAccuracy30Days, none.overpromoted]).toEqual([-1, 0]);
  });

  it('come once: what is lost in a review and won back does not move them', () => {
    const constants = { review_first_days: 0, review_min_days: 0, spacing_seconds: 0 };
    // a is mastered with problem 2; b is practised; problem 10 is a review of a, wrong
    const learner = new ScriptedLearner('++-++++++-');
    const lost = run('a* b', learner, { constants, maxProblems: 10 });
    expect([lost.problemsTo50, lost.mastered, lost.problemsTo80]).toEqual([2, 0, -1]);
    const back = run('a* b', learner, { constants });
    expect([back.status, back.problemsTo50]).toEqual(['completed', 2]);
    expect(back.problemsTo80).toBe(back.problems);
  });
});

describe('exam accuracy', () => {
  it('is the true probability at the end, averaged over the mastered skills', () => {
    class PerSkill extends ScriptedLearner {
      override probability(skill: number): never {
        return (this.met.length < 4 ? 1 : [0.2, 0.7, 0.9][skill]) as never;
      }
    }
    const outcome = run('a* b* c<c', new PerSkill());
    expect([outcome.status, outcome.mastered]).toEqual(['blocked', 2]);
    expect(outcome.examAccuracy).toBeCloseTo((0.2 + 0.7) / 2, 12);
  });

  it('is taken after the last problem has taught something', () => {
    const growing = new SteadyGrowth({
      starting_prob: 1,
      learning_rate: 0.1,
      max_prob: 1.5,
      max_time_per_day: 1200,
      hint_rate: 0,
    });
    expect(run('a*', growing).examAccuracy).toBeCloseTo(1.2, 12);
  });
});

describe('overpromoted', () => {
  /** Right until all is mastered; then of these true probabilities. */
  class Forgetful extends ScriptedLearner {
    private readonly last: readonly number[];

    constructor(last: readonly number[]) {
      super();
      this.last = last;
    }

    override probability(skill: number): never {
      return (this.met.length < 6 ? 1 : this.last[skill]) as never;
    }
  }

  it.each([
    [[0.8, 0.8, 0.8], 0.8, 0],
    [[0.79, 0.8, 0.81], 0.8, 1],
    [[0.1 + 0.7, 1, 1], 0.8, 0], // 0.7999999999999999: 0.8 as the files print it
    [[0, 0, 1], 0.8, 2],
    [[0, 0.5, 1], 1, 2],
    [[0, 0.5, 1], 0, 0],
  ])('are skills with %j at the end, ready from %f: %i', (last, readyAccuracy, expected) => {
    const outcome = run('a* b* c*', new Forgetful(last), { readyAccuracy });
    expect([outcome.mastered, outcome.overpromoted]).toEqual([3, expected]);
  });

  it('is nothing that is not mastered, however little of it is known', () => {
    const outcome = run('a* b* c<c', new Forgetful([0, 1, 0]), { maxProblems: 6 });
    expect([outcome.mastered, outcome.overpromoted]).toEqual([2, 0]);
  });
});

describe('overpractice', () => {
  const known = { starting_prob: 0.9, learning_rate: 0, max_prob: 1, hint_rate: 0 };
  const learner = new SteadyGrowth(known);

  it.each([
    [0.9, true],
    [0.900001, false],
  ])('is every problem of one who is right 90%% of the time, ready at %f: %s', (ready, is) => {
    const forced = { ...plain, reviews: 'control' as const };
    const outcome = run('a b<a c<b', learner, { forced, readyAccuracy: ready });
    expect(outcome.overpractice).toBe(is ? outcome.problems : 0);
    expect(outcome.problems).toBeGreaterThan(0);
  });

  it('leaves reviews out, and counts the pretest', () => {
    const constants = { review_first_days: 0, review_min_days: 0 };
    const forced = { pretest: 'pretest' as const };
    const outcome = run('a b<a c<b d<c e<d', learner, { constants, forced });
    expect(outcome.reviews).toBeGreaterThan(0);
    expect(outcome.pretestProblems).toBeGreaterThan(0);
    expect(outcome.overpractice).toBe(outcome.problems - outcome.reviews);
  });

  it('is judged when the problem is asked, of its skill, hint or none', () => {
    class Late extends ScriptedLearner {
      override readonly hintBelow = 1 as never;

      override get hintRate(): never {
        return 1 as never;
      }

      override probability(skill: number): never {
        return (skill === 0 && this.met.length >= 3 ? 0.9 : 0.5) as never;
      }
    }
    const outcome = run('a b<a', new Late(), { forced: plain, maxProblems: 10 });
    expect([...outcome.skillProblems]).toEqual([10, 0]);
    expect(outcome.hinted).toBe(10);
    expect(outcome.overpractice).toBe(7);
  });
});
