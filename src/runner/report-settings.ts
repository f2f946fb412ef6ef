/** What the groups of a run are set to, where that is not the default in all of them. */

import { basename } from 'node:path';
import { ruleConstants } from '../engine/constants.js';
import { alternatives } from '../engine/experiments.js';
import type { GroupPlan } from '../experiment/plan.js';
import { valueText } from '../experiment/sweep-point.js';

/** Names are keys of a configuration. */
type Settings = ReadonlyMap<string, string>;

const DEFAULTS = settingsOf({
  alternatives: alternatives(),
  engine: ruleConstants(),
  ownEngine: undefined,
  knowledgeModel: undefined,
  initialStates: undefined,
});

/** Of each group every setting that is another one than by default in any of them. */
export function groupSettings(groups: readonly GroupPlan[]): Settings[] {
  const all = groups.map(settingsOf);
  const changed = [...DEFAULTS].filter(([name, usual]) =>
    all.some((one) => one.get(name) !== usual),
  );
  return all.map((one) => new Map(changed.map(([name]) => [name, one.get(name)!])));
}

function settingsOf({
  alternatives: chosen,
  engine,
  ownEngine,
  knowledgeModel,
  initialStates,
}: Pick<
  GroupPlan,
  'alternatives' | 'engine' | 'ownEngine' | 'knowledgeModel' | 'initialStates'
>): Settings {
  const constants = Object.entries(engine).map(
    ([name, value]) => [name, valueText(value)] as const,
  );
  return new Map([
    ...Object.entries(chosen),
    ...constants,
    ['engine', ownEngine === undefined ? 'built-in' : 'one of its own'],
    // A page names no folders.
    ['knowledge_model', knowledgeModel === undefined ? 'published' : basename(knowledgeModel)],
    ['initial_states', statesText(initialStates)],
  ]);
}

function statesText(states: GroupPlan['initialStates']): string {
  if (states === undefined) return 'none: learners start anew';
  const of = states.mission === undefined ? '' : ` of ${states.mission}`;
  return `in the middle of the mission, from stored states${of}`;
}
