/** `learnersim worker`: simulates ranges of other machines' runs. */

import { availableParallelism } from 'node:os';
import { EXIT } from '../errors.js';
import { workForQueue } from '../runner/queue-worker.js';
import { redisAddress } from '../runner/redis-address.js';
import { watchSignals } from './terminal.js';

export interface WorkerFlags {
  readonly redis: string;
  readonly workers?: number;
  readonly quiet?: boolean;
}

/** Works until it is told to stop, or Redis is lost; returns the exit code. */
export async function work({ redis, workers, quiet }: WorkerFlags): Promise<number> {
  const address = redisAddress(redis);
  const threads = workers ?? availableParallelism();
  const signals = watchSignals();
  const say = (text: string): void => {
    if (quiet !== true) process.stderr.write(`${text}\n`);
  };
  const lost = await workForQueue(address, threads, signals.signal, () =>
    say(`works for ${address.shown} in ${threads} threads`),
  );
  signals.stop();
  if (lost === undefined) return signals.exitCode() ?? EXIT.fine;
  process.stderr.write(`error: ${lost}\n`);
  return EXIT.incomplete;
}
