/** Where the ranges of a run come from: worker threads here, what an earlier run left, other machines. */

import type { Chunk } from './protocol.js';
import type { ChunkFailure, RangeOutcome, WorkerPool } from './worker-pool.js';

export interface RangeSource {
  /** ranges to have under way, or waiting for their turn to be written: bounds memory */
  readonly ahead: number;
  /** why there is nothing more to be had from it, once that is so */
  readonly lost?: string | undefined;
  /**
   * One range. Undefined: it was not begun, or not ended, because the run is to stop or the source is lost. Chunks that failed once and
   * came right are added to `retried`.
   */
  run(chunks: readonly Chunk[], retried: ChunkFailure[]): Promise<RangeOutcome | undefined>;
  destroy(): Promise<void>;
}

/** What an earlier run left of its ranges, asked for in their order. */
export interface KeptRanges {
  take(chunks: readonly Chunk[]): Promise<RangeOutcome | undefined>;
  destroy(): Promise<void>;
}

/** Ranges under way or waiting for their turn, per worker. */
const AHEAD_PER_WORKER = 3;

/** Worker threads of this process; no range is begun once `signal` is aborted. */
export function simulatedRanges(
  pool: WorkerPool,
  workers: number,
  signal: AbortSignal | undefined,
): RangeSource {
  return {
    ahead: workers * AHEAD_PER_WORKER,
    run: async (chunks, retried) =>
      signal?.aborted ? undefined : await pool.runTwice(chunks, retried),
    destroy: async () => await pool.destroy(),
  };
}

/** What was kept, and all else from `source`. */
export function resumedRanges(kept: KeptRanges, source: RangeSource): RangeSource {
  return {
    ahead: source.ahead,
    get lost() {
      return source.lost;
    },
    run: async (chunks, retried) =>
      (await kept.take(chunks)) ?? (await source.run(chunks, retried)),
    destroy: async () => {
      await kept.destroy();
      await source.destroy();
    },
  };
}
