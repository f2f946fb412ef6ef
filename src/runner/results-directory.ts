/**
 * The results directory. Files are staged in `.next` and moved in one by one, the manifest, with each file's hash,
 * last; until then the earlier results stay whole. A directory that is not ours is never touched.
 */

import { type Hash, createHash } from 'node:crypto';
import {
  type FileHandle,
  lstat,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RunError, UserError } from '../errors.js';
import { GENERATOR } from '../report/generator.js';
import { RANGES } from './range-file.js';
import { lockStaging, refuseOtherRun } from './staging-lock.js';

export const MANIFEST = 'manifest.json';
export const STAGING = '.next';
/** The page of the results, which anybody may make at any time: it is not among the manifest's files. */
export const REPORT = 'report.html';
/** Where an interrupted run leaves what it has. */
export const PARTIAL = 'partial';
/** What a killed run left, while another one goes on from there. */
export const RESUMED = '.resumed';
/** Names of the tables that we write. */
const TABLE = /^[A-Za-z0-9][A-Za-z0-9_-]*\.csv$/;
/** Bytes of a page in which it says who made it. */
const HEAD_BYTES = 4096;
/** What we may leave in a directory without a manifest. */
const OURS = new Set([STAGING, PARTIAL, RESUMED]);

/** The part of a manifest that this page reads back. */
interface EarlierManifest {
  readonly tool: 'learnersim';
  readonly files: Readonly<Record<string, string>>;
}

interface StagedFile {
  readonly handle: FileHandle;
  readonly hash: Hash;
}

export class ResultsDirectory {
  private readonly path: string;
  private readonly staging: string;
  private readonly files = new Map<string, StagedFile>();

  private constructor(
    path: string,
    private readonly isResuming: boolean,
  ) {
    this.path = path;
    this.staging = join(path, STAGING);
  }

  /**
   * Looks whether a directory may take results; changes nothing.
   * @throws UserError when it holds something that is not ours
   */
  static async check(path: string): Promise<void> {
    await refuseForeign(path);
    await refuseForeign(join(path, PARTIAL));
    await refuseOtherRun(path, join(path, STAGING));
  }

  /**
   * Prepares a directory for new results; nothing in it changes but `.next`. `isResuming`: what an earlier run left stays
   * until these are complete.
   * @throws UserError when it holds something that is not ours, or cannot be written
   */
  static async prepare(path: string, isResuming = false): Promise<ResultsDirectory> {
    await ResultsDirectory.check(path);
    const directory = new ResultsDirectory(path, isResuming);
    try {
      await rm(directory.staging, { recursive: true, force: true });
      if (!isResuming) await rm(join(path, RESUMED), { recursive: true, force: true });
      await makeDirectory(directory.staging);
      await lockStaging(directory.staging);
    } catch (error) {
      throw cannotWrite(path, error);
    }
    return directory;
  }

  /** Appends to a staged file, which is made at the first call. */
  async append(name: string, data: string | Uint8Array): Promise<void> {
    await this.writing(async () => {
      const file = this.files.get(name) ?? (await this.create(name));
      file.hash.update(data);
      await file.handle.appendFile(data);
    });
  }

  /** Takes back a staged file. */
  async drop(name: string): Promise<void> {
    await this.writing(async () => {
      await this.files.get(name)?.handle.close();
      this.files.delete(name);
      await rm(join(this.staging, name), { force: true });
    });
  }

  /**
   * Moves the staged files in place of the earlier results and writes the manifest last. `partial`: they are a part of a
   * run, though all that was wanted.
   */
  async publish(manifest: object, partial = false): Promise<void> {
    await this.writing(async () => {
      await this.moveTo(this.path, { ...manifest, partial });
      if (!this.isResuming) return;
      await rm(join(this.path, RESUMED), { recursive: true, force: true });
      await rm(join(this.path, PARTIAL), { recursive: true, force: true });
    });
  }

  /** Moves the staged files to `partial/`: the earlier results stay. Returns that directory. */
  async publishPartial(manifest: object): Promise<string> {
    const partial = join(this.path, PARTIAL);
    await this.writing(async () => {
      await mkdir(partial, { recursive: true });
      await this.moveTo(partial, { ...manifest, partial: true });
      // All of it is in these.
      await rm(join(this.path, RESUMED), { recursive: true, force: true });
    });
    return partial;
  }

  /** Gives up: what was staged is gone, a directory that was made for it, too. */
  async discard(): Promise<void> {
    await this.close();
    await rm(this.staging, { recursive: true, force: true });
    // Fails, as it should, when earlier results are there.
    await rmdir(this.path).catch(() => undefined);
  }

  /** A disk that is full, or gone, is no bug of ours. */
  private async writing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = codeOf(error);
      if (!/^E[A-Z]+$/.test(code)) throw error;
      const what = `cannot be written (${code}): the run is incomplete, earlier results stay`;
      throw new RunError({ file: this.path, what });
    }
  }

  private async create(name: string): Promise<StagedFile> {
    if (basename(name) !== name) throw new Error(`impossible state: file name "${name}"`);
    const file = {
      handle: await open(join(this.staging, name), 'wx'),
      hash: createHash('sha256'),
    };
    this.files.set(name, file);
    return file;
  }

  private async moveTo(target: string, manifest: object): Promise<void> {
    const files = Object.fromEntries(
      [...this.files].map(([name, { hash }]) => [name, hash.digest('hex')] as const).sort(byName),
    );
    await this.close();
    const earlier = await earlierManifest(target);
    // All that takes room is written before anything is moved: a full disk must not leave old beside new.
    const text = `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;
    const staged = await open(join(this.staging, MANIFEST), 'wx');
    await staged.writeFile(text).finally(() => staged.close());
    for (const name of Object.keys(files)) {
      await rename(join(this.staging, name), join(target, name));
    }
    await rename(join(this.staging, MANIFEST), join(target, MANIFEST));
    const stale = Object.keys(earlier?.files ?? {}).filter((file) => !(file in files));
    await removeStale(target, stale);
    await removeReport(target);
    await rm(this.staging, { recursive: true, force: true });
  }

  private async close(): Promise<void> {
    for (const { handle } of this.files.values()) await handle.close();
    this.files.clear();
  }
}

/** Files of earlier results that these have not. Whatever else a manifest may name stays. */
async function removeStale(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names.filter((file) => TABLE.test(file) || file === RANGES)) {
    const path = join(directory, name);
    const isFile = (await lstat(path).catch(() => undefined))?.isFile() ?? false;
    if (isFile) await rm(path);
  }
}

/** A page of earlier results must not pass for one of these; what is no page of ours stays. */
async function removeReport(directory: string): Promise<void> {
  const path = join(directory, REPORT);
  const isFile = (await lstat(path).catch(() => undefined))?.isFile() ?? false;
  if (!isFile) return;
  const file = await open(path);
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    .finally(() => file.close());
  if (buffer.toString('utf8', 0, bytesRead).includes(GENERATOR)) await rm(path);
}

function byName(one: readonly [string, string], other: readonly [string, string]): number {
  return one[0] < other[0] ? -1 : 1;
}

/** A directory and those above it. Node's own way of it never comes back where none can be made, as in /proc. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeParent(dirname(path));
    await mkdir(path);
  }
}

async function makeParent(path: string): Promise<void> {
  if (await isDirectory(path)) return;
  await makeDirectory(path).catch(async (error: unknown) => {
    // Another run may have made it in the meantime.
    if (!(await isDirectory(path))) throw error;
  });
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function refuseForeign(path: string): Promise<void> {
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
  const inTheWay = entries.find((entry) => entry.isDirectory() && isOurFile(entry.name));
  if (inTheWay) {
    throw new UserError({ file: join(path, inTheWay.name), what: 'is a directory' });
  }
  const foreign = entries.some((entry) => !OURS.has(entry.name));
  if (foreign && (await earlierManifest(path)) === undefined) {
    throw new UserError({
      file: path,
      what: 'is not empty and holds no results of learnersim',
      hint: 'choose another directory with --out',
    });
  }
}

function isOurFile(name: string): boolean {
  return name === MANIFEST || name === RANGES || TABLE.test(name);
}

async function earlierManifest(path: string): Promise<EarlierManifest | undefined> {
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

function cannotWrite(path: string, error: unknown): UserError {
  return new UserError({ file: path, what: `cannot be written (${codeOf(error)})` });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
