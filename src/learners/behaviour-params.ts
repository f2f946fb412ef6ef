/** The numbers that say how simulated learners behave, apart from what they know. Their order is that of their draws. */

import type { ParamBounds } from './parameters.js';

/**
 * By their dotted path in `behaviour:`. With the defaults a learner is as without: always the skill's own time, never gives
 * up. Where `after` and `known` count, their defaults are assumptions.
 */
export const BEHAVIOUR_PARAMS = {
  'pace.factor': {
    min: 0.01,
    max: 100,
    default: 1,
    means: "median time for a problem, over the skill's own seconds",
  },
  'pace.spread': {
    min: 0,
    max: 3,
    default: 0,
    means: 'standard deviation of log seconds from problem to problem',
  },
  'pace.practice': {
    min: 0,
    max: 2,
    default: 0,
    means:
      'faster with practice: the time is multiplied by (earlier problems on the skill + 1)^-this',
  },
  'dropout.daily': {
    min: 0,
    max: 1,
    default: 0,
    means: 'probability of not coming to a session, and never again; the first one is safe',
  },
  'dropout.frustration.after': {
    min: 0,
    max: 1_000_000,
    default: 5,
    means: 'wrong answers in a row that are put up with',
  },
  'dropout.frustration.hazard': {
    min: 0,
    max: 1,
    default: 0,
    means: 'probability of leaving behind each further one',
  },
  'dropout.boredom.after': {
    min: 0,
    max: 1_000_000,
    default: 10,
    means: 'known problems in a row that are put up with',
  },
  'dropout.boredom.hazard': {
    min: 0,
    max: 1,
    default: 0,
    means: 'probability of leaving behind each further one',
  },
  'dropout.boredom.known': {
    min: 0,
    max: 1,
    default: 0.95,
    means: 'a problem is known at this true probability of a correct answer or above',
  },
} as const satisfies Readonly<Record<string, ParamBounds>>;

export type BehaviourParam = keyof typeof BEHAVIOUR_PARAMS;
export const BEHAVIOUR_PARAM_NAMES = Object.keys(BEHAVIOUR_PARAMS) as readonly BehaviourParam[];

/** Of the learner in hand. */
export type BehaviourNumbers = Readonly<Record<BehaviourParam, number>>;
