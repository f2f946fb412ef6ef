/** Forgetting in closed form: half of it after a half-life, and what practice restores. */

import { describe, expect, it } from 'vitest';
import { Forgetting, type ForgettingParams } from '../../src/learners/forgetting.js';
import { NO_HINTS, START, day, skill } from './models.js';

const PARAMS: ForgettingParams = {
  recall: 0.2,
  restore: 0.75,
  half_life_days: 2,
  half_life_gain: 0,
  guess: 0,
  slip: 0,
  ...NO_HINTS,
};
/** 1 - (1 - 0.2) x (1 - 0.75) */
const RESTORED = 0.8;

function learnerOf(params: Partial<ForgettingParams> = {}): Forgetting {
  return new Forgetting({ ...PARAMS, ...params }, 2);
}

describe('forgetting', () => {
  it('has not begun before the first problem', () => {
    expect(learnerOf().probability(skill(0), day(100))).toBe(0.2);
  });

  it.each([
    [0, RESTORED],
    [1, RESTORED / Math.SQRT2],
    [2, RESTORED / 2],
    [6, RESTORED / 8],
  ])('leaves, %f days behind a problem, %f', (days, expected) => {
    const learner = learnerOf();
    learner.learn(skill(0), false, day(3), false);
    expect(learner.probability(skill(0), day(3 + days))).toBeCloseTo(expected, 12);
    expect(learner.probability(skill(1), day(3 + days))).toBe(0.2);
  });

  it('is restored by the next problem, from what is left', () => {
    const learner = learnerOf();
    learner.learn(skill(0), true, START, false);
    learner.learn(skill(0), true, day(2), false);
    expect(learner.probability(skill(0), day(2))).toBeCloseTo(1 - (1 - 0.4) * 0.25, 12);
  });

  it('slows down by what was forgotten: nothing at once, much after days', () => {
    const learner = learnerOf({ half_life_gain: 2, restore: 1 });
    for (let n = 0; n < 5; n++) learner.learn(skill(0), true, START, false);
    expect(learner.probability(skill(0), day(2))).toBeCloseTo(0.5, 12);
    learner.learn(skill(0), true, day(2), false);
    // Half was forgotten: the half-life is 2 x (1 + 2 x 0.5) days.
    expect(learner.probability(skill(0), day(2 + 4))).toBeCloseTo(0.5, 12);
  });

  it('leaves guessing, and slips in between', () => {
    const learner = learnerOf({ guess: 0.25, slip: 0.05, restore: 1 });
    learner.learn(skill(0), true, START, false);
    expect(learner.probability(skill(0), START)).toBeCloseTo(0.95, 12);
    expect(learner.probability(skill(0), day(2))).toBeCloseTo(0.25 + 0.35, 12);
    expect(learner.probability(skill(0), day(30_000))).toBeCloseTo(0.25, 12);
  });

  it('is restored by a hint as by so many problems more', () => {
    const learner = learnerOf({ hint_practice: 1 });
    learner.learn(skill(0), true, START, true);
    expect(learner.probability(skill(0), START)).toBeCloseTo(1 - 0.8 * 0.25 ** 2, 12);
  });

  it('starts anew after reset', () => {
    const learner = learnerOf();
    learner.learn(skill(0), true, START, false);
    learner.reset();
    expect(learner.probability(skill(0), day(1))).toBe(0.2);
  });
});
