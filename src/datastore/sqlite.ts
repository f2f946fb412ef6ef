/** SQLite, loaded when a datastore is used and not before. */

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Database, JSValue, NormalQueryResult } from 'node-sqlite3-wasm';
import { UserError } from '../errors.js';
import { TABLES } from './tables.js';

const require = createRequire(import.meta.url);

export type Row = NormalQueryResult;

/** Nothing of the schema runs code; memory for pages is 16 MB [assumption]. */
const SAFE = 'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000';

/** A database with what SQLite offers against a file that somebody prepared. */
export class Sqlite {
  private readonly database: Database;
  /** as the user knows it: what is open may be a link to it, or a copy */
  private readonly file: string;

  private constructor(database: Database, file: string) {
    this.database = database;
    this.file = file;
  }

  /**
   * Opens a database and takes back what a writer that was killed left half done: that needs `readOnly: false`.
   * @throws UserError when it is damaged, in use, or has other tables than ours
   */
  static open(path: string, file: string, readOnly: boolean): Sqlite {
    const opened = Sqlite.connect(path, file, readOnly);
    try {
      opened.checkTables();
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** An empty database to be made into a datastore. */
  static create(path: string, file: string): Sqlite {
    return Sqlite.connect(path, file, false);
  }

  private static connect(path: string, file: string, readOnly: boolean): Sqlite {
    const { Database: Opened } = require('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm');
    return asUserErrors(file, () => {
      const database = new Opened(path, { readOnly });
      try {
        database.exec(SAFE);
        rollingBack(path, () => database.get('SELECT count(*) FROM sqlite_schema'));
        return new Sqlite(database, file);
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  run(statements: string): void {
    asUserErrors(this.file, () => this.database.exec(statements));
  }

  all(query: string, values: readonly JSValue[] = []): Row[] {
    return asUserErrors(this.file, () => this.database.all(query, [...values]) as Row[]);
  }

  /** Runs one statement many times. */
  repeat(statement: string, rows: Iterable<readonly JSValue[]>): void {
    asUserErrors(this.file, () => {
      const prepared = this.database.prepare(statement);
      try {
        for (const values of rows) prepared.run([...values]);
      } finally {
        prepared.finalize();
      }
    });
  }

  /** All of `work`, or nothing of it. */
  transaction(work: () => void): void {
    this.run('BEGIN IMMEDIATE');
    try {
      work();
      this.run('COMMIT');
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Reads every page. */
  checkIntegrity(): void {
    const [row] = this.all('PRAGMA integrity_check(1)');
    if (row['integrity_check'] === 'ok') return;
    throw new UserError({
      file: this.file,
      what: `is damaged: ${String(row['integrity_check'])}`,
      hint: MEND,
    });
  }

  close(): void {
    this.database.close();
  }

  /** Views, generated columns and triggers run their owner's code: what stands there must be what we made. */
  private checkTables(): void {
    const found = new Map(
      this.all('SELECT name, sql FROM sqlite_schema').map(({ name, sql }) => [name, sql]),
    );
    const other = Object.entries(TABLES).find(([name, sql]) => found.get(name) !== sql);
    const refuse = (path: string, what: string): never => {
      const hint = 'let learnersim datastore import make a new one';
      throw new UserError({ file: this.file, path, what, hint });
    };
    if (other !== undefined) {
      const [name] = other;
      refuse(name, found.has(name) ? 'is not as this version makes it' : 'is missing');
    }
    const [trigger] = this.all(`SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'`);
    if (trigger !== undefined) refuse(String(trigger['tbl_name']), 'has a trigger');
  }
}

/**
 * A writer that was killed leaves a journal, from which SQLite takes back what is half done, when nobody else has the
 * database in use. The package asks that by looking for its own lock, finds it always, and would go on with half a
 * transaction: here it is told the truth. The caller makes sure that there is no other writer.
 */
function rollingBack(path: string, work: () => void): void {
  const lock = `${resolve(path)}.lock`;
  const { accessSync } = fs;
  fs.accessSync = (asked, mode) => {
    if (asked === lock) throw new Error('no other writer');
    accessSync(asked, mode);
  };
  try {
    work();
  } finally {
    fs.accessSync = accessSync;
  }
}

/** What SQLite says, said as what is wrong with the file. */
function asUserErrors<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if ((error as Error).name !== 'SQLite3Error') throw error;
    const { message } = error as Error;
    const [, what, hint] = FAULTS.find(([pattern]) => pattern.test(message)) ?? [];
    throw new UserError({ file, what: what ?? `cannot be used: ${message}`, hint });
  }
}

const MEND = 'restore it from a backup, or let learnersim datastore import make a new one';

const FAULTS: readonly (readonly [RegExp, string, string?])[] = [
  [/malformed|not a database/i, 'is damaged', MEND],
  [
    /locked/i,
    'is in use by another program',
    'wait for it; if there is none, remove the folder of that name with .lock at its end',
  ],
];
