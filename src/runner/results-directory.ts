/**
 * The results directory. Files are staged in `.next` and moved in one by one, the manifest, with each file's hash,
 * last; until then the earlier results stay whole. A directory that is not ours is never touched.
 */

import { type Hash, createHash } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RunError } from '../errors.js';
import {
  cannotWrite,
  codeOf,
  earlierManifest,
  refuseForeign,
  removeReport,
  removeStale,
} from './earlier-results.js';
import { makeDirectory } from './make-directory.js';
import { EVENTS, MANIFEST, PARTIAL, RESUMED, STAGING, isResultName } from './results-names.js';
import { lockStaging, refuseOtherRun } from './staging-lock.js';

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

  /**
   * Hands on a staged file from its beginning, in blocks of so many bytes, while it is told to go on; the last one may be
   * shorter.
   */
  async read(
    name: string,
    bytes: number,
    onBlock: (block: Uint8Array) => Promise<boolean>,
  ): Promise<void> {
    await this.writing(async () => {
      const file = await open(join(this.staging, name));
      try {
        for (;;) {
          const block = await filled(file, new Uint8Array(bytes));
          const goesOn = block.length > 0 && (await onBlock(block));
          if (!goesOn || block.length < bytes) return;
        }
      } finally {
        await file.close();
      }
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
    if (!isResultName(name)) throw new Error(`impossible state: file name "${name}"`);
    const path = join(this.staging, name);
    if (dirname(path) !== this.staging) await mkdir(dirname(path), { recursive: true });
    const file = {
      handle: await open(path, 'wx'),
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
    if (Object.keys(files).some((name) => dirname(name) === EVENTS)) {
      await makeEvents(join(target, EVENTS));
    }
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

/** The next bytes of a file: as many as there is room for, fewer at its end. */
async function filled(file: FileHandle, room: Uint8Array): Promise<Uint8Array> {
  let length = 0;
  while (length < room.length) {
    const { bytesRead } = await file.read(room, length, room.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return room.subarray(0, length);
}

/** The folder of events, as it was found at the beginning: no link that leads elsewhere. */
async function makeEvents(path: string): Promise<void> {
  await mkdir(path).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST' || !(await lstat(path)).isDirectory()) throw error;
  });
}

function byName(one: readonly [string, string], other: readonly [string, string]): number {
  return one[0] < other[0] ? -1 : 1;
}
