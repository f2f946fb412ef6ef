/** The models of simulated learners and what each takes. The order of a model's parameters is that of its draws. */

import { ABILITY, GUESS, HINT_PARAMS, type ParamBounds, SLIP } from './parameters.js';
import { USER_PARAMS } from './user-params.js';
import type { TraitSettings } from './traits.js';

export interface LearnerModel {
  readonly means: string;
  readonly params: Readonly<Record<string, ParamBounds>>;
}

const { starting_prob, learning_rate, max_prob } = USER_PARAMS;

/** First how well one starts, then how fast one learns: the same draws in every model. */
export const LEARNER_MODELS = {
  accuracy: {
    means: 'one probability for all skills, which grows with practice',
    params: {
      starting_prob,
      learning_rate,
      max_prob,
      late_rate: {
        min: 0,
        max: 1,
        default: 0,
        means: 'late bloomers: added to learning_rate behind the first late_after problems',
      },
      late_after: {
        min: 0,
        max: 1_000_000,
        default: 0,
        means: 'problems before late_rate counts',
      },
      ...HINT_PARAMS,
    },
  },
  difficulty: {
    means: "item response: ability against the skill's difficulty",
    params: {
      ability: ABILITY,
      ability_growth: {
        min: 0,
        max: 10,
        default: 0,
        means: 'logits added to ability by each problem',
      },
      discrimination: {
        min: 0,
        max: 10,
        default: 1,
        means: 'how steeply the probability rises with ability',
      },
      guess: { ...GUESS, default: 0 },
      ...HINT_PARAMS,
    },
  },
  'knowledge-tracing': {
    means: 'each skill is known or not, and learnt all at once',
    params: {
      known: {
        min: 0,
        max: 1,
        means: 'probability of knowing a skill at the start, if its prerequisites are known',
      },
      learn: {
        min: 0,
        max: 1,
        means: 'probability of learning a skill by a problem on it',
      },
      guess: GUESS,
      slip: SLIP,
      forget: {
        min: 0,
        max: 1,
        default: 0,
        means: 'probability of forgetting a skill by a problem on it',
      },
      known_gap: {
        min: 0,
        max: 1,
        default: 0.05,
        means: 'in place of known, if that is higher, where a prerequisite is not known',
      },
      ...HINT_PARAMS,
    },
  },
  practice: {
    means: 'learning curves: log odds that grow with the answers on a skill',
    params: {
      ability: ABILITY,
      per_correct: {
        min: -5,
        max: 5,
        means: 'logits added on a skill by a correct answer',
      },
      per_wrong: {
        min: -5,
        max: 5,
        means: 'logits added on a skill by a wrong answer',
      },
      ...HINT_PARAMS,
    },
  },
  forgetting: {
    means: 'memory of each skill, which decays with time and which practice restores',
    params: {
      recall: {
        min: 0,
        max: 1,
        means: 'probability of recalling a skill before the first problem on it',
      },
      restore: {
        min: 0,
        max: 1,
        means: 'share of what is missing that a problem restores',
      },
      half_life_days: {
        min: 0.01,
        max: 36_500,
        means: 'days after which half is forgotten, when practised once',
      },
      half_life_gain: {
        min: 0,
        max: 100,
        default: 1,
        means: 'a problem multiplies the half-life by 1 + this x the share forgotten',
      },
      guess: { ...GUESS, default: 0 },
      slip: { ...SLIP, default: 0 },
      ...HINT_PARAMS,
    },
  },
} as const satisfies Readonly<Record<string, LearnerModel>>;

export type ModelName = keyof typeof LEARNER_MODELS;
export const MODEL_NAMES = Object.keys(LEARNER_MODELS) as readonly ModelName[];

/** A model with all of its parameters. */
export interface ModelSettings extends TraitSettings<string> {
  readonly name: ModelName;
}
