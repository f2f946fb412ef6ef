/** What `learnersim/engine` gives: the contract's types for somebody's own engine, its numbers, and the built-in engine. */

export type { MasteryEngine, ReviewTimes, TaskList } from '../engine/contract.js';
export type { ProblemKind, TaskKind } from '../engine/problem-kind.js';
export type { Level } from '../engine/levels.js';
export type { Mission } from '../content/mission.js';
export type { Skill } from '../content/skill.js';
export type { KnowledgeMap, Neighbours } from '../content/knowledge-map.js';
export type { BuiltInSettings, CreateEngine, EngineSettings } from './engine-maker.js';
export type { Milliseconds, SkillIx } from '../units.js';

export { createEngine } from './engine-maker.js';
export { LEVEL_NAMES } from '../engine/levels.js';
export { PROBLEM, PROBLEM_NAMES, TASK, TASK_NAMES } from '../engine/problem-kind.js';
export { NEVER_AGAIN, NEVER_YET, NO_SKILL } from '../units.js';
