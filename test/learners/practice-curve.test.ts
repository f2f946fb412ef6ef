/** AFM and PFA in closed form: log odds are a sum. */

import { describe, expect, it } from 'vitest';
import { PracticeCurve, type PracticeParams } from '../../src/learners/practice-curve.js';
import { NO_HINTS, START, skill, skillsOf } from './models.js';

const PFA: PracticeParams = { ability: -0.5, per_correct: 0.3, per_wrong: 0.1, ...NO_HINTS };

/** Log odds of a correct answer on the first of two skills, after these answers on it. */
function logitAfter(answers: string, params: Partial<PracticeParams> = {}): number {
  const learner = new PracticeCurve({ ...PFA, ...params }, skillsOf(0.2, 0));
  for (const answer of answers) {
    learner.learn(skill(0), answer === '+', START, answer === 'h');
    learner.learn(skill(1), true, START, false);
  }
  const p = learner.probability(skill(0));
  return Math.log(p / (1 - p));
}

describe('learning curves', () => {
  it.each([
    ['', -0.7],
    ['+', -0.4],
    ['-', -0.6],
    ['++-', 0],
    ['h', -0.6],
  ])('after "%s" the log odds are %f', (answers, expected) => {
    expect(logitAfter(answers)).toBeCloseTo(expected, 12);
  });

  it('with equal rates only count problems, as AFM does', () => {
    const afm = { per_correct: 0.2, per_wrong: 0.2 };
    expect(logitAfter('+-+-', afm)).toBeCloseTo(logitAfter('----', afm), 12);
    expect(logitAfter('----', afm)).toBeCloseTo(-0.7 + 0.8, 12);
  });

  it('a hint is worth as many problems more as is said', () => {
    expect(logitAfter('h', { hint_practice: 4 })).toBeCloseTo(-0.7 + 5 * 0.1, 12);
  });

  it('may fall with errors', () => {
    expect(logitAfter('--', { per_wrong: -0.4 })).toBeCloseTo(-1.5, 12);
  });

  it('start anew after reset', () => {
    const learner = new PracticeCurve(PFA, skillsOf(0));
    const before = learner.probability(skill(0));
    learner.learn(skill(0), true, START, false);
    learner.reset();
    expect(learner.probability(skill(0))).toBe(before);
  });
});
