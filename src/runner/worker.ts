/** Runs in a worker thread: ranges of learners in; rows, totals and sums out. */

import { workerData } from 'node:worker_threads';
import { RangeSummer } from '../comparison/range-sums.js';
import { comparedGroups } from './compared-groups.js';
import type { OwnEngines } from './own-engines.js';
import type { RangeResult, RangeTask, WorkerSetup } from './protocol.js';
import { type PreparedGroup, prepareGroup } from './simulate-chunk.js';
import { type RangeSetup, simulateRange } from './simulate-range.js';

/** Skills of all groups kept ready, together [assumption]: what is needed again soon are the groups of one point. */
const ROOM = 50_000;

const { plan, wanted, isCompared } = workerData as WorkerSetup;
const summer = isCompared ? new RangeSummer(comparedGroups(plan), plan.readyAccuracy) : undefined;
/** Groups made ready: ranges go through all of a point's. */
const ready = new Map<number, PreparedGroup>();
let skills = 0;
/** Loaded when asked for: most runs need nothing of it. */
let own: OwnEngines | undefined;
const setup: RangeSetup = {
  plan,
  wanted,
  summer,
  groupOf,
  ownGroupOf: (group) => own?.ready(group),
};

function groupOf(group: number): PreparedGroup {
  const known = ready.get(group);
  if (known !== undefined) return known;
  const prepared = prepareGroup(plan, group);
  if (skills + prepared.skills > ROOM) {
    ready.clear();
    skills = 0;
  }
  ready.set(group, prepared);
  skills += prepared.skills;
  return prepared;
}

/**
 * Simulates one range. The result is copied to the main thread, not handed over: a thread that ever gave a buffer away
 * must look, at each use of a typed array, whether that one is gone, and the engine is nothing but typed arrays. V8
 * throws its code away then and makes it anew, slower by a tenth; a copy of some rows costs next to nothing.
 */
export default function work(task: RangeTask): RangeResult | Promise<RangeResult> {
  const hasOwn = task.chunks.some(({ group }) => plan.groups[group].ownEngine !== undefined);
  return hasOwn ? workOwn(task) : simulateRange(setup, task);
}

/** What guards somebody's own engine is a third of what a thread would load: only where there is one. */
async function workOwn(task: RangeTask): Promise<RangeResult> {
  own ??= new (await import('./own-engines.js')).OwnEngines(plan);
  await own.prepare(task);
  return simulateRange(setup, task);
}
