/** Runs in a worker thread: chunks in, rows and totals out. */

import { workerData } from 'piscina';
import { OwnEngines } from './own-engines.js';
import type { ChunkResult, ChunkTask, WorkerSetup } from './protocol.js';
import { type PreparedGroup, prepareGroup, simulateChunk } from './simulate-chunk.js';

/** Skills of all groups kept ready, together [assumption]: what is needed again soon are the groups of one point. */
const ROOM = 50_000;

const { plan, wanted } = workerData as WorkerSetup;
/** Groups made ready: chunks go through all of them in turn. */
const ready = new Map<number, PreparedGroup>();
let skills = 0;
const ownEngines = new OwnEngines(plan);

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
 * Simulates one chunk. The result is copied to the main thread, not handed over: a thread that ever gave a buffer away
 * must look, at each use of a typed array, whether that one is gone, and the engine is nothing but typed arrays. V8
 * throws its code away then and makes it anew, slower by a tenth; a copy of some rows costs next to nothing.
 */
export default function work(task: ChunkTask): ChunkResult | Promise<ChunkResult> {
  const { chunk, underWay } = task;
  if (plan.groups[chunk.group].ownEngine !== undefined) return ownEngines.simulate(task, wanted);
  return simulateChunk(plan, groupOf(chunk.group), chunk, wanted, underWay);
}
