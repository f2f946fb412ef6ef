/** `initial_states:` — learners who start in the middle of a mission: learner k takes state k modulo their number. */

import { compileMission } from '../content/compile.js';
import type { Scenario } from '../content/scenario.js';
import type { Skill } from '../content/skill.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import type { Snapshot } from '../engine/snapshot.js';
import { UserError } from '../errors.js';
import { rawGroups } from './group-names.js';
import type { ExperimentPlan, GroupPlan } from './plan.js';
import type { Config, ConfigGroup } from './schema.js';
import type { StateSelection, StateTarget, StoredContent } from './stored-content.js';

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

/**
 * Reads the states that a plan's groups ask for.
 * @throws UserError with everything that is wrong with them
 */
export function withStates(
  plan: ExperimentPlan,
  value: unknown,
  source: Reported,
  store: StoredContent,
): ExperimentPlan {
  const targets = new Map(
    Object.entries(plan.scenarios).map(([mission, scenario]) => [mission, targetOf(scenario)]),
  );
  const requests = new Map<string, Request>();
  for (const group of plan.groups) {
    if (group.initialStates === undefined) continue;
    const target = targets.get(group.mission)!;
    const selection = selectionOf(group.initialStates, target);
    const key = statesKey(selection, target);
    const most = Math.max(requests.get(key)?.most ?? 0, plan.precision?.maxUsers ?? group.learners);
    requests.set(key, { selection, target, most, group });
  }
  const states = [...requests].map(([key, { selection, target, most, group }]) => {
    const found = store.learners(selection, target, most);
    if (found.count === 0) {
      const what = `no learner in the middle of mission ${quoted(selection.mission)} in ${store.file}`;
      throw new UserError(problemAt(source, placeOf(plan, group, value), what));
    }
    return [key, found.states] as const;
  });
  return { ...plan, states: Object.fromEntries(states) };
}

interface Request {
  readonly selection: StateSelection;
  readonly target: StateTarget;
  /** learners of the largest group that takes them; in rounds it may become larger */
  readonly most: number;
  /** one of those groups */
  readonly group: GroupPlan;
}

function selectionOf({ mission, first }: InitialStates, { slug }: StateTarget): StateSelection {
  return { mission: mission ?? slug, first };
}

function targetOf(scenario: Scenario): StateTarget {
  const { slug, skills } = compileMission(scenario);
  const slugs = (list: readonly Skill[]): string[] => list.map((skill) => skill.slug);
  return {
    slug,
    skills: slugs(skills),
    buildable: slugs(skills.filter(({ problemTypes }) => problemTypes > 0)),
  };
}

function placeOf(plan: ExperimentPlan, group: GroupPlan, value: unknown): PropertyKey[] {
  const name = group.assigned?.from ?? group.name;
  const own = plan.config.groups.find((one) => one.name === name)?.initial_states;
  const path = rawGroups(value).find((one) => one.name === name)?.path ?? [];
  return own === undefined ? ['initial_states'] : [...path.slice(0, 2), 'initial_states'];
}
