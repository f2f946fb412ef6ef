/** `initial_states:` — learners who start in the middle of a mission: learner k takes state k modulo their number. */

import { compileMission } from '../content/compile.js';
import type { Scenario } from '../content/scenario.js';
import type { Skill } from '../content/skill.js';
import type { Snapshot } from '../engine/snapshot.js';
import type { ExperimentPlan, GroupPlan } from './plan.js';
import type { Config, ConfigGroup } from './schema.js';
import type { StateSelection, StateTarget } from './stored-content.js';

/** What a group asks for. */
export interface InitialStates {
  /** slug under which the states are kept; undefined: the mission's own */
  readonly mission: string | undefined;
  readonly first: number | undefined;
}

/** What a group asks for, or the experiment where the group does not say; undefined: learners start anew. */
export function initialStatesOf(config: Config, group: ConfigGroup): InitialStates | undefined {
  const asked = group.initial_states ?? config.initial_states ?? false;
  if (asked === false) return undefined;
  const { mission, first } = asked === true ? {} : asked;
  return { mission, first };
}

/** Under which key a plan keeps these states. */
export function statesKey({ mission, first }: StateSelection, { slug }: StateTarget): string {
  const name = JSON.stringify(slug);
  const from = mission === slug ? name : `${JSON.stringify(mission)} in ${name}`;
  return first === undefined ? from : `${from}, the first ${first}`;
}

/** The states that a group's learners start from; undefined: they start anew. */
export function statesOf(plan: ExperimentPlan, group: GroupPlan): readonly Snapshot[] | undefined {
  if (group.initialStates === undefined) return undefined;
  const target = targetOf(plan.scenarios[group.mission]);
  return plan.states[statesKey(selectionOf(group.initialStates, target), target)];
}

/** Of which mission, and how many, where nothing is said. */
export function selectionOf(
  { mission, first }: InitialStates,
  { slug }: StateTarget,
): StateSelection {
  return { mission: mission ?? slug, first };
}

/** The mission that the states are to fit. */
export function targetOf(scenario: Scenario): StateTarget {
  const { slug, skills } = compileMission(scenario);
  const slugs = (list: readonly Skill[]): string[] => list.map((skill) => skill.slug);
  return {
    slug,
    skills: slugs(skills),
    buildable: slugs(skills.filter(({ problemTypes }) => problemTypes > 0)),
  };
}
