/** What the first 100 bytes of a file say: whether it is a datastore, before SQLite sees it [source: SQLite file format]. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { UserError } from '../errors.js';
import { APPLICATION_ID, SCHEMA_VERSION } from './tables.js';

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
/** Offsets in the header. */
const WRITE_FORMAT = 18;
const USER_VERSION = 60;
const APPLICATION = 68;
/** `journal_mode=wal` */
const WAL = 2;

const IMPORT = 'learnersim datastore import makes one';

/**
 * Refuses a file that is no datastore of this version.
 * @throws UserError when it is missing, foreign, newer, or cannot be read
 */
export function checkHeader(file: string): void {
  const wrong = (what: string, hint: string = IMPORT): UserError =>
    new UserError({ file, what, hint });
  const header = readHeader(file, wrong);
  if (header.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) {
    throw wrong('is no SQLite database');
  }
  if (header.readUInt32BE(APPLICATION) !== APPLICATION_ID) {
    throw wrong('is a database of another program, no datastore');
  }
  const version = header.readUInt32BE(USER_VERSION);
  if (version > SCHEMA_VERSION) {
    const what = `is a datastore of version ${version}; this learnersim knows ${SCHEMA_VERSION}`;
    throw wrong(what, 'take a newer learnersim');
  }
  if (version !== SCHEMA_VERSION) throw wrong(`is a datastore of unknown version ${version}`);
  if (header[WRITE_FORMAT] === WAL) {
    const hint = `sqlite3 ${file} "PRAGMA journal_mode=delete"`;
    throw wrong('is in WAL mode, which is not supported', hint);
  }
}

type Wrong = (what: string, hint?: string) => UserError;

function readHeader(file: string, wrong: Wrong): Buffer {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw wrong('no such datastore');
  if (!status.isFile()) throw wrong(status.isDirectory() ? 'is a directory' : 'is no file');
  const header = Buffer.alloc(HEADER);
  try {
    const handle = openSync(file, 'r');
    try {
      if (readSync(handle, header, 0, HEADER, 0) < HEADER) throw wrong('is no SQLite database');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw wrong(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return header;
}
