/** For tests of the queue: a redis-server of their own, on a socket in a temporary folder. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Result, x } from 'tinyexec';
import { onTestFinished } from 'vitest';

/** Whether Debian's `redis-server` is installed; tests are skipped without it. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

/** Waits, at most half a minute, until `ready`. */
export async function until(ready: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await ready()); tries++) {
    if (tries > 600) throw new Error('waited in vain');
    await pause(50);
  }
}

export interface RedisServer {
  readonly url: string;
  /** gone at once, as when its machine is */
  readonly kill: () => Promise<void>;
}

/** Starts a server that keeps nothing on disk; it is gone when the test is over. */
export async function redisServer(
  folder: string,
  name: string,
  ...args: readonly string[]
): Promise<RedisServer> {
  const socket = `${folder}/${name}.sock`;
  const files = ['--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = x('redis-server', ['--port', '0', '--unixsocket', socket, ...files, ...args], {
    throwOnError: false,
  });
  const kill = async (): Promise<void> => await ended(server);
  onTestFinished(kill);
  await until(() => existsSync(socket));
  return { url: `unix://${socket}`, kill };
}

/** Kills a process, and waits until it is gone. */
export async function ended(child: Result): Promise<void> {
  child.kill('SIGKILL');
  await child;
}
