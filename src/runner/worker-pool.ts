/** The worker threads of a run: chunks in, results out. */

import { Piscina } from 'piscina';
import type { Chunk, ChunkResult, ChunkTask, WorkerSetup } from './protocol.js';

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

export class WorkerPool {
  private readonly pool: Piscina<ChunkTask, ChunkResult>;
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
    this.pool = new Piscina<ChunkTask, ChunkResult>({
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

  /** Simulates a chunk, or says why it could not be. */
  async run(chunk: Chunk): Promise<ChunkResult | ChunkFailure> {
    const underWay = new Int32Array(new SharedArrayBuffer(4));
    underWay[0] = chunk.first;
    try {
      return await this.result({ chunk, underWay });
    } catch (error) {
      return { chunk, learner: underWay[0], message: messageOf(error) };
    }
  }

  /** One chunk; when it fails, once more on a fresh worker. Failures that came right then are added to `retried`. */
  async runTwice(chunk: Chunk, retried: ChunkFailure[]): Promise<ChunkResult | ChunkFailure> {
    const first = await this.run(chunk);
    if (!('message' in first) || this.isOver) return first;
    const fresh = new WorkerPool(this.setup, 1);
    try {
      const second = await fresh.run(chunk);
      if (!('message' in second)) retried.push(first);
      return second;
    } finally {
      await fresh.destroy();
    }
  }

  async destroy(): Promise<void> {
    this.isOver = true;
    await this.pool.destroy();
  }

  private async result(task: ChunkTask): Promise<ChunkResult> {
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
