/** `initial_states:` — learners who start in the middle of a mission: learner k takes state k modulo their number. */

import { compileMission } from '../content/compile.js';
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
  const asked = askedBy(plan, group);
  return asked && plan.states[statesKey(asked.selection, asked.target)];
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
  const states: Record<string, readonly Snapshot[]> = {};
  for (const group of plan.groups) {
    const asked = askedBy(plan, group);
    if (asked === undefined) continue;
    const { selection, target } = asked;
    const key = statesKey(selection, target);
    if (Object.hasOwn(states, key)) continue;
    const found = store.learners(selection, target, mostLearners(plan, key));
    if (found.count === 0) {
      const what = `no learner in the middle of mission ${quoted(selection.mission)} in ${store.file}`;
      throw new UserError(problemAt(source, placeOf(plan, group, value), what));
    }
    states[key] = found.states;
  }
  return { ...plan, states };
}

function askedBy(
  { scenarios }: ExperimentPlan,
  { initialStates, mission }: GroupPlan,
): { readonly selection: StateSelection; readonly target: StateTarget } | undefined {
  if (initialStates === undefined) return undefined;
  const { slug } = scenarios[mission];
  return {
    selection: { mission: initialStates.mission ?? slug, first: initialStates.first },
    target: { slug, skills: compileMission(scenarios[mission]).skills.map((skill) => skill.slug) },
  };
}

/** Of the groups that take states from there; in rounds they may become more. */
function mostLearners(plan: ExperimentPlan, key: string): number {
  const taking = plan.groups.filter((group) => {
    const asked = askedBy(plan, group);
    return asked !== undefined && statesKey(asked.selection, asked.target) === key;
  });
  return Math.max(plan.precision?.maxUsers ?? 0, ...taking.map(({ learners }) => learners));
}

function placeOf(plan: ExperimentPlan, group: GroupPlan, value: unknown): PropertyKey[] {
  const name = group.assigned?.from ?? group.name;
  const own = plan.config.groups.find((one) => one.name === name)?.initial_states;
  const path = rawGroups(value).find((one) => one.name === name)?.path ?? [];
  return own === undefined ? ['initial_states'] : [...path.slice(0, 2), 'initial_states'];
}
