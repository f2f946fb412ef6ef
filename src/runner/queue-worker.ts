/** A worker of a queue: takes ranges of any run, simulates them in threads, and puts what they came to into Redis. */

import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { assert } from '../errors.js';
import { Heartbeat, atMost, connectRedis, queuePackages } from './queue-connection.js';
import {
  LOCK,
  MOST_DEATHS,
  PREFIX,
  QUEUE,
  RESULT_STAYS,
  STALLED_CHECK,
  packResult,
  parseUnit,
  resultKey,
  setupKey,
  unitId,
  unpackSetup,
} from './queue-protocol.js';
import type { RedisAddress } from './redis-address.js';
import { type ChunkFailure, WorkerPool } from './worker-pool.js';

/** Runs whose threads are kept ready [assumption]. */
const RUNS = 2;

/**
 * Works until `signal` is aborted. Says why it ended by itself; undefined: it did not.
 * @throws RunError when Redis cannot be reached
 */
export async function workForQueue(
  address: RedisAddress,
  threads: number,
  signal: AbortSignal,
  onReady: () => void,
): Promise<string | undefined> {
  const { bullmq } = await queuePackages();
  const redis = await connectRedis(address);
  const runs = new Runs(redis, threads);
  const worker = new bullmq.Worker(QUEUE, async (job) => await runs.work(job), {
    connection: redis,
    prefix: PREFIX,
    // One more is fetched while the threads are at work.
    concurrency: threads + 1,
    lockDuration: LOCK,
    stalledInterval: STALLED_CHECK,
    maxStalledCount: MOST_DEATHS,
  });
  worker.on('error', () => undefined);
  const ended = new Promise<string | undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
    const lost = (): void => resolve(`Redis at ${address.shown} was lost`);
    const heartbeat = new Heartbeat(async () => await redis.ping(), lost);
    signal.addEventListener('abort', () => heartbeat.stop());
  });
  onReady();
  const lost = await ended;
  // What is under way is finished: it takes less time than another worker would need to find it.
  await atMost(worker.close(lost !== undefined));
  await runs.destroy();
  redis.disconnect();
  return lost;
}

/** Threads for the runs of the last units. */
class Runs {
  private readonly pools = new Map<string, Promise<WorkerPool | undefined>>();

  constructor(
    private readonly redis: Redis,
    private readonly threads: number,
  ) {}

  async work(job: Job): Promise<void> {
    const unit = parseUnit(job.data);
    const pool = unit && (await this.poolOf(unit.run));
    // The run is over: nobody waits for this.
    if (pool === undefined) return;
    const retried: ChunkFailure[] = [];
    const outcome = await pool.runTwice(unit!.chunks, retried);
    assert(outcome !== undefined, 'nothing interrupts the threads of a queue');
    const result = packResult({ outcome, retried });
    await this.redis.set(resultKey(unitId(unit!)), result, 'PX', RESULT_STAYS);
  }

  async destroy(): Promise<void> {
    for (const pool of this.pools.values()) await (await pool)?.destroy();
  }

  private async poolOf(run: string): Promise<WorkerPool | undefined> {
    const opening = this.pools.get(run) ?? this.open(run);
    // The one used last is the last to go.
    this.pools.delete(run);
    this.pools.set(run, opening);
    const pool = await opening.catch(() => undefined);
    if (pool === undefined) this.pools.delete(run);
    const [oldest] = this.pools.keys();
    if (this.pools.size > RUNS) {
      const old = this.pools.get(oldest);
      this.pools.delete(oldest);
      await (await old)?.destroy();
    }
    return pool;
  }

  private async open(run: string): Promise<WorkerPool | undefined> {
    const bytes = await this.redis.getBuffer(setupKey(run));
    if (bytes === null) return undefined;
    const setup = unpackSetup(bytes);
    // Whoever writes to the queue must not choose what code runs here.
    const isForeign = setup.plan.groups.some(({ ownEngine }) => ownEngine !== undefined);
    assert(!isForeign, 'a queue asks for an engine other than the built-in one');
    return new WorkerPool(setup, this.threads);
  }
}
