/** The models of simulated learners and what each takes. The order of a model's parameters is that of its draws. */

import { HINT_PARAMS, type ParamBounds } from './parameters.js';
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
} as const satisfies Readonly<Record<string, LearnerModel>>;

export type ModelName = keyof typeof LEARNER_MODELS;

/** A model with all of its parameters. */
export interface ModelSettings extends TraitSettings<string> {
  readonly name: ModelName;
}
