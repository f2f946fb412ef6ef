/** From a checked configuration to the plan: groups expanded, every alternative and constant spelled out. */

import type { Scenario } from '../content/scenario.js';
import { type RuleConstants, ruleConstants } from '../engine/constants.js';
import { alternatives } from '../engine/experiments.js';
import type { KnowledgeModel } from '../engine/knowledge/model.js';
import type { NamedTransitions } from '../learners/task-choosers.js';
import { type Assignment, combinationName, combinations } from './assignment.js';
import { eventLogOf } from './events.js';
import { type EngineModule, constantsOf, ownEngineOf } from './own-engine.js';
import type { ExpectationText, ExperimentPlan, GroupPlan } from './plan.js';
import { initialStatesOf } from './initial-states.js';
import { learnersOf } from './learners-of-group.js';
import { precisionOf } from './precision.js';
import type { GivenPopulation } from './population-schema.js';
import { mixOf } from './reweight-checks.js';
import type { Config, ConfigGroup } from './schema.js';

/** The plan of a configuration whose files were read: `configs` holds it as it is at each of the sweep's points. */
export function planOf(
  baseName: string,
  configs: readonly Config[],
  points: ExperimentPlan['points'],
  scenarios: Readonly<Record<string, Scenario>>,
  models: Readonly<Record<string, KnowledgeModel>>,
  engineModules: Readonly<Record<string, EngineModule>>,
  populationFiles: Readonly<Record<string, GivenPopulation>>,
  transitions: NamedTransitions,
  expectations: readonly ExpectationText[],
): ExperimentPlan {
  const [config] = configs;
  const populations = { ...config.populations, ...populationFiles };
  const groups = configs.flatMap((at, point) =>
    at.groups.flatMap((group) =>
      groupPlans(at, group, populations, points.length > 0 ? point : undefined),
    ),
  );
  const name = config.name ?? baseName;
  return {
    name,
    description: config.description ?? '',
    seed: config.seed,
    control: config.control ?? groups[0].name,
    limits: config.limits,
    readyAccuracy: config.ready_accuracy,
    followUpDays: config.follow_up?.days,
    allowBlocked: config.allow_blocked,
    events: eventLogOf(config),
    processes: config.num_processes,
    groups,
    precision: precisionOf(config),
    points,
    expectations,
    scenarios,
    models,
    transitions,
    states: {},
    engineModules,
    // A population from a file stays there under the file's name: who reads the plan's configuration needs no file.
    config: { ...config, ...(Object.keys(populations).length > 0 && { populations }), name },
  };
}

function groupPlans(
  config: Config,
  group: ConfigGroup,
  populations: Readonly<Record<string, GivenPopulation>>,
  point: number | undefined,
): GroupPlan[] {
  const assignment = group.assign as Assignment;
  const mix = mixOf(config, group, populations);
  const mixed = mix && { ...populations, [group.population!]: mix.members };
  const isSplit = Object.keys(assignment).length > 0;
  return combinations(assignment).map((combination) => ({
    name: combinationName(group.name, combination),
    point,
    learners: group.num_users,
    assigned: isSplit ? { from: group.name, assignment, combination } : undefined,
    mission: (group.mission ?? config.mission)!,
    alternatives: alternatives({
      ...(group.alternatives as Partial<GroupPlan['alternatives']>),
      ...combination,
    }),
    engine: ruleConstants(engineOverrides(config, group)),
    ownEngine: ownEngineOf(config.engine, group.engine),
    ...learnersOf(group, mixed ?? populations),
    stretch: mix?.stretch,
    knowledgeModel: group.knowledge_model ?? config.knowledge_model,
    initialStates: initialStatesOf(config, group),
  }));
}

/** Names of the groups that a group becomes: its own, or one a combination. */
export function expandedNames(group: ConfigGroup): string[] {
  return combinations(group.assign as Assignment).map((one) => combinationName(group.name, one));
}

/** Constants of the group over those of the experiment. */
export function engineOverrides(config: Config, group: ConfigGroup): Partial<RuleConstants> {
  return { ...constantsOf(config.engine), ...constantsOf(group.engine) };
}
