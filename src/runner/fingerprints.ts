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

/** Of all that a plan is made from. Threads are no part of it. */
export function hashesOf(plan: ExperimentPlan): Record<string, string> {
  const { scenarios, models, transitions, engineModules } = plan;
  const states = stateHashes(plan);
  const isAny = (parts: object): boolean => Object.keys(parts).length > 0;
  return {
    config: configHash(plan),
    scenarios: hashOf(scenarios),
    models: hashOf(models),
    ...(isAny(transitions) && { transitions: hashOf(transitions) }),
    ...(isAny(engineModules) && { engines: hashOf(engineModules) }),
    ...(isAny(states) && { initial_states: hashOf(states) }),
  };
}

/** What a learner's way follows from: where all of it is the same, so is every byte. */
export interface Origin {
  /** of this program */
  readonly version: string;
  /** of Node */
  readonly node: string;
  readonly architecture: string;
  /** by what they are of; the seed is part of the configuration */
  readonly hashes: Readonly<Record<string, string>>;
}

export function originOf(plan: ExperimentPlan): Origin {
  return {
    version: VERSION,
    node: process.version,
    architecture: `${process.platform}-${process.arch}`,
    hashes: hashesOf(plan),
  };
}

/** What two origins differ in, in words; undefined: their learners are the same. Of Node the major version counts. */
export function originDifference(one: Origin, other: Origin): string | undefined {
  if (one.version !== other.version) return `version ${one.version}, not ${other.version}`;
  const major = ({ node }: Origin): string => node.split('.')[0];
  if (major(one) !== major(other)) return `Node ${one.node}, not ${other.node}`;
  if (one.architecture !== other.architecture) {
    return `${one.architecture}, not ${other.architecture}`;
  }
  const names = Object.keys({ ...one.hashes, ...other.hashes });
  const differing = names.filter((name) => one.hashes[name] !== other.hashes[name]);
  return differing.length === 0 ? undefined : `another ${differing.join(', other ')}`;
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
