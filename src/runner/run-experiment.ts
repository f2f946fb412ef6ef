/** Runs an experiment's learners in worker threads and hands their rows on in order. */

import { availableParallelism } from 'node:os';
import type { LearnerBatch } from '../comparison/learner-record.js';
import { type ExperimentPlan, learnersOf } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { chunkSize, chunksOf, workersFor } from './chunks.js';
import { Collected } from './collected.js';
import { inOrder, takeUntil } from './in-order.js';
import type { Chunk, LearnerError, Wanted } from './protocol.js';
import { type Round, type Rounds, inRounds, roundAfter } from './rounds.js';
import { type ChunkFailure, WorkerPool } from './worker-pool.js';

export interface RunOptions {
  /** worker threads; default: the plan's, then all processors */
  readonly workers?: number | undefined;
  /** learners of a chunk; never changes a result */
  readonly chunkSize?: number | undefined;
  /** what to keep of each learner; default: nothing */
  readonly wanted?: Wanted | undefined;
  /** More columns, that are not kept: handed on with each chunk. */
  readonly passing?: Passing | undefined;
  /** when aborted, no more chunks are handed out */
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
  readonly onLearners: (chunk: Chunk, learners: LearnerBatch) => void;
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

/** Chunks under way or waiting for their turn to be written, per worker: bounds memory. */
const AHEAD_PER_WORKER = 3;

const NOTHING: Wanted = { columns: [], paths: 0 };

/** Simulates every learner of the plan, round by round where there are rounds, on the same workers. */
export async function runExperiment(plan: ExperimentPlan, options: RunOptions): Promise<RunResult> {
  const { rounds, passing, signal, wanted = NOTHING } = options;
  const { workers, sizeOf } = sizing(plan, options);
  const columns = [...new Set([...wanted.columns, ...(passing?.columns ?? [])])];
  const collected = new Collected(plan, wanted.columns);
  const { totals, paths, firstErrors: engineErrors } = collected;
  const pool = new WorkerPool({ plan, wanted: { ...wanted, columns } }, workers);
  const samples = (): RunResult['samples'] => collected.samples();
  const failures: ChunkFailure[] = [];
  const retried: ChunkFailure[] = [];
  let round: Round = { plan, first: 0 };
  let learners = learnersOf(plan);
  let done = 0;
  const run = ({ plan: { groups }, first }: Round) => {
    const chunks = chunksOf(groups, sizeOf(learners - done), first);
    const going = takeUntil(chunks, () => signal?.aborted ?? false);
    return inOrder(going, workers * AHEAD_PER_WORKER, (chunk) => pool.runTwice(chunk, retried));
  };
  const next = (): Round | undefined => {
    if (done < learners || isIncomplete({ failures, engineErrors })) return undefined;
    const following = roundAfter(round, rounds, { totals, samples });
    round = following ?? round;
    learners = learnersOf(round.plan);
    return following;
  };
  try {
    for await (const { item: chunk, result } of inRounds(round, run, next)) {
      if ('message' in result) failures.push(result);
      else {
        await options.onRows(chunk.group, result.rows);
        collected.add(chunk, result);
        passing?.onLearners(chunk, result.learners);
      }
      done += chunk.count;
      options.onProgress?.(done, learners);
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

/** Worker threads, and the size of a chunk of so many learners. */
function sizing(plan: ExperimentPlan, { workers, chunkSize: size, rounds }: RunOptions) {
  const most = rounds === undefined ? learnersOf(plan) : rounds.most * plan.groups.length;
  const processors = plan.processes ?? availableParallelism();
  const threads = workers ?? workersFor(most, plan.limits.max_problems, processors);
  const sizeOf = (learners: number): number => size ?? chunkSize(learners, threads);
  return { workers: Math.min(threads, Math.ceil(most / sizeOf(most))), sizeOf };
}
