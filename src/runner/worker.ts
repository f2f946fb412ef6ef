/** Runs in a worker thread: chunks in, rows and totals out. */

import { workerData } from 'piscina';
import type { ChunkResult, ChunkTask, WorkerSetup } from './protocol.js';
import { type PreparedGroup, prepareGroup, simulateChunk } from './simulate-chunk.js';

const { plan, wanted } = workerData as WorkerSetup;
/** The group worked on last: chunks come group by group. */
let current: { readonly group: number; readonly prepared: PreparedGroup } | undefined;

/**
 * Simulates one chunk. The result is copied to the main thread, not handed over: a thread that ever gave a buffer away
 * must look, at each use of a typed array, whether that one is gone, and the engine is nothing but typed arrays. V8
 * throws its code away then and makes it anew, slower by a tenth; a copy of some rows costs next to nothing.
 */
export default function work({ chunk, underWay }: ChunkTask): ChunkResult {
  if (current?.group !== chunk.group) {
    current = { group: chunk.group, prepared: prepareGroup(plan, chunk.group) };
  }
  return simulateChunk(plan, current.prepared, chunk, wanted, underWay);
}
