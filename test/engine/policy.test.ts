/** Alternatives and constants compiled flat: defaults as in the rule book, each override in its own place. */

import { describe, expect, it } from 'vitest';
import type { ConstantName } from '../../src/engine/constants.js';
import { PUBLISHED_MODEL } from '../../src/engine/knowledge/model.js';
import { MASTERED, PRACTICED } from '../../src/engine/levels.js';
import { type Policy, compilePolicy } from '../../src/engine/policy.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const RULE_BOOK: Record<keyof Policy, unknown> = {
  challengeProblems: false,
  pretest: false,
  practiceTarget: PRACTICED,
  challengeProbability: 0.85,
  pretestProblems: 8,
  neighbourPriorWeight: 0.5,
  knowledge: PUBLISHED_MODEL,
  cascadingProblems: true,
  boosterTasks: false,
  reviews: true,
  practiceCorrectInARow: 5,
  practiceTasksOffered: 5,
  challengeSize: 6,
  challengeRise: 1,
  challengeDrop: 1,
  spacing: 16 * HOUR,
  cascadingRise: 2,
  boosterLength: 6,
  boosterMinProblems: 12,
  boosterPass: 5,
  boosterRise: 2,
  reviewFirst: 3 * DAY,
  reviewMin: DAY,
  reviewMax: 182 * DAY,
  reviewFactor: 2,
  reviewDrop: 1,
};

/** Every constant: a value that is not its default, and the one place of the policy that changes. */
const OVERRIDES: Record<ConstantName, [number, Partial<typeof RULE_BOOK>]> = {
  practice_correct_in_a_row: [3, { practiceCorrectInARow: 3 }],
  practice_tasks_offered: [2, { practiceTasksOffered: 2 }],
  challenge_size: [9, { challengeSize: 9 }],
  challenge_rise_levels: [3, { challengeRise: 3 }],
  challenge_drop_levels: [0, { challengeDrop: 0 }],
  spacing_seconds: [1.5, { spacing: 1500 }],
  cascading_rise_levels: [4, { cascadingRise: 4 }],
  booster_rise_levels: [1, { boosterRise: 1 }],
  booster_pass_share: [0.5, { boosterPass: 3 }],
  challenge_probability: [0.5, { challengeProbability: 0.5 }],
  pretest_problems: [3, { pretestProblems: 3 }],
  streak_correct_in_a_row: [4, {}],
  neighbour_prior_weight: [2, { neighbourPriorWeight: 2 }],
  review_first_days: [0.5, { reviewFirst: 12 * HOUR }],
  review_min_days: [2, { reviewMin: 2 * DAY }],
  review_max_days: [30, { reviewMax: 30 * DAY }],
  review_factor: [1.5, { reviewFactor: 1.5 }],
  review_drop_levels: [4, { reviewDrop: 4 }],
};

describe('policy', () => {
  it('is the rule book when nothing is said', () => {
    expect(compilePolicy()).toEqual(RULE_BOOK);
  });

  it.each(Object.entries(OVERRIDES))('%s changes its own place only', (name, [value, changed]) => {
    expect(compilePolicy({}, { [name]: value })).toEqual({ ...RULE_BOOK, ...changed });
  });

  it.each([
    [{ cascading_problems: 'control' }, { cascadingProblems: false }],
    [{ booster_tasks_v3: 'booster' }, { boosterTasks: true }],
    [{ reviews: 'control' }, { reviews: false }],
    [{ challenge_problems: 'challenge' }, { challengeProblems: true }],
    [{ pretest: 'pretest' }, { pretest: true }],
    [{ booster_task_length: 'length-12' }, { boosterLength: 12, boosterPass: 10 }],
    [{ booster_task_min_problems: 'min-problems-0' }, { boosterMinProblems: 0 }],
  ])('%j switches its own rule only', (forced, changed) => {
    expect(compilePolicy(forced)).toEqual({ ...RULE_BOOK, ...changed });
  });

  it('is streak-10 with all other rules off, whatever their alternatives', () => {
    const forced = {
      mastery_mechanics: 'streak-10',
      booster_tasks_v3: 'booster',
      challenge_problems: 'challenge',
      pretest: 'pretest',
    };
    const off = { cascadingProblems: false, reviews: false };
    const streak = { practiceCorrectInARow: 10, practiceTarget: MASTERED };
    expect(compilePolicy(forced)).toEqual({ ...RULE_BOOK, ...off, ...streak });
    expect(compilePolicy(forced, { streak_correct_in_a_row: 4 }).practiceCorrectInARow).toBe(4);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(compilePolicy())).toBe(true);
  });
});

describe('correct answers that pass a booster of N', () => {
  // ceil(5 N / 6) for N = 1 to 24, by hand: up by five every six
  const passes = [
    [1, 2, 3, 4, 5, 5],
    [6, 7, 8, 9, 10, 10],
    [11, 12, 13, 14, 15, 15],
    [16, 17, 18, 19, 20, 20],
  ].flat();

  it.each(passes.map((pass, at) => [at + 1, pass]))('N = %i: %i', (length, pass) => {
    expect(compilePolicy({ booster_task_length: `length-${length}` }).boosterPass).toBe(pass);
  });

  it.each([
    [0, 6, 0],
    [1, 6, 6],
    [0.5, 5, 3],
    [0.1, 10, 1],
    [0.7, 10, 7],
    [0.55, 100, 55],
    [0.999, 1000, 999],
  ])('share %f of %i: %i', (share, length, pass) => {
    const forced = { booster_task_length: `length-${length}` };
    expect(compilePolicy(forced, { booster_pass_share: share }).boosterPass).toBeCloseTo(pass, 12);
  });
});
