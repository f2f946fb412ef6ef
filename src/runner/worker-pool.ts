/** The worker threads of a run: chunks in, results out. */

import { Piscina } from 'piscina';
import type { OwnEngine } from '../experiment/own-engine.js';
import type { Chunk, ChunkResult, ChunkTask, LearnerError, WorkerSetup } from './protocol.js';
import { watchPulse } from './watchdog.js';

/**
 * Room for a worker's short-lived objects, MB [assumption]: a learner's rows are few, and what V8 would take by default
 * makes a long run need far more memory than a short one.
 */
const YOUNG_GENERATION = 4;

/** Learners whom an engine may leave without an answer before it is given up [assumption]: each costs its time-out. */
const MOST_SILENT = 3;

/** A chunk that failed: once, or twice, and then its learners are missing from the results. */
export interface ChunkFailure {
  readonly chunk: Chunk;
  /** the learner under way when it failed */
  readonly learner: number;
  readonly message: string;
  /** there is no use in trying again */
  readonly isFinal?: true;
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
  /** learners without an answer, by module */
  private readonly silent = new Map<string, number>();

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
    const own = this.setup.plan.groups[chunk.group].ownEngine;
    if (own?.module !== undefined) return await this.runWatched(chunk, own);
    const underWay = pulseOf(chunk);
    try {
      return await this.result({ chunk, underWay, silent: [] });
    } catch (error) {
      return { chunk, learner: underWay[0], message: messageOf(error) };
    }
  }

  /**
   * A chunk whose engine may never answer: then its thread is ended, and the chunk goes once more without the learner
   * who was under way.
   */
  private async runWatched(
    chunk: Chunk,
    { module, timeoutSeconds }: OwnEngine,
  ): Promise<ChunkResult | ChunkFailure> {
    const message = `the engine did not answer within ${timeoutSeconds} s`;
    const silent: LearnerError[] = [];
    for (;;) {
      const underWay = pulseOf(chunk);
      const givenUp = (): ChunkFailure => ({
        chunk,
        learner: underWay[0],
        message: `${message}, ${MOST_SILENT} times: it was given up`,
        isFinal: true,
      });
      if ((this.silent.get(module!) ?? 0) >= MOST_SILENT) return givenUp();
      const stop = new AbortController();
      const unwatch = watchPulse(underWay, timeoutSeconds * 1000, () => stop.abort());
      try {
        return await this.result({ chunk, underWay, silent }, stop.signal);
      } catch (error) {
        const learner = underWay[0];
        if (!stop.signal.aborted) return { chunk, learner, message: messageOf(error) };
        this.silent.set(module!, (this.silent.get(module!) ?? 0) + 1);
        silent.push({ learner, message });
      } finally {
        unwatch();
      }
    }
  }

  /** One chunk; when it fails, once more on a fresh worker. Failures that came right then are added to `retried`. */
  async runTwice(chunk: Chunk, retried: ChunkFailure[]): Promise<ChunkResult | ChunkFailure> {
    const first = await this.run(chunk);
    if (!('message' in first) || first.isFinal || this.isOver) return first;
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

  /** `signal`: ends the thread that is at work on it. */
  private async result(task: ChunkTask, signal?: AbortSignal): Promise<ChunkResult> {
    if (this.broken !== undefined) throw this.broken.error;
    return await new Promise((resolve, reject) => {
      this.waiting.add(reject);
      this.pool
        .run(task, { signal: signal ?? null })
        .then(resolve, reject)
        .finally(() => this.waiting.delete(reject));
    });
  }
}

function pulseOf({ first }: Chunk): Int32Array {
  const underWay = new Int32Array(new SharedArrayBuffer(8));
  underWay[0] = first;
  return underWay;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
