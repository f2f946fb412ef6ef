/** The worker threads of a run: ranges of learners in, results out. */

import { Piscina } from 'piscina';
import type { Chunk, ChunkResult, RangeResult, RangeTask, WorkerSetup } from './protocol.js';

/**
 * Room for a worker's short-lived objects, MB [assumption]: a learner's rows are few, and what V8 would take by default
 * makes a long run need far more memory than a short one.
 */
const YOUNG_GENERATION = 4;

/** A chunk that failed: once, or twice, and then its learners are missing from the results. */
export interface ChunkFailure {
  readonly chunk: Chunk;
  /** the learner under way when it failed */
  readonly learner: number;
  readonly message: string;
}

/** A range of which chunks may be missing; then it has no sums. */
export interface RangeOutcome {
  /** in the order of the chunks */
  readonly parts: readonly (ChunkResult | ChunkFailure)[];
  readonly sums: RangeResult['sums'];
  /** as it was packed elsewhere: need not be packed again */
  readonly packed?: string | undefined;
}

export class WorkerPool {
  private readonly pool: Piscina<RangeTask, RangeResult>;
  /**
   * Those who wait for a result. A promise that all of them raced against would keep every result until the end of the
   * run.
   */
  private readonly waiting = new Set<(error: unknown) => void>();
  private broken: { readonly error: unknown } | undefined;
  private isOver = false;

  constructor(
    private readonly setup: WorkerSetup,
    workers: number,
  ) {
    this.pool = new Piscina<RangeTask, RangeResult>({
      filename: new URL('worker.js', import.meta.url).href,
      workerData: setup,
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Infinity,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    // A worker died with no task in hand, for instance at its start: tasks might wait for ever.
    this.pool.on('error', (error: unknown) => {
      this.broken = { error };
      for (const reject of this.waiting) reject(error);
      this.waiting.clear();
    });
  }

  /** Simulates a range, or says at which of its chunks it could not be, and why. */
  private async run(chunks: readonly Chunk[]): Promise<RangeResult | ChunkFailure> {
    const underWay = new Int32Array(new SharedArrayBuffer(8));
    underWay[0] = chunks[0].first;
    try {
      return await this.result({ chunks, underWay });
    } catch (error) {
      return { chunk: chunks[underWay[1]], learner: underWay[0], message: messageOf(error) };
    }
  }

  /**
   * One range; when it fails, once more on a fresh worker, and then without the chunk at which it failed. Failures that
   * came right are added to `retried`.
   */
  async runTwice(chunks: readonly Chunk[], retried: ChunkFailure[]): Promise<RangeOutcome> {
    const first = await this.run(chunks);
    if (!('message' in first)) return first;
    if (this.isOver)
      return { parts: chunks.map((chunk) => ({ ...first, chunk })), sums: undefined };
    const second = await this.runAfresh(chunks);
    if (!('message' in second)) {
      retried.push(first);
      return second;
    }
    const others = chunks.filter((chunk) => chunk !== second.chunk);
    const parts = others.length === 0 ? [] : (await this.runTwice(others, retried)).parts;
    return { parts: parts.toSpliced(chunks.indexOf(second.chunk), 0, second), sums: undefined };
  }

  private async runAfresh(chunks: readonly Chunk[]): Promise<RangeResult | ChunkFailure> {
    const fresh = new WorkerPool(this.setup, 1);
    try {
      return await fresh.run(chunks);
    } finally {
      await fresh.destroy();
    }
  }

  async destroy(): Promise<void> {
    this.isOver = true;
    await this.pool.destroy();
  }

  private async result(task: RangeTask): Promise<RangeResult> {
    if (this.broken !== undefined) throw this.broken.error;
    return await new Promise((resolve, reject) => {
      this.waiting.add(reject);
      this.pool
        .run(task)
        .then(resolve, reject)
        .finally(() => this.waiting.delete(reject));
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
