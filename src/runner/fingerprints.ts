/** Hashes of what a run is made from, and what else may move its results. */

import { createHash } from 'node:crypto';
import type { ExperimentPlan } from '../experiment/plan.js';
import { VERSION } from '../version.js';

export function hashOf(part: object): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('hex');
}

/** Of all that a plan is made from. Threads are no part of it. */
export function hashesOf({ config, scenarios, models }: ExperimentPlan): Record<string, string> {
  const { num_processes: _, ...experiment } = config;
  return { config: hashOf(experiment), scenarios: hashOf(scenarios), models: hashOf(models) };
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
export function causesOf({ scenarios, models }: ExperimentPlan): Record<string, string> {
  const hashes = (kind: string, parts: Readonly<Record<string, object>>): [string, string][] =>
    Object.entries(parts).map(([name, part]) => [`${kind} ${name}`, hashOf(part)]);
  return Object.fromEntries([
    ['engine version', VERSION],
    ['Node', process.version],
    ['architecture', `${process.platform}-${process.arch}`],
    ...hashes('mission', scenarios),
    ...hashes('knowledge model', models),
  ]);
}
