/** The wire protocol between the pool and its workers: everything that crosses a thread, in one file. */

import type { LearnerBatch } from '../comparison/learner-record.js';
import type { FinalState } from '../datastore/run-writer.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';

/** What is kept of each learner beside the rows and totals. */
export interface Wanted {
  /** columns of `<group>.csv` whose values are wanted */
  readonly columns: readonly string[];
  /** digests of the ways of the learners numbered below this one */
  readonly paths: number;
  /** the states in which learners end; default: not */
  readonly states?: boolean;
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
  /** one number, shared: the learner under way, so that it is known when the worker dies */
  readonly underWay: Int32Array;
}

export interface ChunkResult {
  /** rows of `<group>.csv`, UTF-8, in the order of learners */
  readonly rows: Uint8Array;
  readonly totals: GroupTotals;
  /** its learners one by one, with the columns that are wanted */
  readonly learners: LearnerBatch;
  /** digests by learner number */
  readonly paths: Readonly<Record<number, string>>;
  /** where they are wanted: of each learner, in order */
  readonly states: readonly FinalState[];
}
