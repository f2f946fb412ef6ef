/** The switches and constants of one alternative, compiled flat: what the rules read, in the units they work in. */

import { type Milliseconds, daysToMilliseconds, milliseconds } from '../units.js';
import { type RuleConstants, ruleConstants } from './constants.js';
import { type Alternatives, alternativeNumber, alternatives } from './experiments.js';

export interface Policy {
  readonly cascadingProblems: boolean;
  readonly boosterTasks: boolean;
  readonly reviews: boolean;

  readonly practiceCorrectInARow: number;
  readonly practiceTasksOffered: number;
  readonly challengeSize: number;
  readonly challengeRise: number;
  readonly challengeDrop: number;
  readonly spacing: Milliseconds;
  readonly cascadingRise: number;
  readonly boosterLength: number;
  readonly boosterMinProblems: number;
  /** correct answers that pass a booster */
  readonly boosterPass: number;
  readonly boosterRise: number;
  readonly reviewFirst: Milliseconds;
  readonly reviewMin: Milliseconds;
  readonly reviewMax: Milliseconds;
  readonly reviewFactor: number;
  readonly reviewDrop: number;
}

/** Compiles alternatives and constants that have been checked already; what is left out takes its default. */
export function compilePolicy(
  forced: Partial<Alternatives> = {},
  overrides: Partial<RuleConstants> = {},
): Policy {
  const chosen = alternatives(forced);
  const constants = ruleConstants(overrides);
  const boosterLength = alternativeNumber(chosen.booster_task_length);
  return Object.freeze({
    cascadingProblems: chosen.cascading_problems === 'cascading',
    boosterTasks: chosen.booster_tasks_v3 === 'booster',
    reviews: chosen.reviews === 'review',

    practiceCorrectInARow: constants.practice_correct_in_a_row,
    practiceTasksOffered: constants.practice_tasks_offered,
    challengeSize: constants.challenge_size,
    challengeRise: constants.challenge_rise_levels,
    challengeDrop: constants.challenge_drop_levels,
    spacing: milliseconds(constants.spacing_seconds),
    cascadingRise: constants.cascading_rise_levels,
    boosterLength,
    boosterMinProblems: alternativeNumber(chosen.booster_task_min_problems),
    boosterPass: wholeProblems(constants.booster_pass_share * boosterLength),
    boosterRise: constants.booster_rise_levels,
    reviewFirst: daysToMilliseconds(constants.review_first_days),
    reviewMin: daysToMilliseconds(constants.review_min_days),
    reviewMax: daysToMilliseconds(constants.review_max_days),
    reviewFactor: constants.review_factor,
    reviewDrop: constants.review_drop_levels,
  });
}

/** Rounds up; the small allowance keeps 5/6 of 18 at 15 when floating point makes it 15.000000000000002. */
function wholeProblems(problems: number): number {
  return Math.ceil(problems - 1e-9);
}
