/** Runs an experiment's learners in worker threads and hands their rows on in order. */

import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { compileMission } from '../content/compile.js';
import { type ExperimentPlan, learnersOf } from '../experiment/plan.js';
import { type GroupTotals, emptyTotals, mergeTotals } from '../metrics/group-totals.js';
import { chunkSize, chunksOf } from './chunks.js';
import { inOrder, takeUntil } from './in-order.js';
import type { Chunk, ChunkResult, WorkerSetup } from './protocol.js';

export interface RunOptions {
  /** worker threads; default: the plan's, then all processors */
  readonly workers?: number | undefined;
  /** learners of a chunk; never changes a result */
  readonly chunkSize?: number | undefined;
  /** when aborted, no more chunks are handed out */
  readonly signal?: AbortSignal | undefined;
  /** Rows of a group's next learners, UTF-8. Awaited before more are taken. */
  readonly onRows: (group: number, rows: Uint8Array) => Promise<void>;
  /** learners whose rows are written */
  readonly onProgress?: ((learners: number) => void) | undefined;
}

/** A chunk that failed twice: its learners are missing from the results. */
export interface ChunkFailure {
  readonly chunk: Chunk;
  readonly message: string;
}

export interface RunResult {
  /** one per group, in the plan's order */
  readonly totals: readonly GroupTotals[];
  readonly failures: readonly ChunkFailure[];
  /** chunks that failed once and succeeded on a fresh worker */
  readonly retried: readonly ChunkFailure[];
  /** stopped by the signal before all learners were done */
  readonly interrupted: boolean;
}

/** Chunks under way or waiting for their turn to be written, per worker: bounds memory. */
const AHEAD_PER_WORKER = 3;

/** Simulates every learner of the plan. */
export async function runExperiment(plan: ExperimentPlan, options: RunOptions): Promise<RunResult> {
  const learners = learnersOf(plan);
  const wanted = options.workers ?? plan.processes ?? availableParallelism();
  const size = options.chunkSize ?? chunkSize(learners, wanted);
  const chunks = chunksOf(plan.groups, size);
  const workers = Math.min(wanted, Math.ceil(learners / size));
  const totals = plan.groups.map((group) => emptyTotals(skillsOf(plan, group.mission)));
  const failures: ChunkFailure[] = [];
  const retried: ChunkFailure[] = [];
  let done = 0;
  const pool = new Piscina<Chunk, ChunkResult>({
    filename: new URL('worker.js', import.meta.url).href,
    workerData: { plan } satisfies WorkerSetup,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
  });
  try {
    const stopped = (): boolean => options.signal?.aborted ?? false;
    for await (const { item: chunk, result } of inOrder(
      takeUntil(chunks, stopped),
      workers * AHEAD_PER_WORKER,
      (item) => runTwice(pool, item, retried),
    )) {
      if ('message' in result) failures.push(result);
      else {
        await options.onRows(chunk.group, result.rows);
        mergeTotals(totals[chunk.group], result.totals);
      }
      done += chunk.count;
      options.onProgress?.(done);
    }
  } finally {
    await pool.destroy();
  }
  return { totals, failures, retried, interrupted: done < learners };
}

function skillsOf(plan: ExperimentPlan, mission: string): number {
  return compileMission(plan.scenarios[mission]).skills.length;
}

/** One chunk; when it fails, once more: a worker that died has been replaced by then. */
async function runTwice(
  pool: Piscina<Chunk, ChunkResult>,
  chunk: Chunk,
  retried: ChunkFailure[],
): Promise<ChunkResult | ChunkFailure> {
  try {
    return await pool.run(chunk);
  } catch (first) {
    try {
      const result = await pool.run(chunk);
      retried.push({ chunk, message: messageOf(first) });
      return result;
    } catch (second) {
      return { chunk, message: messageOf(second) };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
