/** The wire protocol between the pool and its workers: everything that crosses a thread, in one file. */

import type { ExperimentPlan } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';

/** Given to each worker at its start. */
export interface WorkerSetup {
  readonly plan: ExperimentPlan;
}

/** Learners `first` to `first + count - 1` of a group. */
export interface Chunk {
  /** index into the plan's groups */
  readonly group: number;
  readonly first: number;
  readonly count: number;
}

export interface ChunkResult {
  /** rows of `<group>.csv`, UTF-8, in the order of learners */
  readonly rows: Uint8Array;
  readonly totals: GroupTotals;
}
