/** The simulated learners of a group: from what its keys say to kinds of people. */

import { LEARNER_MODELS, type ModelSettings } from '../learners/learner-models.js';
import type { ParamBounds } from '../learners/parameters.js';
import type { GroupPlan } from './plan.js';
import type { ConfigGroup } from './schema.js';

/** Everything about a group's learners, complete. */
export function learnersOf({
  user_params,
}: ConfigGroup): Pick<GroupPlan, 'people' | 'maxTimePerDay'> {
  const { max_time_per_day, correlations = {}, ...values } = user_params;
  const model: ModelSettings = {
    name: 'accuracy',
    values: { ...defaultsOf('accuracy'), ...values },
    correlations,
  };
  return { people: [{ weight: 1, name: '', model }], maxTimePerDay: max_time_per_day };
}

function defaultsOf(name: ModelSettings['name']): Record<string, number> {
  const params = Object.entries<ParamBounds>(LEARNER_MODELS[name].params);
  return Object.fromEntries(params.map(([key, bounds]) => [key, bounds.default ?? NaN]));
}
