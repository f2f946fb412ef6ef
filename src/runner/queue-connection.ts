/** A connection to the Redis of a queue: opened at once or not at all, and given up when nothing is heard any more. */

import type { Redis } from 'ioredis';
import { RunError, UserError } from '../errors.js';
import type { RedisAddress } from './redis-address.js';

/** Milliseconds until a first answer. */
const FIRST_ANSWER = 5000;
/** Milliseconds without an answer after which Redis is lost [assumption]: a restart takes less. */
const LOST_AFTER = 8000;
/** Milliseconds between questions. */
const BEAT = 1000;
/** Milliseconds that closing may take. */
const CLOSING = 2000;

/** The packages are optional: most users never need them. */
export async function queuePackages(): Promise<{
  readonly bullmq: typeof import('bullmq');
  readonly Redis: typeof Redis;
}> {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis: ioredis.Redis };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError({
      file: '--redis',
      what: 'needs the packages bullmq and ioredis',
      hint: 'npm install bullmq@6.7.0 ioredis@6.0.0',
    });
  }
}

/**
 * Connects to a Redis that answers.
 * @throws RunError when there is none
 */
export async function connectRedis(address: RedisAddress): Promise<Redis> {
  const { Redis: Connection } = await queuePackages();
  const redis = new Connection({
    ...address.options,
    lazyConnect: true,
    // What BullMQ's workers need.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 50, 500),
  });
  let reason = 'no answer';
  const refused = new Promise<never>((_, reject) => {
    redis.on('error', (error: Error) => {
      reason = reasonOf(error);
      reject(error);
    });
  });
  // Errors after the first answer are none of its business.
  refused.catch(() => undefined);
  try {
    const answer = redis.connect().then(async () => await redis.ping());
    await Promise.race([answer, refused, rejectedAfter(FIRST_ANSWER)]);
    return redis;
  } catch {
    redis.disconnect();
    throw new RunError({ file: address.shown, what: `Redis cannot be reached: ${reason}` });
  }
}

/** Codes and answers of Redis; never what was sent. */
function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message.split(' ')[0];
}

async function rejectedAfter(milliseconds: number): Promise<never> {
  return await new Promise((_, reject) => setTimeout(reject, milliseconds).unref());
}

/** Waits for work at the end, but not for ever: what it is about may be gone. */
export async function atMost(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, rejectedAfter(CLOSING)]).catch(() => undefined);
}

/** Asks every second; when nothing is answered for too long, says so, once. */
export class Heartbeat {
  private heard = performance.now();
  private readonly timer: NodeJS.Timeout;

  /** `ask`: fails, or waits, while there is no connection */
  constructor(ask: () => Promise<unknown>, onLost: () => void) {
    let isAsking = false;
    this.timer = setInterval(() => {
      if (performance.now() - this.heard > LOST_AFTER) {
        this.stop();
        onLost();
        return;
      }
      if (isAsking) return;
      isAsking = true;
      ask()
        .then(() => (this.heard = performance.now()))
        .catch(() => undefined)
        .finally(() => (isAsking = false));
    }, BEAT);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
