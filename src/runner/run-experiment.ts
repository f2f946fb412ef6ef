/** Runs an experiment's learners in worker threads and hands their rows on in order. */

import { availableParallelism } from 'node:os';
import type { RangeSums } from '../comparison/range-sums.js';
import type { FinalState } from '../datastore/run-writer.js';
import {
  type ExperimentPlan,
  type GroupPlan,
  learnersOf,
  pointNumbers,
} from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { rangeSize, rangesOf, workersFor } from './chunks.js';
import { Collected } from './collected.js';
import { inOrder, takeUntil } from './in-order.js';
import type { Chunk, ChunkResult, LearnerError, Wanted } from './protocol.js';
import { type Round, type Rounds, inRounds, roundAfter } from './rounds.js';
import { type ChunkFailure, WorkerPool } from './worker-pool.js';

export interface RunOptions {
  /** worker threads; default: the plan's, then all processors */
  readonly workers?: number | undefined;
  /** learners of a chunk: of each group in a range; never changes a result */
  readonly chunkSize?: number | undefined;
  /** what to keep of each learner; default: nothing */
  readonly wanted?: Wanted | undefined;
  /** More columns, that are not kept: handed on with each chunk. */
  readonly passing?: Passing | undefined;
  /** Sums of the next range, for comparisons of the groups; absent: none are made. */
  readonly onSums?: ((sums: RangeSums) => void) | undefined;
  /** Told of the states in which learners of a group end, in the order of chunks; absent: they are not asked for. */
  readonly onStates?: ((group: number, states: readonly FinalState[]) => void) | undefined;
  /** when aborted, no more ranges are handed out */
  readonly signal?: AbortSignal | undefined;
  /** Rows of a group's next learners, UTF-8. Awaited before more are taken. */
  readonly onRows: (group: number, rows: Uint8Array) => Promise<void>;
  /** learners whose rows are written, of how many: until the end of the round */
  readonly onProgress?: ((learners: number, of: number) => void) | undefined;
  /** More learners after those of the plan; default: none. */
  readonly rounds?: Rounds | undefined;
}

/** What is told of the learners while they are simulated, in the order of chunks. */
export interface Passing {
  readonly columns: readonly string[];
  readonly onLearners: (chunk: Chunk, columns: ChunkResult['columns']) => void;
}

export interface RunResult {
  /** one per group, in the plan's order */
  readonly totals: readonly GroupTotals[];
  /** per group, by column that was wanted: a value per learner, NaN where there is none */
  readonly samples: readonly Readonly<Record<string, Float64Array>>[];
  /** per group: digests by learner number */
  readonly paths: readonly Readonly<Record<number, string>>[];
  readonly failures: readonly ChunkFailure[];
  /** per group: the first learner whom somebody's own engine failed; undefined: none */
  readonly engineErrors: readonly (LearnerError | undefined)[];
  /** chunks that failed once and succeeded on a fresh worker */
  readonly retried: readonly ChunkFailure[];
  /** stopped by the signal before all learners were done */
  readonly interrupted: boolean;
  /** per group: numbers looked at, or to be looked at in the round in which it was stopped */
  readonly learners: readonly number[];
}

/** Ranges under way or waiting for their turn to be written, per worker: bounds memory. */
const AHEAD_PER_WORKER = 3;

const NOTHING: Wanted = { columns: [], paths: 0 };

/** Simulates every learner of the plan, round by round where there are rounds, on the same workers. */
export async function runExperiment(plan: ExperimentPlan, options: RunOptions): Promise<RunResult> {
  const { rounds, passing, signal, wanted = NOTHING } = options;
  const { workers, sizeOf } = sizing(plan, options);
  const columns = [...new Set([...wanted.columns, ...(passing?.columns ?? [])])];
  const collected = new Collected(plan, wanted.columns);
  const { totals, paths, firstErrors: engineErrors } = collected;
  const isCompared = options.onSums !== undefined;
  const asked = { ...wanted, columns, states: options.onStates !== undefined };
  const pool = new WorkerPool({ plan, wanted: asked, isCompared }, workers);
  const samples = (): RunResult['samples'] => collected.samples();
  const failures: ChunkFailure[] = [];
  const retried: ChunkFailure[] = [];
  let round: Round = { plan, first: 0 };
  let learners = learnersOf(plan);
  let done = 0;
  const run = ({ plan: { groups }, first }: Round) => {
    const ranges = rangesOf(groups, sizeOf(longestOf(groups) - first), first);
    const going = takeUntil(ranges, () => signal?.aborted ?? false);
    return inOrder(going, workers * AHEAD_PER_WORKER, (chunks) => pool.runTwice(chunks, retried));
  };
  const next = (): Round | undefined => {
    if (done < learners || isIncomplete({ failures, engineErrors })) return undefined;
    const following = roundAfter(round, rounds, { totals, samples });
    round = following ?? round;
    learners = learnersOf(round.plan);
    return following;
  };
  try {
    for await (const { item: chunks, result } of inRounds(round, run, next)) {
      if (result.sums !== undefined) options.onSums?.(result.sums);
      for (const [at, part] of result.parts.entries()) {
        const chunk = chunks[at];
        if ('message' in part) failures.push(part);
        else {
          await options.onRows(chunk.group, part.rows);
          collected.add(chunk, part);
          passing?.onLearners(chunk, part.columns);
          options.onStates?.(chunk.group, part.states);
        }
        done += chunk.count;
        options.onProgress?.(done, learners);
      }
    }
  } finally {
    await pool.destroy();
  }
  const reached = round.plan.groups.map((group) => group.learners);
  const interrupted = done < learners;
  return {
    totals,
    samples: samples(),
    paths,
    failures,
    engineErrors,
    retried,
    interrupted,
    learners: reached,
  };
}

/** Whether learners are missing, or were failed by somebody's own engine. */
export function isIncomplete({
  failures,
  engineErrors,
}: Pick<RunResult, 'failures' | 'engineErrors'>): boolean {
  return failures.length > 0 || engineErrors.some((error) => error !== undefined);
}

/** Worker threads, and how many learners of each group a range holds when so many are left. */
function sizing(plan: ExperimentPlan, { workers, chunkSize, rounds }: RunOptions) {
  const points = pointNumbers(plan).length;
  const together = plan.groups.length / points;
  const longest = rounds?.most ?? longestOf(plan.groups);
  const all = rounds === undefined ? learnersOf(plan) : longest * plan.groups.length;
  const processors = plan.processes ?? availableParallelism();
  const threads = workers ?? workersFor(all, plan.limits.max_problems, processors);
  const sizeOf = (learners: number): number =>
    chunkSize ?? rangeSize(learners * points, together, threads);
  const ranges = points * Math.ceil(longest / sizeOf(longest));
  return { workers: Math.min(threads, ranges), sizeOf };
}

/** Learners of the largest group. */
function longestOf(groups: readonly GroupPlan[]): number {
  return groups.reduce((longest, { learners }) => Math.max(longest, learners), 0);
}
