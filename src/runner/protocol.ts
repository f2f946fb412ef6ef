/** The wire protocol between the pool and its workers: everything that crosses a thread, in one file. */

import type { RangeSums } from '../comparison/range-sums.js';
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
  /** the problems of the learners in the plan's sample; default: not */
  readonly events?: boolean;
}

/** Given to each worker at its start. */
export interface WorkerSetup {
  readonly plan: ExperimentPlan;
  readonly wanted: Wanted;
  /** whether sums are made for comparisons of the groups */
  readonly isCompared: boolean;
}

/** Learners `first` to `first + count - 1` of a group. */
export interface Chunk {
  /** index into the plan's groups */
  readonly group: number;
  readonly first: number;
  readonly count: number;
}

/** A range of learners as it is sent: a chunk of each group that has some of them, so that the same person is there in all. */
export interface RangeTask {
  readonly chunks: readonly Chunk[];
  /**
   * Shared. [0]: the learner under way and [2]: the place of its chunk, so that they are known when the worker dies; [1]:
   * moves on whenever somebody's own module is asked, and is 0 while none is
   */
  readonly underWay: Int32Array;
  /** learners whom an engine never answered: they are not tried again */
  readonly silent: readonly SilentLearner[];
}

/** A learner whom somebody's own engine failed. */
export interface LearnerError {
  readonly learner: number;
  readonly message: string;
}

export interface SilentLearner extends LearnerError {
  /** index into the plan's groups */
  readonly group: number;
}

export interface RangeResult {
  /** in the order of the chunks */
  readonly parts: readonly ChunkResult[];
  /** undefined: none were asked for */
  readonly sums: RangeSums | undefined;
}

export interface ChunkResult {
  /** rows of `<group>.csv`, UTF-8, in the order of learners */
  readonly rows: Uint8Array;
  /** where they are wanted: records of the learners' problems, in the order of learners; else nothing */
  readonly events: Uint8Array;
  readonly totals: GroupTotals;
  /** per column that is wanted: a value per learner, NaN where there is none */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** digests by learner number */
  readonly paths: Readonly<Record<number, string>>;
  /** where they are wanted: of each learner, in order */
  readonly states: readonly FinalState[];
  /** learners with status `error`, in the order of learners */
  readonly errors: readonly LearnerError[];
}
