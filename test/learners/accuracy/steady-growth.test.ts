/** The accuracy model of the published account: min(max_prob, starting_prob + learning_rate x problems). */

import { describe, expect, it } from 'vitest';
import { SteadyGrowth, grownProbability } from '../../../src/learners/accuracy/steady-growth.js';
import type { UserParams } from '../../../src/learners/user-params.js';
import type { SkillIx } from '../../../src/units.js';

function params(starting: number, rate = 0, max = 1): UserParams {
  return {
    starting_prob: starting,
    learning_rate: rate,
    max_prob: max,
    max_time_per_day: 1200,
    hint_rate: 0,
  };
}

const skill = 0 as SkillIx;

describe('steady growth', () => {
  it.each([
    [params(0.9), 0, 0.9],
    [params(0.9), 1000, 0.9],
    [params(0.5, 0.01), 1, 0.51],
    [params(0.5, 0.01), 20, 0.7],
    [params(0.5, 0.01), 49, 0.99],
    [params(0.5, 0.01), 50, 1],
    [params(0.5, 0.01), 51, 1],
    [params(0.5, 0.01, 0.6), 9, 0.59],
    [params(0.5, 0.01, 0.6), 11, 0.6],
    [params(0.9, 0, 0.6), 0, 0.6],
    [params(0, 0), 10, 0],
    [params(0, 1), 1, 1],
  ])('%j after %i problems: %f', (given, problems, expected) => {
    expect(grownProbability(given, problems)).toBeCloseTo(expected, 12);
    const learner = new SteadyGrowth(given);
    for (let n = 0; n < problems; n++) learner.learn(skill, n % 2 === 0);
    expect(learner.probability(skill)).toBe(grownProbability(given, problems));
  });

  it('adds up no rounding: a thousand problems are one product', () => {
    expect(grownProbability(params(0, 0.0001), 1000)).toBe(0.0001 * 1000);
    expect(grownProbability(params(0.5, 0.001), 300)).toBe(0.5 + 0.001 * 300);
  });

  it('is one number for all skills, and every answer teaches, right or wrong', () => {
    const learner = new SteadyGrowth(params(0.5, 0.1));
    learner.learn(3 as SkillIx, false);
    learner.learn(7 as SkillIx, true);
    const probabilities = [0, 3, 7].map((ix) => learner.probability(ix as SkillIx));
    expect(probabilities).toEqual([0.7, 0.7, 0.7]);
  });

  it.each([
    [10, 0.5],
    [20, 0.5],
    [21, 0.52],
    [30, 0.7],
    [1000, 1],
  ])('of a late bloomer, after %i problems: %f', (problems, expected) => {
    const late = { ...params(0.5), late_rate: 0.02, late_after: 20 };
    expect(grownProbability(late, problems)).toBeCloseTo(expected, 12);
    const learner = new SteadyGrowth(late);
    for (let n = 0; n < problems; n++) learner.learn(skill, true);
    expect(learner.probability(skill)).toBe(grownProbability(late, problems));
  });

  it('learns from a hint as from so many problems more', () => {
    const learner = new SteadyGrowth({ ...params(0.5, 0.01), hint_practice: 4 });
    learner.learn(skill, true, undefined, true);
    expect(learner.probability(skill)).toBe(grownProbability(params(0.5, 0.01), 5));
  });

  it('takes the parameters as they are at reset: the next learner is another one', () => {
    const given = { ...params(0.5) };
    const learner = new SteadyGrowth(given);
    Object.assign(given, { starting_prob: 0.75, hint_rate: 0.25 });
    learner.reset();
    expect([learner.probability(skill), learner.hintRate]).toEqual([0.75, 0.25]);
  });

  it('starts anew after reset', () => {
    const learner = new SteadyGrowth(params(0.5, 0.1));
    learner.learn(skill, true);
    learner.reset();
    expect(learner.probability(skill)).toBe(0.5);
  });
});
