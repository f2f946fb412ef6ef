/** Item response theory in closed form: guess + (1 - guess) x logistic(discrimination x (ability - difficulty)). */

import { describe, expect, it } from 'vitest';
import { type DifficultyParams, ItemResponse } from '../../src/learners/item-response.js';
import { NO_HINTS, START, skill, skillsOf } from './models.js';

const RASCH = { ability: 0.5, ability_growth: 0, discrimination: 1, guess: 0, ...NO_HINTS };

function probabilities(params: Partial<DifficultyParams>, difficulties: readonly number[]) {
  const learner = new ItemResponse({ ...RASCH, ...params }, skillsOf(...difficulties));
  return difficulties.map((_, ix) => learner.probability(skill(ix)));
}

describe('item response', () => {
  it.each<[string, Partial<DifficultyParams>, number, number]>([
    ['even odds where ability meets difficulty', { ability: 1.2 }, 1.2, 0.5],
    ['odds e : 1 a logit above', { ability: 1 }, 0, Math.E / (1 + Math.E)],
    ['odds 1 : e a logit below', { ability: -1 }, 0, 1 / (1 + Math.E)],
    ['twice the slope, twice the logits', { ability: 1, discrimination: 2 }, 0.5, 0.7310585786],
    ['halfway from guessing to certain', { ability: 2, guess: 0.25 }, 2, 0.625],
    ['only guesses far below', { ability: -20, guess: 0.25 }, 20, 0.25],
    ['no slope: the skill does not matter', { ability: 3, discrimination: 0 }, -5, 0.5],
  ])('%s', (_, params, difficulty, expected) => {
    expect(probabilities(params, [difficulty])[0]).toBeCloseTo(expected, 9);
  });

  it('takes each skill at its own difficulty', () => {
    const [easy, hard] = probabilities({ ability: 0 }, [-2, 2]);
    expect(easy + hard).toBeCloseTo(1, 12);
    expect(easy).toBeGreaterThan(0.88);
  });

  it('grows with every problem, by more with a hint, and starts anew', () => {
    const params = { ...RASCH, ability: 0, ability_growth: 0.1, hint_practice: 2 };
    const learner = new ItemResponse(params, skillsOf(0, 0));
    learner.learn(skill(1), false, START, false);
    learner.learn(skill(1), true, START, true);
    expect(learner.probability(skill(0))).toBeCloseTo(1 / (1 + Math.exp(-0.4)), 12);
    learner.reset();
    expect(learner.probability(skill(0))).toBe(0.5);
  });
});
