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
import { loggedRangeSize, rangeSize, rangesOf, workersFor } from './chunks.js';
import { Collected } from './collected.js';
import { inOrder } from './in-order.js';
import type { Chunk, ChunkResult, LearnerError, Wanted, WorkerSetup } from './protocol.js';
import {
  type KeptRanges,
  type RangeSource,
  resumedRanges,
  simulatedRanges,
} from './range-source.js';
import { type Round, type Rounds, inRounds, roundAfter } from './rounds.js';
import { type Shard, rangesOfShard } from './shard.js';
import type { ChunkFailure, RangeOutcome } from './worker-pool.js';

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
  /** Records of the problems of a group's next learners, in the same way; absent: they are not asked for. */
  readonly onEvents?: ((group: number, records: Uint8Array) => Promise<void>) | undefined;
  /** learners whose rows are written, of how many: until the end of the round */
  readonly onProgress?: ((learners: number, of: number) => void) | undefined;
  /** More learners after those of the plan; default: none. */
  readonly rounds?: Rounds | undefined;
  /** only these of the ranges; default: all */
  readonly shard?: Shard | undefined;
  /** threads for which ranges are cut; default: those of this run */
  readonly sizedFor?: number | undefined;
  /** Where ranges come from; default: worker threads. */
  readonly source?: OpenSource | undefined;
  /** What an earlier run left; default: nothing. */
  readonly kept?: ((setup: WorkerSetup) => KeptRanges) | undefined;
  /** Told what each range came to, in their order, after its rows; default: nobody. */
  readonly journal?: RangeJournal | undefined;
}

/** Opens a source for a run in so many threads; it begins nothing once `signal` is aborted. */
export type OpenSource = (
  setup: WorkerSetup,
  workers: number,
  signal: AbortSignal | undefined,
) => Promise<RangeSource>;

export interface RangeJournal {
  begin(setup: WorkerSetup, sizedFor: number): Promise<void>;
  add(chunks: readonly Chunk[], outcome: RangeOutcome): Promise<void>;
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
  /** stopped before all learners were done */
  readonly interrupted: boolean;
  /** why it stopped by itself; undefined: it did not */
  readonly lost: string | undefined;
  /** numbers to be looked at in all, when it is complete */
  readonly expected: number;
  /** per group: numbers looked at, or to be looked at in the round in which it was stopped */
  readonly learners: readonly number[];
}

const NOTHING: Wanted = { columns: [], paths: 0 };

/** Simulates every learner of the plan, round by round where there are rounds, on the same workers. */
export async function runExperiment(plan: ExperimentPlan, options: RunOptions): Promise<RunResult> {
  const { rounds, passing, shard, wanted = NOTHING } = options;
  const { workers, sizedFor, sizeOf } = sizing(plan, options);
  const columns = [...new Set([...wanted.columns, ...(passing?.columns ?? [])])];
  const collected = new Collected(plan, wanted.columns);
  const { totals, paths, firstErrors: engineErrors } = collected;
  const isCompared = options.onSums !== undefined;
  const states = options.onStates !== undefined;
  const asked = { ...wanted, columns, states, events: options.onEvents !== undefined };
  const setup: WorkerSetup = { plan, wanted: asked, isCompared };
  const samples = (): RunResult['samples'] => collected.samples();
  const failures: ChunkFailure[] = [];
  const retried: ChunkFailure[] = [];
  const cut = ({ plan: { groups }, first }: Round): Iterable<readonly Chunk[]> => {
    const ranges = rangesOf(groups, sizeOf(longestOf(groups) - first), first);
    return shard === undefined ? ranges : rangesOfShard(ranges, shard);
  };
  let round: Round = { plan, first: 0 };
  let learners = shard === undefined ? learnersOf(plan) : learnersIn(cut(round));
  let done = 0;
  await options.journal?.begin(setup, sizedFor);
  const source = await openSource(setup, workers, options);
  const run = (of: Round) =>
    inOrder(cut(of), source.ahead, (chunks) => source.run(chunks, retried));
  const next = (): Round | undefined => {
    if (done < learners || isIncomplete({ failures, engineErrors, lost: source.lost }))
      return undefined;
    const following = roundAfter(round, rounds, { totals, samples });
    if (following === undefined) return undefined;
    round = following;
    learners = learnersOf(round.plan);
    return round;
  };
  try {
    for await (const { item: chunks, result } of inRounds(round, run, next)) {
      if (result === undefined) continue;
      if (result.sums !== undefined) options.onSums?.(result.sums);
      for (const [at, part] of result.parts.entries()) {
        const chunk = chunks[at];
        if ('message' in part) failures.push(part);
        else {
          await options.onRows(chunk.group, part.rows);
          await options.onEvents?.(chunk.group, part.events);
          collected.add(chunk, part);
          passing?.onLearners(chunk, part.columns);
          options.onStates?.(chunk.group, part.states);
        }
        done += chunk.count;
        options.onProgress?.(done, learners);
      }
      await options.journal?.add(chunks, result);
    }
  } finally {
    await source.destroy();
  }
  const reached = round.plan.groups.map((group) => group.learners);
  const [interrupted, lost] = [done < learners, source.lost];
  const base = { totals, samples: samples(), paths, failures, engineErrors, retried };
  return { ...base, interrupted, lost, expected: learners, learners: reached };
}

/** Where the ranges come from: all of them, or those that an earlier run did not leave. */
async function openSource(
  setup: WorkerSetup,
  workers: number,
  { source = openPool, kept, signal }: RunOptions,
): Promise<RangeSource> {
  const opened = await source(setup, workers, signal);
  return kept === undefined ? opened : resumedRanges(kept(setup), opened);
}

/** Loaded when it is called: piscina is a quarter of the start of commands that simulate nothing. */
const openPool: OpenSource = async (setup, workers, signal) => {
  const { WorkerPool } = await import('./worker-pool.js');
  return simulatedRanges(new WorkerPool(setup, workers, signal), workers, signal);
};

function learnersIn(ranges: Iterable<readonly Chunk[]>): number {
  let learners = 0;
  for (const chunks of ranges) for (const { count } of chunks) learners += count;
  return learners;
}

/** Whether learners are missing, were failed by somebody's own engine, or never came. */
export function isIncomplete({
  failures,
  engineErrors,
  lost,
}: Pick<RunResult, 'failures' | 'engineErrors' | 'lost'>): boolean {
  return failures.length > 0 || lost !== undefined || engineErrors.some((one) => one !== undefined);
}

/** Worker threads, and how many learners of each group a range holds when so many are left. */
function sizing(plan: ExperimentPlan, { workers, chunkSize, rounds, ...options }: RunOptions) {
  const points = pointNumbers(plan).length;
  const together = plan.groups.length / points;
  const longest = rounds?.most ?? longestOf(plan.groups);
  const all = rounds === undefined ? learnersOf(plan) : longest * plan.groups.length;
  const processors = plan.processes ?? availableParallelism();
  const threads = workers ?? workersFor(all, plan.limits.max_problems, processors);
  const { sizedFor = threads } = options;
  const logged = options.onEvents === undefined ? undefined : plan.events;
  const room = logged === undefined ? Infinity : loggedRangeSize(plan, logged, together);
  const sizeOf = (learners: number): number => {
    if (chunkSize !== undefined) return chunkSize;
    const most = Math.min(rangeSize(learners * points, together, sizedFor), room);
    return Math.ceil(learners / Math.ceil(learners / most));
  };
  const ranges = points * Math.ceil(longest / sizeOf(longest));
  return { workers: Math.min(threads, ranges), sizedFor, sizeOf };
}

/** Learners of the largest group. */
function longestOf(groups: readonly GroupPlan[]): number {
  return groups.reduce((longest, { learners }) => Math.max(longest, learners), 0);
}
