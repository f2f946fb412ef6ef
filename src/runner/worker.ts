/** Runs in a worker thread: chunks in, rows and totals out. */

import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import type { ChunkResult, ChunkTask, WorkerSetup } from './protocol.js';
import { type PreparedGroup, prepareGroup, simulateChunk } from './simulate-chunk.js';

/** Skills of all groups kept ready, together [assumption]: what is needed again soon are the groups of one point. */
const ROOM = 50_000;

const { plan, wanted } = workerData as WorkerSetup;
/** Groups made ready: chunks go through all of them in turn. */
const ready = new Map<number, PreparedGroup>();
let skills = 0;

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

/** Simulates one chunk. The rows and columns, the bulk of the result, are handed over, not copied. */
export default function work({ chunk, underWay }: ChunkTask): unknown {
  const result: ChunkResult = simulateChunk(plan, groupOf(chunk.group), chunk, wanted, underWay);
  const { learners, statuses, columns } = result.learners;
  const parts = [result.rows, learners, statuses, ...Object.values(columns)];
  return move({
    [transferableSymbol]: parts.map(({ buffer }) => buffer),
    [valueSymbol]: result,
  });
}
