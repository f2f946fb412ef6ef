/** Runs in a worker thread: chunks in, rows and totals out. */

import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import type { ChunkResult, ChunkTask, WorkerSetup } from './protocol.js';
import { type PreparedGroup, prepareGroup, simulateChunk } from './simulate-chunk.js';

const { plan, wanted } = workerData as WorkerSetup;
/** The group worked on last: chunks come group by group. */
let current: { readonly group: number; readonly prepared: PreparedGroup } | undefined;

/** Simulates one chunk. The rows and samples, the bulk of the result, are handed over, not copied. */
export default function work({ chunk, underWay }: ChunkTask): unknown {
  if (current?.group !== chunk.group) {
    current = { group: chunk.group, prepared: prepareGroup(plan, chunk.group) };
  }
  const result: ChunkResult = simulateChunk(plan, current.prepared, chunk, wanted, underWay);
  const samples = Object.values(result.samples).map(({ buffer }) => buffer);
  return move({ [transferableSymbol]: [result.rows.buffer, ...samples], [valueSymbol]: result });
}
