/** Reads the states of `initial_states:` from where they are kept, once for all groups that ask for the same. */

import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import { UserError } from '../errors.js';
import { rawGroups } from './group-names.js';
import { selectionOf, statesKey, targetOf } from './initial-states.js';
import type { ExperimentPlan, GroupPlan } from './plan.js';
import type { StateSelection, StateTarget, StoredContent } from './stored-content.js';

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

function placeOf(plan: ExperimentPlan, group: GroupPlan, value: unknown): PropertyKey[] {
  const name = group.assigned?.from ?? group.name;
  const own = plan.config.groups.find((one) => one.name === name)?.initial_states;
  const path = rawGroups(value).find((one) => one.name === name)?.path ?? [];
  return own === undefined ? ['initial_states'] : [...path.slice(0, 2), 'initial_states'];
}
