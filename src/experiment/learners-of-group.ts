/** The simulated learners of a group: from what its keys say to kinds of people. */

import { LEARNER_MODELS, type ModelName, type ModelSettings } from '../learners/learner-models.js';
import type { Member } from '../learners/population.js';
import { MAX_TIME_PER_DAY, type ParamBounds } from '../learners/parameters.js';
import { type GivenBehaviour, behaviourOf } from './behaviour-schema.js';
import type { GivenModel } from './learner-schema.js';
import { PRESETS, type PresetName } from '../learners/presets.js';
import type { GroupPlan } from './plan.js';
import type { GivenPopulation } from './population-schema.js';
import type { ConfigGroup } from './schema.js';

type GivenMember = GivenPopulation[number];

/** Everything about a group's learners, complete. */
export function learnersOf(
  group: ConfigGroup,
  populations: Readonly<Record<string, GivenPopulation>>,
): Pick<GroupPlan, 'people' | 'maxTimePerDay'> {
  const { user_params, user_model, population, behaviour } = group;
  const { max_time_per_day = MAX_TIME_PER_DAY.default } = group;
  if (population !== undefined) {
    const people = peopleOf(membersOf(population, populations)!, behaviour);
    return { people, maxTimePerDay: max_time_per_day };
  }
  if (user_model !== undefined) {
    const people = [alone(settingsOf(user_model), behaviour)];
    return { people, maxTimePerDay: max_time_per_day };
  }
  const { max_time_per_day: session, ...params } = user_params!;
  const model = settingsOf({ ...params, name: 'accuracy' });
  return { people: [alone(model, behaviour)], maxTimePerDay: session };
}

function peopleOf(
  members: GivenPopulation,
  behaviour: GivenBehaviour | undefined,
): GroupPlan['people'] {
  return members.map((member) => ({
    weight: member.weight,
    name: nameOf(member),
    model: modelOf(member),
    ...settledBehaviour({ ...behaviour, ...member.behaviour }),
  }));
}

/** The members of a population by its name; where there is none, that of a preset; undefined: neither. */
export function membersOf(
  name: string,
  populations: Readonly<Record<string, GivenPopulation>>,
): GivenPopulation | undefined {
  if (Object.hasOwn(populations, name)) return populations[name];
  return Object.hasOwn(PRESETS, name) ? [{ weight: 1, preset: name as PresetName }] : undefined;
}

/** What a member is called: by itself, its preset or its model. */
export function nameOf({ name, preset, user_model }: GivenMember): string {
  return name ?? preset ?? user_model!.name;
}

/** A member's model with all of its parameters. */
export function modelOf({ preset, user_model }: GivenMember): ModelSettings {
  return settingsOf(user_model ?? PRESETS[preset!].model);
}

function alone(
  model: ModelSettings,
  behaviour: GivenBehaviour | undefined,
): GroupPlan['people'][number] {
  return { weight: 1, name: '', model, ...settledBehaviour(behaviour) };
}

function settledBehaviour(
  given: GivenBehaviour | undefined,
): Pick<Member, 'taskChoice' | 'behaviour'> {
  return { taskChoice: given?.task_choice, behaviour: behaviourOf(given) };
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
