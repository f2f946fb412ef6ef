/** Runs an experiment's learners in worker threads and hands their rows on in order. */

import { availableParallelism } from 'node:os';
import type { LearnerBatch } from '../comparison/learner-record.js';
import { compileMission } from '../content/compile.js';
import { type ExperimentPlan, isSwept, learnersOf } from '../experiment/plan.js';
import { type GroupTotals, emptyTotals, mergeTotals } from '../metrics/group-totals.js';
import { chunkSize, chunksOf, workersFor } from './chunks.js';
import { inOrder, takeUntil } from './in-order.js';
import type { Chunk, ChunkResult, Wanted, WorkerSetup } from './protocol.js';
import { type Round, type Rounds, inRounds, roundAfter } from './rounds.js';
import { SampleParts } from './sample-parts.js';
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
  const { rounds } = options;
  const most = rounds === undefined ? learnersOf(plan) : rounds.most * plan.groups.length;
  const threads =
    options.workers ??
    workersFor(most, plan.limits.max_problems, plan.processes ?? availableParallelism());
  const sizeOf = (learners: number): number => options.chunkSize ?? chunkSize(learners, threads);
  const workers = Math.min(threads, Math.ceil(most / sizeOf(most)));
  const totals = noTotals(plan);
  const wanted = options.wanted ?? NOTHING;
  const samples = plan.groups.map(() => new SampleParts(wanted.columns));
  const joined = (): RunResult['samples'] => samples.map((parts) => parts.joined());
  const paths = plan.groups.map(() => ({}));
  const failures: ChunkFailure[] = [];
  const retried: ChunkFailure[] = [];
  let round: Round = { plan, first: 0 };
  let learners = learnersOf(plan);
  let done = 0;
  let isOver = false;
  const columns = [...new Set([...wanted.columns, ...(options.passing?.columns ?? [])])];
  const setup: WorkerSetup = { plan, wanted: { ...wanted, columns } };
  const workerThreads = new WorkerPool(setup, workers);
  try {
    const stopped = (): boolean => options.signal?.aborted ?? false;
    const chunks = ({ plan: { groups }, first }: Round): Iterable<Chunk> =>
      takeUntil(chunksOf(groups, sizeOf(learners - done), first), stopped);
    const run = (one: Round) =>
      inOrder(chunks(one), workers * AHEAD_PER_WORKER, (item) =>
        runTwice(workerThreads, setup, item, retried, () => isOver),
      );
    const next = (): Round | undefined => {
      if (done < learners || failures.length > 0) return undefined;
      const following = roundAfter(round, rounds, { totals, samples: joined });
      round = following ?? round;
      learners = learnersOf(round.plan);
      return following;
    };
    for await (const { item: chunk, result } of inRounds(round, run, next)) {
      if ('message' in result) failures.push(result);
      else {
        await options.onRows(chunk.group, result.rows);
        mergeTotals(totals[chunk.group], result.totals);
        samples[chunk.group].add(result.learners.columns);
        options.passing?.onLearners(chunk, result.learners);
        Object.assign(paths[chunk.group], result.paths);
      }
      done += chunk.count;
      options.onProgress?.(done, learners);
    }
  } finally {
    isOver = true;
    await workerThreads.destroy();
  }
  return {
    totals,
    samples: joined(),
    paths,
    failures,
    retried,
    interrupted: done < learners,
    learners: round.plan.groups.map((group) => group.learners),
  };
}

/** Per group; of a sweep without room for skills, of which little is kept: groups by skills may be many millions. */
function noTotals(plan: ExperimentPlan): GroupTotals[] {
  if (isSwept(plan)) return plan.groups.map(() => emptyTotals(0));
  const missions = new Set(plan.groups.map(({ mission }) => mission));
  const skills = new Map(
    [...missions].map((mission) => [
      mission,
      compileMission(plan.scenarios[mission]).skills.length,
    ]),
  );
  return plan.groups.map(({ mission }) => emptyTotals(skills.get(mission)!));
}

/** One chunk; when it fails, once more on a fresh worker. */
async function runTwice(
  pool: WorkerPool,
  setup: WorkerSetup,
  chunk: Chunk,
  retried: ChunkFailure[],
  isOver: () => boolean,
): Promise<ChunkResult | ChunkFailure> {
  const first = await pool.run(chunk);
  if (!('message' in first) || isOver()) return first;
  const fresh = new WorkerPool(setup, 1);
  try {
    const second = await fresh.run(chunk);
    if (!('message' in second)) retried.push(first);
    return second;
  } finally {
    await fresh.destroy();
  }
}
