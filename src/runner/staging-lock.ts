/** One run at a time writes into a results directory: the staging folder says which. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.js';

const LOCK = 'pid';

/**
 * Refuses a staging folder in which another process that is alive is at work.
 * @throws UserError when one is
 */
export async function refuseOtherRun(path: string, staging: string): Promise<void> {
  const text = await readFile(join(staging, LOCK), 'utf8').catch(() => '');
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return;
  throw new UserError({
    file: path,
    what: `another run is writing there (process ${pid})`,
    hint: `wait for it, choose another --out, or remove ${staging} if that is no run`,
  });
}

/** Says in a new staging folder that this process is at work. */
export async function lockStaging(staging: string): Promise<void> {
  await writeFile(join(staging, LOCK), String(process.pid), { flag: 'wx' });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
