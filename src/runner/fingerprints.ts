/** Hashes of what a run is made from, and what else may move its results. */

import { createHash } from 'node:crypto';
import type { ExperimentPlan } from '../experiment/plan.js';
import { VERSION } from '../version.js';

export function hashOf(part: object): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('hex');
}

/** What may move a result while the configuration stays the same, by name. */
export function causesOf({
  scenarios,
  models,
  engineModules,
}: ExperimentPlan): Record<string, string> {
  const hashes = (kind: string, parts: Readonly<Record<string, object>>): [string, string][] =>
    Object.entries(parts).map(([name, part]) => [`${kind} ${name}`, hashOf(part)]);
  return Object.fromEntries([
    ['engine version', VERSION],
    ['Node', process.version],
    ['architecture', `${process.platform}-${process.arch}`],
    ...hashes('mission', scenarios),
    ...hashes('knowledge model', models),
    ...Object.entries(engineModules).map(([name, { sha256 }]) => [`engine ${name}`, sha256]),
  ]);
}
