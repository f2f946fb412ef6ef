/** The wire protocol between the pool and its workers: everything that crosses a thread, in one file. */

import type { LearnerBatch } from '../comparison/learner-record.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';

/** What is kept of each learner beside the rows and totals. */
export interface Wanted {
  /** columns of `<group>.csv` whose values are wanted */
  readonly columns: readonly string[];
  /** digests of the ways of the learners numbered below this one */
  readonly paths: number;
}

/** Given to each worker at its start. */
export interface WorkerSetup {
  readonly plan: ExperimentPlan;
  readonly wanted: Wanted;
}

/** Learners `first` to `first + count - 1` of a group. */
export interface Chunk {
  /** index into the plan's groups */
  readonly group: number;
  readonly first: number;
  readonly count: number;
}

/** A chunk as it is sent. */
export interface ChunkTask {
  readonly chunk: Chunk;
  /**
   * Shared. [0]: the learner under way, so that it is known when the worker dies; [1]: moves on whenever somebody's own
   * engine is asked, from 0, which stands until the work begins
   */
  readonly underWay: Int32Array;
  /** learners whom the engine never answered: they are not tried again */
  readonly silent: readonly LearnerError[];
}

/** A learner whom somebody's own engine failed. */
export interface LearnerError {
  readonly learner: number;
  readonly message: string;
}

export interface ChunkResult {
  /** rows of `<group>.csv`, UTF-8, in the order of learners */
  readonly rows: Uint8Array;
  readonly totals: GroupTotals;
  /** its learners one by one, with the columns that are wanted */
  readonly learners: LearnerBatch;
  /** digests by learner number */
  readonly paths: Readonly<Record<number, string>>;
  /** learners with status `error`, in the order of learners */
  readonly errors: readonly LearnerError[];
}
