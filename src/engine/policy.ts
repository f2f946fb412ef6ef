/** The switches and constants of one alternative, compiled flat: what the rules read, in the units they work in. */

import { type Milliseconds, daysToMilliseconds, milliseconds } from '../units.js';
import { type KnowledgeModel, PUBLISHED_MODEL } from './knowledge/model.js';
import type { Level } from './levels.js';
import { practiceTarget } from './rules/streak.js';
import { type RuleConstants, ruleConstants } from './constants.js';
import { type Alternatives, alternativeNumber, alternatives } from './experiments.js';

export interface Policy {
  readonly cascadingProblems: boolean;
  readonly boosterTasks: boolean;
  readonly challengeProblems: boolean;
  readonly pretest: boolean;
  readonly reviews: boolean;

  readonly practiceCorrectInARow: number;
  /** the level that a practice task leads to, and that a prerequisite must have */
  readonly practiceTarget: Level;
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
  readonly challengeProbability: number;
  readonly pretestProblems: number;
  readonly neighbourPriorWeight: number;
  readonly knowledge: KnowledgeModel;
  readonly reviewFirst: Milliseconds;
  readonly reviewMin: Milliseconds;
  readonly reviewMax: Milliseconds;
  readonly reviewFactor: number;
  readonly reviewDrop: number;
}

/**
 * Compiles alternatives and constants that have been checked already; what is left out takes its default.
 * Under `streak-10` every other rule is off, whatever its alternative.
 */
export function compilePolicy(
  forced: Partial<Alternatives> = {},
  overrides: Partial<RuleConstants> = {},
  knowledge: KnowledgeModel = PUBLISHED_MODEL,
): Policy {
  const chosen = alternatives(forced);
  const constants = ruleConstants(overrides);
  const streak = chosen.mastery_mechanics === 'streak-10';
  const boosterLength = alternativeNumber(chosen.booster_task_length);
  return Object.freeze({
    cascadingProblems: !streak && chosen.cascading_problems === 'cascading',
    boosterTasks: !streak && chosen.booster_tasks_v3 === 'booster',
    challengeProblems: !streak && chosen.challenge_problems === 'challenge',
    pretest: !streak && chosen.pretest === 'pretest',
    reviews: !streak && chosen.reviews === 'review',

    practiceCorrectInARow: streak
      ? constants.streak_correct_in_a_row
      : constants.practice_correct_in_a_row,
    practiceTarget: practiceTarget(streak),
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
    challengeProbability: constants.challenge_probability,
    pretestProblems: constants.pretest_problems,
    neighbourPriorWeight: constants.neighbour_prior_weight,
    knowledge,
    reviewFirst: daysToMilliseconds(constants.review_first_days),
    reviewMin: daysToMilliseconds(constants.review_min_days),
    reviewMax: daysToMilliseconds(constants.review_max_days),
    reviewFactor: constants.review_factor,
    reviewDrop: constants.review_drop_levels,
  });
}

/** Whether any rule asks for predictions: where none does, none are made. */
export function usesKnowledge(policy: Policy): boolean {
  return policy.challengeProblems || policy.pretest;
}

/** Rounds up; the small allowance keeps 5/6 of 18 at 15 when floating point makes it 15.000000000000002. */
function wholeProblems(problems: number): number {
  return Math.ceil(problems - 1e-9);
}
