/**
 * One process at a time writes into a datastore. Each that wants to puts a file with its number beside it and then looks
 * for the others': of two, at least the later one sees the other, and gives up. A process that was killed leaves its file
 * behind, which counts for nothing; so does SQLite's lock, which it may have left, too.
 */

import { readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Claims a datastore for this process; returns what gives the claim up.
 * @throws UserError when another process that is alive has a claim, or none can be made
 */
export function claimWriting(file: string): () => void {
  const own = claimOf(file, process.pid);
  // One of our own number was left by a process of an earlier life, in a container for instance.
  const earlier = claims(file);
  writeClaim(file, own);
  const release = (): void => rmSync(own, { force: true });
  const others = claims(file).filter(({ path }) => path !== own);
  const alive = others.find(isAlive);
  if (alive !== undefined) {
    release();
    throw new UserError({
      file,
      what: `another run is writing there (process ${alive.pid}${placeOf(alive)})`,
      hint: `wait for it; if there is none, remove ${alive.path}`,
    });
  }
  if (earlier.length > 0) removeLock(file);
  for (const { path } of others) rmSync(path, { force: true });
  return release;
}

/** Whether a process that is alive has claimed it. */
export function isClaimed(file: string): boolean {
  return claims(file).some(isAlive);
}

interface Claim {
  readonly path: string;
  readonly pid: number;
  readonly host: string;
}

const MARK = '.writer-';

function claimOf(file: string, pid: number): string {
  return `${file}${MARK}${pid}`;
}

function claims(file: string): Claim[] {
  const start = basename(file) + MARK;
  return namesIn(dirname(file))
    .filter((name) => name.startsWith(start) && /^[1-9]\d{0,9}$/.test(name.slice(start.length)))
    .map((name) => {
      const path = join(dirname(file), name);
      return { path, pid: Number(name.slice(start.length)), host: hostIn(path) };
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The host that a claim names; of one that is not written yet this one. */
function hostIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim() || hostname();
  } catch {
    return hostname();
  }
}

/** Of a process of another machine nobody here can tell. */
function isAlive({ pid, host }: Claim): boolean {
  if (host !== hostname()) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function placeOf({ host }: Claim): string {
  return host === hostname() ? '' : ` on ${host}`;
}

function writeClaim(file: string, own: string): void {
  try {
    rmSync(own, { force: true });
    writeFileSync(own, hostname(), { flag: 'wx' });
  } catch (error) {
    const what = `cannot be written (${(error as NodeJS.ErrnoException).code})`;
    throw new UserError({ file, what });
  }
}

function removeLock(file: string): void {
  try {
    rmdirSync(`${file}.lock`);
  } catch {
    // It left none.
  }
}
