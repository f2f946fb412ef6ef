/**
 * The older mechanics: each skill takes a run of ten correct answers, (1 - p^10) / ((1 - p) p^10) problems, whatever
 * the map. Time does not enter: nothing waits.
 */

import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/engine/policy.js';
import { expectedCosts } from './absorbing-chain.js';
import { expectClose } from './comparison.js';
import { missionOf, simulate } from './simulated.js';

const TWO = [[], [0]];

/** Problems until each of `skills` skills had `inARow` correct answers in a row. */
function streakProblems(skills: number, inARow: number, right: number): number {
  return expectedCosts({ skill: 0, streak: 0 }, ['problem'], ({ skill, streak }) => {
    const next =
      streak + 1 < inARow ? { skill, streak: streak + 1 } : { skill: skill + 1, streak: 0 };
    return {
      cost: 'problem',
      branches: [
        { probability: right, to: next.skill < skills ? next : undefined },
        { probability: 1 - right, to: { skill, streak: 0 } },
      ],
    };
  }).costs.problem;
}

describe('expected problems under streak-10', () => {
  it.each([
    { needs: [[]], accuracy: 0.75, hintRate: 0, inARow: 10 },
    { needs: [[]], accuracy: 0.97, hintRate: 0, inARow: 10 },
    { needs: TWO, accuracy: 0.9, hintRate: 0, inARow: 10 },
    { needs: TWO, accuracy: 0.6, hintRate: 0, inARow: 4 },
    { needs: TWO, accuracy: 0.97, hintRate: 0.1, inARow: 10 },
  ])('$needs.length skills, $inARow in a row, accuracy $accuracy', (each) => {
    const { needs, accuracy, hintRate, inARow } = each;
    const policy = compilePolicy(
      { mastery_mechanics: 'streak-10' },
      { streak_correct_in_a_row: inARow },
    );
    const params = { accuracy, hintRate, secondsPerDay: 1200 };
    const sample = simulate(missionOf(needs, [0]), policy, params, 6000, 10 + inARow);
    const exact = streakProblems(needs.length, inARow, accuracy * (1 - hintRate));
    expectClose('problems', sample.problems, exact);
    expect(sample.practice).toEqual(sample.problems);
  });
});
