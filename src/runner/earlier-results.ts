/** What stands in a directory before results come into it: ours may go, what is not ours is never touched. */

import type { Dirent } from 'node:fs';
import { lstat, open, readFile, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import { GENERATOR } from '../report/generator.js';
import { EVENTS, MANIFEST, OURS, REPORT, isResultName } from './results-names.js';

/** Bytes of a page in which it says who made it. */
const HEAD_BYTES = 4096;

/** The part of a manifest that this page reads back. */
export interface EarlierManifest {
  readonly tool: 'learnersim';
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Looks whether a directory may take results; changes nothing.
 * @throws UserError when it holds something that is not ours, or that is in the way
 */
export async function refuseForeign(path: string): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
      if (isLink) throw new UserError({ file: path, what: 'is a link to nothing' });
      return;
    }
    if (codeOf(error) === 'ENOTDIR')
      throw new UserError({ file: path, what: 'is not a directory' });
    throw cannotWrite(path, error);
  }
  const inTheWay = entries.find((entry) => entry.isDirectory() && isResultName(entry.name));
  if (inTheWay) {
    throw new UserError({ file: join(path, inTheWay.name), what: 'is a directory' });
  }
  const events = entries.find(({ name }) => name === EVENTS);
  if (events !== undefined) await refuseOtherEvents(join(path, EVENTS), events);
  const foreign = entries.some((entry) => !OURS.has(entry.name));
  if (foreign && (await earlierManifest(path)) === undefined) {
    throw new UserError({
      file: path,
      what: 'is not empty and holds no results of learnersim',
      hint: 'choose another directory with --out',
    });
  }
}

/** A link might lead anywhere. */
async function refuseOtherEvents(path: string, entry: Dirent): Promise<void> {
  if (!entry.isDirectory()) throw new UserError({ file: path, what: 'is not a directory' });
  const inside = await readdir(path, { withFileTypes: true });
  const inTheWay = inside.find((one) => one.isDirectory() && isResultName(`${EVENTS}/${one.name}`));
  if (inTheWay === undefined) return;
  throw new UserError({ file: join(path, inTheWay.name), what: 'is a directory' });
}

export async function earlierManifest(path: string): Promise<EarlierManifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(path, MANIFEST), 'utf8')) as unknown;
    return isOurs(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function isOurs(manifest: unknown): manifest is EarlierManifest {
  const { tool, files } = (manifest ?? {}) as Partial<EarlierManifest>;
  return tool === 'learnersim' && typeof files === 'object' && files !== null;
}

/** Files of earlier results that these have not. Whatever else a manifest may name stays. */
export async function removeStale(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names.filter((file) => file !== MANIFEST && isResultName(file))) {
    const path = join(directory, name);
    if (!(await isRealDirectory(dirname(path), directory))) continue;
    const isFile = (await lstat(path).catch(() => undefined))?.isFile() ?? false;
    if (isFile) await rm(path);
  }
  // Fails, as it should, when anything is left in it.
  await rmdir(join(directory, EVENTS)).catch(() => undefined);
}

/** Whether the folder of a file is the results directory itself, or in it and no link. */
async function isRealDirectory(path: string, directory: string): Promise<boolean> {
  if (path === directory) return true;
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** A page of earlier results must not pass for one of these; what is no page of ours stays. */
export async function removeReport(directory: string): Promise<void> {
  const path = join(directory, REPORT);
  const isFile = (await lstat(path).catch(() => undefined))?.isFile() ?? false;
  if (!isFile) return;
  const file = await open(path);
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    .finally(() => file.close());
  if (buffer.toString('utf8', 0, bytesRead).includes(GENERATOR)) await rm(path);
}

export function cannotWrite(path: string, error: unknown): UserError {
  return new UserError({ file: path, what: `cannot be written (${codeOf(error)})` });
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
