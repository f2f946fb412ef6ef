/** Ranges that other machines simulate: handed out and collected through a queue on Redis. */

import type { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Chunk, WorkerSetup } from './protocol.js';
import { Heartbeat, atMost, connectRedis, queuePackages } from './queue-connection.js';
import {
  PREFIX,
  QUEUE,
  SETUP_STAYS,
  packSetup,
  resultKey,
  runOf,
  setupKey,
  unitId,
  unpackResult,
} from './queue-protocol.js';
import type { RangeSource } from './range-source.js';
import type { RedisAddress } from './redis-address.js';
import type { OpenSource } from './run-experiment.js';
import type { ChunkFailure, RangeOutcome } from './worker-pool.js';

/** Ranges handed out, or waiting for their turn, at most [assumption]: 30 MB, and work for a hundred threads. */
const AHEAD = 256;
/** The same of ranges with events, which are larger [assumption]: 1 GB if everybody did as many problems as may be. */
const AHEAD_LOGGED = 32;
/** Threads for which ranges are cut: they may come and go. */
export const QUEUE_SIZED_FOR = 32;
/** Milliseconds after which a unit is looked after: events may be lost with a connection. */
const OVERDUE = 3000;
/** Overdue units that are looked after in a second. */
const LOOKED_AFTER = 16;
/** Milliseconds for which what BullMQ keeps of an idle queue stays: a day. */
const QUEUE_STAYS = 86_400_000;

interface Pending {
  readonly id: string;
  readonly chunks: readonly Chunk[];
  readonly retried: ChunkFailure[];
  readonly since: number;
  readonly settle: (outcome: RangeOutcome | undefined) => void;
}

/** `onIdle`: nobody takes the work. */
export function queuedRanges(address: RedisAddress, onIdle: () => void): OpenSource {
  return async (setup, _workers, signal) => {
    const { bullmq } = await queuePackages();
    const redis = await connectRedis(address);
    const options = { connection: redis, prefix: PREFIX };
    const queue = new bullmq.Queue(QUEUE, options);
    const events = new bullmq.QueueEvents(QUEUE, options);
    // A connection that is gone for a while is the heartbeat's business.
    queue.on('error', () => undefined);
    events.on('error', () => undefined);
    return new QueuedRanges(setup, redis, queue, events, address.shown, signal, onIdle);
  };
}

class QueuedRanges implements RangeSource {
  readonly ahead: number;
  lost: string | undefined;
  private readonly runId: string;
  private readonly pending = new Map<string, Pending>();
  private readonly heartbeat: Heartbeat;
  private readonly begun = performance.now();
  private isWorking = false;
  private isSetUp: Promise<unknown> | undefined;
  /** units that are not waited for any more */
  private undone: readonly string[] = [];

  constructor(
    private readonly setup: WorkerSetup,
    private readonly redis: Redis,
    private readonly queue: Queue,
    private readonly events: QueueEvents,
    private readonly shown: string,
    private readonly signal: AbortSignal | undefined,
    private readonly onIdle: () => void,
  ) {
    this.ahead = setup.wanted.events === true ? AHEAD_LOGGED : AHEAD;
    this.runId = runOf(setup);
    events.on('completed', ({ jobId }) => this.lookAfter(jobId));
    events.on('failed', ({ jobId, failedReason }) => this.fail(jobId, failedReason));
    signal?.addEventListener('abort', this.giveUp);
    this.heartbeat = new Heartbeat(
      async () => await this.beat(),
      () => {
        this.lost = `Redis at ${this.shown} was lost`;
        this.giveUp();
      },
    );
  }

  async run(chunks: readonly Chunk[], retried: ChunkFailure[]): Promise<RangeOutcome | undefined> {
    if (this.signal?.aborted || this.lost !== undefined) return undefined;
    const id = unitId({ run: this.runId, chunks });
    return await new Promise((resolve) => {
      const settle = (outcome: RangeOutcome | undefined): void => {
        this.pending.delete(id);
        resolve(outcome);
      };
      this.pending.set(id, { id, chunks, retried, since: performance.now(), settle });
      this.lookAfter(id);
    });
  }

  async destroy(): Promise<void> {
    this.heartbeat.stop();
    this.signal?.removeEventListener('abort', this.giveUp);
    if (this.lost === undefined) await atMost(this.tidy());
    await atMost(this.events.close());
    await atMost(this.queue.close());
    this.redis.disconnect();
  }

  /** Fetches the result of a unit that is under way; while there is none, it is to be done. */
  private lookAfter(id: string): void {
    const one = this.pending.get(id);
    // Whatever fails here is tried again when the unit is overdue.
    if (one !== undefined) this.fetch(one).catch(() => undefined);
  }

  private async fetch(one: Pending): Promise<void> {
    const { id, chunks, retried } = one;
    const bytes = await this.redis.getBuffer(resultKey(id));
    if (this.pending.get(id) !== one) return;
    if (bytes === null) {
      await this.addSetup();
      const options = { jobId: id, removeOnComplete: true, removeOnFail: true };
      await this.queue.add('range', { run: this.runId, chunks }, options);
      return;
    }
    this.isWorking = true;
    await this.redis.del(resultKey(id));
    const result = unpackResult(bytes, this.setup, chunks);
    if (result === undefined) {
      this.fail(id, 'what Redis holds of it was not written by a worker');
      return;
    }
    retried.push(...result.retried);
    one.settle(result.outcome);
  }

  private fail(id: string, message: string): void {
    const one = this.pending.get(id);
    const parts = one?.chunks.map((chunk) => ({ chunk, learner: chunk.first, message }));
    if (parts !== undefined) one?.settle({ parts, sums: undefined });
  }

  /** No more is waited for: what is not here is not done. */
  private readonly giveUp = (): void => {
    this.undone = [...this.pending.keys()];
    for (const { settle } of this.pending.values()) settle(undefined);
  };

  private async beat(): Promise<void> {
    const stays = await this.redis.pexpire(setupKey(this.runId), SETUP_STAYS);
    if (stays === 0) this.isSetUp = undefined;
    const now = performance.now();
    const overdue = [...this.pending.values()].filter(({ since }) => now - since > OVERDUE);
    for (const { id } of overdue.slice(0, LOOKED_AFTER)) this.lookAfter(id);
    if (this.isWorking || now - this.begun < OVERDUE || this.pending.size === 0) return;
    // Not every Redis tells who is connected.
    if ((await this.queue.getWorkersCount().catch(() => 1)) > 0) return;
    this.isWorking = true;
    this.onIdle();
  }

  /** Before the first unit; again when Redis has forgotten it. */
  private async addSetup(): Promise<void> {
    this.isSetUp ??= this.redis.set(setupKey(this.runId), packSetup(this.setup), 'PX', SETUP_STAYS);
    await this.isSetUp;
  }

  /** Leaves nothing of this run, and of the queue nothing for long. */
  private async tidy(): Promise<void> {
    for (const id of this.undone) await this.queue.remove(id).catch(() => 0);
    await this.redis.del(setupKey(this.runId));
    await this.queue.trimEvents(0);
    for (const name of ['meta', 'events', 'id', 'marker', 'stalled', 'stalled-check']) {
      await this.redis.pexpire(this.queue.toKey(name), QUEUE_STAYS);
    }
  }
}
