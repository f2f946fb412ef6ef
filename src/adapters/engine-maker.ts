/** How an engine is made: what a module of somebody's own exports, and what ours is made by. */

import type { Mission } from '../content/mission.js';
import type { RuleConstants } from '../engine/constants.js';
import type { MasteryEngine } from '../engine/contract.js';
import { FiveLevelEngine } from '../engine/engine.js';
import type { Alternatives } from '../engine/experiments.js';
import { type KnowledgeModel, PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { compilePolicy } from '../engine/policy.js';

/** What a configuration says of a group's engine: take from it what your engine knows. */
export interface EngineSettings {
  /** one of each experiment, e.g. `{booster_tasks_v3: 'booster', ...}` */
  readonly alternatives: Alternatives;
  /** rule constants, by default those of the rule book */
  readonly constants: RuleConstants;
  /** weights of the knowledge model */
  readonly knowledge: KnowledgeModel;
}

/** Makes an engine for one learner at a time; `reset()` begins the next. Must depend on nothing but what it is given. */
export type CreateEngine = (mission: Mission, settings: EngineSettings) => MasteryEngine;

/** The built-in engine, made in the same way. What is left out of the settings takes its default. */
export function createEngine(
  mission: Mission,
  { alternatives = {}, constants = {}, knowledge = PUBLISHED_MODEL }: BuiltInSettings = {},
): FiveLevelEngine {
  return new FiveLevelEngine(mission, compilePolicy(alternatives, constants, knowledge));
}

/** Settings of the built-in engine: all that is known may be left out. */
export interface BuiltInSettings {
  readonly alternatives?: Partial<Alternatives>;
  readonly constants?: Partial<RuleConstants>;
  readonly knowledge?: KnowledgeModel;
}
