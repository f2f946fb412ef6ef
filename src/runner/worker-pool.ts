/** The worker threads of a run: ranges of learners in, results out. */

import { Piscina } from 'piscina';
import type { OwnEngine } from '../experiment/own-engine.js';
import type {
  Chunk,
  ChunkResult,
  RangeResult,
  RangeTask,
  SilentLearner,
  WorkerSetup,
} from './protocol.js';
import { watchPulse } from './watchdog.js';

/**
 * Room for a worker's short-lived objects, MB [assumption]: a learner's rows are few, and what V8 would take by default
 * makes a long run need far more memory than a short one.
 */
const YOUNG_GENERATION = 4;

/** Learners whom an engine may leave without an answer before it is given up [assumption]: each costs its time-out. */
const MOST_SILENT = 3;

/** Milliseconds that ranges under way have left after an interruption, where an own engine is asked [assumption]. */
const PATIENCE = 2000;

/** A chunk that failed: once, or twice, and then its learners are missing from the results. */
export interface ChunkFailure {
  readonly chunk: Chunk;
  /** the learner under way when it failed */
  readonly learner: number;
  readonly message: string;
  /** there is no use in trying again */
  readonly isFinal?: true;
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
  /** learners without an answer, by module */
  private readonly silences = new Map<string, number>();

  /** `signal`: when aborted, an engine of somebody's own is not waited for much longer. */
  constructor(
    private readonly setup: WorkerSetup,
    workers: number,
    private readonly signal?: AbortSignal,
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

  /**
   * Simulates a range, or says at which of its chunks it could not be, and why. Where a module does not answer, its thread
   * is ended, and the range goes once more without the learner who was under way. Undefined: it was interrupted.
   */
  private async run(chunks: readonly Chunk[]): Promise<RangeResult | ChunkFailure | undefined> {
    const silent: SilentLearner[] = [];
    const hasOwn = chunks.some((chunk) => this.ownOf(chunk) !== undefined);
    for (;;) {
      if (hasOwn && this.signal?.aborted) return undefined;
      const lost = chunks.find((chunk) => this.isGivenUp(chunk));
      if (lost !== undefined) {
        const message = `${this.silenceOf(lost)}, ${MOST_SILENT} times: it was given up`;
        return { chunk: lost, learner: lost.first, message, isFinal: true };
      }
      const underWay = new Int32Array(new SharedArrayBuffer(12));
      underWay[0] = chunks[0].first;
      const stop = new AbortController();
      const unwatch = this.watch(chunks, underWay, () => stop.abort());
      const heed = hasOwn ? this.heed(() => stop.abort()) : undefined;
      try {
        return await this.result({ chunks, underWay, silent }, heed && stop.signal);
      } catch (error) {
        if (heed?.isOver()) return undefined;
        const chunk = chunks[underWay[2]];
        const [learner] = underWay;
        if (!stop.signal.aborted) return { chunk, learner, message: messageOf(error) };
        const module = this.ownOf(chunk)!.module!;
        this.silences.set(module, (this.silences.get(module) ?? 0) + 1);
        silent.push({ group: chunk.group, learner, message: this.silenceOf(chunk) });
      } finally {
        unwatch?.();
        heed?.end();
      }
    }
  }

  /** Calls `onOver` when the run was interrupted and the time that was left is over. */
  private heed(onOver: () => void): { readonly isOver: () => boolean; readonly end: () => void } {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const interrupted = (): void => {
      timer = setTimeout(() => {
        isOver = true;
        onOver();
      }, PATIENCE);
    };
    this.signal?.addEventListener('abort', interrupted);
    const end = (): void => {
      clearTimeout(timer);
      this.signal?.removeEventListener('abort', interrupted);
    };
    return { isOver: () => isOver, end };
  }

  /** Only where there is a module to be watched. */
  private watch(
    chunks: readonly Chunk[],
    underWay: Int32Array,
    onSilence: () => void,
  ): (() => void) | undefined {
    const modules = chunks.filter((chunk) => this.ownOf(chunk)?.module !== undefined);
    if (modules.length === 0) return undefined;
    const timeout = (): number => {
      const chunk = chunks[underWay[2]];
      return (this.ownOf(chunk) ?? this.ownOf(modules[0])!).timeoutSeconds * 1000;
    };
    return watchPulse(underWay, timeout, onSilence);
  }

  private isGivenUp(chunk: Chunk): boolean {
    const module = this.ownOf(chunk)?.module;
    return module !== undefined && (this.silences.get(module) ?? 0) >= MOST_SILENT;
  }

  private silenceOf(chunk: Chunk): string {
    return `the engine did not answer within ${this.ownOf(chunk)!.timeoutSeconds} s`;
  }

  private ownOf({ group }: Chunk): OwnEngine | undefined {
    return this.setup.plan.groups[group].ownEngine;
  }

  /**
   * One range; when it fails, once more on a fresh worker, and then without the chunk at which it failed. Failures that
   * came right are added to `retried`. Undefined: it was interrupted.
   */
  async runTwice(
    chunks: readonly Chunk[],
    retried: ChunkFailure[],
  ): Promise<RangeOutcome | undefined> {
    const first = await this.run(chunks);
    if (first === undefined || !('message' in first)) return first;
    if (this.isOver)
      return { parts: chunks.map((chunk) => ({ ...first, chunk })), sums: undefined };
    const second = first.isFinal ? first : await this.runAfresh(chunks);
    if (second === undefined) return undefined;
    if (!('message' in second)) {
      retried.push(first);
      return second;
    }
    const others = chunks.filter((chunk) => chunk !== second.chunk);
    const rest = others.length === 0 ? { parts: [] } : await this.runTwice(others, retried);
    if (rest === undefined) return undefined;
    return {
      parts: rest.parts.toSpliced(chunks.indexOf(second.chunk), 0, second),
      sums: undefined,
    };
  }

  private async runAfresh(
    chunks: readonly Chunk[],
  ): Promise<RangeResult | ChunkFailure | undefined> {
    const fresh = new WorkerPool(this.setup, 1, this.signal);
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

  /** `signal`: ends the thread that is at work on it. */
  private async result(task: RangeTask, signal?: AbortSignal): Promise<RangeResult> {
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
