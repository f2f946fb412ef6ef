/** What the harness tells a learner, and asks of one: when, with or without a hint, for how long a day. */

import { describe, expect, it } from 'vitest';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import { Forgetting } from '../../src/learners/forgetting.js';
import type { Milliseconds, SkillIx } from '../../src/units.js';
import { ScriptedLearner, harnessFor, plain, run } from './runs.js';

const steady = { starting_prob: 0.8, learning_rate: 0, max_prob: 1 };

describe('hints', () => {
  it.each([
    [1, true],
    [0.8, true],
    [0.79, false],
  ])('are asked for at a probability of %f or below', (hint_below, asks) => {
    const learner = new SteadyGrowth({ ...steady, hint_rate: 1, hint_below });
    const { hinted, practiceProblems } = run('a b<a', learner, { forced: plain, maxProblems: 50 });
    expect(practiceProblems).toBeGreaterThan(0);
    expect(hinted).toBe(asks ? practiceProblems : 0);
  });

  it('are told to the learner, with the time of the answer', () => {
    class Listener extends ScriptedLearner {
      readonly told: string[] = [];
      override readonly hintBelow = 1 as never;

      override get hintRate(): never {
        return 1 as never;
      }

      override learn(_: SkillIx, correct: boolean, now?: Milliseconds, hinted?: boolean): void {
        this.told.push(`${now! / 1000}${correct ? '+' : '-'}${hinted === true ? 'h' : ''}`);
      }
    }
    const learner = new Listener();
    run('a', learner, { forced: plain, maxProblems: 3, seconds: 7 });
    expect(learner.told).toEqual(['7+h', '14+h', '21+h']);
  });
});

describe('a session', () => {
  it('is as long as the learner at hand works, and the world knows for the others', () => {
    const [harness] = harnessFor('a', { forced: plain, maxProblems: 8, seconds: 30 });
    const streams = new LearnerStreams().seed(1, 0);
    const days = [60, 1200].map(
      (length) => harness.run(new ScriptedLearner('-'), streams, { sessionSeconds: length }).days,
    );
    // Six problems of practice at two a day; then three days of waits.
    expect(days[0]).toBe(days[1] + 2);
  });
});

describe('exam accuracy', () => {
  it('is that at the time of the end: what was practised first is forgotten most', () => {
    const memory = { recall: 1, restore: 1, half_life_days: 20, half_life_gain: 0 };
    const hints = { hint_rate: 0, hint_below: 1, hint_practice: 0 };
    const learner = new Forgetting({ ...memory, guess: 0, slip: 0, ...hints }, 2);
    const { examAccuracy, mastered, times } = run('a b<a', learner, { forced: plain });
    const end = (times.at(-1)! * 1000) as Milliseconds;
    const [a, b] = [0, 1].map((ix) => learner.probability(ix as SkillIx, end));
    expect(mastered).toBe(2);
    expect(Math.min(a, b)).toBeLessThan(1);
    expect(examAccuracy).toBe((a + b) / 2);
  });

  it('30 days later is forgotten by so much more, whatever follows the end', () => {
    const memory = { recall: 1, restore: 1, half_life_days: 20, half_life_gain: 0 };
    const hints = { hint_rate: 0, hint_below: 1, hint_practice: 0 };
    const learner = new Forgetting({ ...memory, guess: 0, slip: 0, ...hints }, 2);
    const outcomes = [undefined, 1, 60].map((followUpDays) => {
      const { examAccuracy, examAccuracy30Days, followUps, overpromoted } = run('a b<a', learner, {
        forced: plain,
        readyAccuracy: 1,
        ...(followUpDays === undefined ? {} : { followUpDays }),
      });
      return { examAccuracy, examAccuracy30Days, followUps, overpromoted };
    });
    const [{ examAccuracy, examAccuracy30Days }] = outcomes;
    // Both skills have the same half-life, and lose the same share in the 30 days.
    expect(examAccuracy30Days).toBeCloseTo(examAccuracy * 2 ** -1.5, 12);
    expect(outcomes[2].followUps).toBeGreaterThan(outcomes[1].followUps);
    for (const { followUps: _, ...measured } of outcomes) {
      expect(measured).toEqual({ examAccuracy, examAccuracy30Days, overpromoted: 1 });
    }
  });
});
