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

  /**
   * Simulates a range, or says at which of its chunks it could not be, and why. Where a module does not answer, its thread
   * is ended, and the range goes once more without the learner who was under way.
   */
  private async run(chunks: readonly Chunk[]): Promise<RangeResult | ChunkFailure> {
    const silent: SilentLearner[] = [];
    for (;;) {
      const lost = chunks.find((chunk) => this.isGivenUp(chunk));
      if (lost !== undefined) {
        const message = `${this.silenceOf(lost)}, ${MOST_SILENT} times: it was given up`;
        return { chunk: lost, learner: lost.first, message, isFinal: true };
      }
      const underWay = new Int32Array(new SharedArrayBuffer(12));
      underWay[0] = chunks[0].first;
      const stop = new AbortController();
      const unwatch = this.watch(chunks, underWay, () => stop.abort());
      try {
        return await this.result({ chunks, underWay, silent }, unwatch && stop.signal);
      } catch (error) {
        const chunk = chunks[underWay[2]];
        const [learner] = underWay;
        if (!stop.signal.aborted) return { chunk, learner, message: messageOf(error) };
        const module = this.ownOf(chunk)!.module!;
        this.silences.set(module, (this.silences.get(module) ?? 0) + 1);
        silent.push({ group: chunk.group, learner, message: this.silenceOf(chunk) });
      } finally {
        unwatch?.();
      }
    }
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
   * came right are added to `retried`.
   */
  async runTwice(chunks: readonly Chunk[], retried: ChunkFailure[]): Promise<RangeOutcome> {
    const first = await this.run(chunks);
    if (!('message' in first)) return first;
    if (this.isOver)
      return { parts: chunks.map((chunk) => ({ ...first, chunk })), sums: undefined };
    const second = first.isFinal ? first : await this.runAfresh(chunks);
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
