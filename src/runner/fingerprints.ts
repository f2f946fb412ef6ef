/** Hashes of what a run is made from, and what else may move its results. */

import { createHash } from 'node:crypto';
import type { ExperimentPlan } from '../experiment/plan.js';
import { VERSION } from '../version.js';

/** What a configuration does, hashed: not on how many threads. */
export function configHash({ config }: ExperimentPlan): string {
  return hashOf(withoutThreads(config));
}

export function withoutThreads(config: ExperimentPlan['config']): object {
  const { num_processes: _, ...experiment } = config;
  return experiment;
}

/** Hashes of the states that learners start from, by what was asked for. */
export function stateHashes({ states }: ExperimentPlan): Record<string, string> {
  return Object.fromEntries(Object.entries(states).map(([key, list]) => [key, hashOfStates(list)]));
}

/** One by one: as one text they might be too long. */
export function hashOfStates(states: readonly object[]): string {
  const hash = createHash('sha256');
  for (const state of states) hash.update(`${JSON.stringify(state)}\n`);
  return hash.digest('hex');
}

export function hashOf(part: object): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('hex');
}

/** What may move a result while the configuration stays the same, by name. */
export function causesOf(plan: ExperimentPlan): Record<string, string> {
  const { scenarios, models, transitions, engineModules } = plan;
  const hashes = (kind: string, parts: Readonly<Record<string, object>>): [string, string][] =>
    Object.entries(parts).map(([name, part]) => [`${kind} ${name}`, hashOf(part)]);
  return Object.fromEntries([
    ['engine version', VERSION],
    ['Node', process.version],
    ['architecture', `${process.platform}-${process.arch}`],
    ...hashes('mission', scenarios),
    ...hashes('knowledge model', models),
    ...hashes('transitions', transitions),
    ...Object.entries(stateHashes(plan)).map(([key, hash]) => [`initial states ${key}`, hash]),
    ...Object.entries(engineModules).map(([name, { sha256 }]) => [`engine ${name}`, sha256]),
  ]);
}
