/** The simulated learners of a group: from what its keys say to kinds of people. */

import { LEARNER_MODELS, type ModelName, type ModelSettings } from '../learners/learner-models.js';
import { MAX_TIME_PER_DAY, type ParamBounds } from '../learners/parameters.js';
import { type GivenBehaviour, behaviourOf } from './behaviour-schema.js';
import type { GivenModel } from './learner-schema.js';
import { PRESETS, type PresetName } from '../learners/presets.js';
import type { GroupPlan } from './plan.js';
import type { GivenPopulation } from './population-schema.js';
import type { ConfigGroup } from './schema.js';

/** Everything about a group's learners, complete. */
export function learnersOf(
  group: ConfigGroup,
  populations: Readonly<Record<string, GivenPopulation>>,
): Pick<GroupPlan, 'people' | 'maxTimePerDay'> {
  const { user_params, user_model, population, behaviour } = group;
  const { max_time_per_day = MAX_TIME_PER_DAY.default } = group;
  if (population !== undefined) {
    const people = peopleOf(population, populations, behaviour);
    return { people, maxTimePerDay: max_time_per_day };
  }
  if (user_model !== undefined) {
    return { people: [alone(settingsOf(user_model), behaviour)], maxTimePerDay: max_time_per_day };
  }
  const { max_time_per_day: session, ...params } = user_params!;
  const model = settingsOf({ ...params, name: 'accuracy' });
  return { people: [alone(model, behaviour)], maxTimePerDay: session };
}

/** The members of a population by its name; where there is none, that of a preset. */
function peopleOf(
  name: string,
  populations: Readonly<Record<string, GivenPopulation>>,
  ofGroup: GivenBehaviour | undefined,
): GroupPlan['people'] {
  const members: GivenPopulation = Object.hasOwn(populations, name)
    ? populations[name]
    : [{ weight: 1, preset: name as PresetName }];
  return members.map(({ weight, name: given, user_model, preset, behaviour = ofGroup }) => {
    const model = settingsOf(user_model ?? PRESETS[preset!].model);
    const named = { weight, name: given ?? preset ?? model.name, model };
    return { ...named, behaviour: behaviourOf(behaviour) };
  });
}

function alone(
  model: ModelSettings,
  behaviour: GivenBehaviour | undefined,
): GroupPlan['people'][number] {
  return { weight: 1, name: '', model, behaviour: behaviourOf(behaviour) };
}

/** A model as configured, with what the published account's parameters leave out. */
export function settingsOf(given: GivenModel): ModelSettings {
  const { name, correlations = {}, ...values } = given;
  return {
    name,
    values: { ...defaultsOf(name), ...(values as ModelSettings['values']) },
    correlations,
  };
}

/** Of the parameters that have one. */
export function defaultsOf(name: ModelName): Record<string, number> {
  const params = Object.entries<ParamBounds>(LEARNER_MODELS[name].params);
  return Object.fromEntries(
    params.flatMap(([key, bounds]) =>
      bounds.default === undefined ? [] : [[key, bounds.default]],
    ),
  );
}
