/** Opening a datastore: to read it without leaving a trace, or to write as the only one. */

import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { checkHeader } from './header.js';
import { Sqlite } from './sqlite.js';
import { claimWriting, isClaimed } from './writer-claim.js';

/** Looks at a datastore that is being written to, before giving up [assumption]; the wait between two, milliseconds. */
const LOOKS = 200;
const WAIT = 20;

/**
 * Reads with `work` what was committed last; the datastore and its folder stay as they are. SQLite would put its lock
 * beside the file, and could not read beside a writer: it is given a link in a folder of our own, and what it read counts
 * when nobody wrote in the meantime. What a killed writer left half done is taken back in a copy.
 * @throws UserError when it is no datastore, is damaged, or is written to all the time
 */
export function reading<Result>(file: string, work: (database: Sqlite) => Result): Result {
  for (let look = 0; look < LOOKS; look++) {
    checkHeader(file);
    const isHalfDone = existsSync(journalOf(file));
    if (!isHalfDone || !isClaimed(file)) {
      const result = undisturbed(file, isHalfDone, work);
      if (result !== undefined) return result.value;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
  }
  throw new UserError({ file, what: 'is being written to', hint: 'wait for that run' });
}

/** Writes with `work`, as the only one. A datastore whose writer was killed is mended by that. */
export function writing(file: string): { readonly database: Sqlite; readonly close: () => void } {
  checkHeader(file);
  const release = claimWriting(file);
  try {
    const database = Sqlite.open(file, file, false);
    return {
      database,
      close: () => {
        database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** What `work` read; undefined when somebody wrote meanwhile: then it may be nonsense, or an error. */
function undisturbed<Result>(
  file: string,
  isHalfDone: boolean,
  work: (database: Sqlite) => Result,
): { readonly value: Result } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'learnersim-'));
  const before = stateOf(file);
  let database: Sqlite | undefined;
  try {
    const path = join(folder, 'datastore');
    if (isHalfDone) copyWithJournal(file, path);
    else symlinkSync(resolve(file), path);
    if (isHalfDone && stateOf(file) !== before) return undefined;
    database = Sqlite.open(path, file, !isHalfDone);
    const value = work(database);
    return stateOf(file) === before ? { value } : undefined;
  } catch (error) {
    if (stateOf(file) !== before) return undefined;
    throw error;
  } finally {
    database?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyWithJournal(file: string, path: string): void {
  try {
    copyFileSync(file, path);
    copyFileSync(journalOf(file), journalOf(path));
  } catch (error) {
    const what = `cannot be copied (${(error as NodeJS.ErrnoException).code})`;
    throw new UserError({
      file,
      what,
      hint: 'its writer was killed: learnersim datastore import mends it',
    });
  }
}

/** Changes with every transaction. */
function stateOf(file: string): string {
  const parts = [file, journalOf(file)].map((path) => {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    return status === undefined ? '-' : `${status.ino} ${status.size} ${status.mtimeNs}`;
  });
  return parts.join(' ');
}

function journalOf(path: string): string {
  return `${path}-journal`;
}
