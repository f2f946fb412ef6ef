/** What is no datastore is refused; what is one is read without a trace, and written by one process at a time. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { Database } from 'node-sqlite3-wasm';
import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../src/datastore/contents.js';
import { Datastore } from '../../src/datastore/datastore.js';
import { importMissions } from '../../src/datastore/import-missions.js';
import { reading } from '../../src/datastore/opening.js';
import { problemLines } from '../content/problem-lines.js';
import { tempFolder } from '../runner/temp-folder.js';
import { ROW, change, makeStore, rowsOf, scenario } from './stores.js';

const path = tempFolder();
let folders = 0;
/** A path in a folder of its own. */
const fresh = (): string => {
  const folder = path(String(++folders));
  mkdirSync(folder);
  return `${folder}/d.sqlite`;
};
const beside = (file: string): string[] => readdirSync(file.slice(0, file.lastIndexOf('/'))).sort();
const read = (file: string) => (): unknown => new Datastore(file).missions();
const MAKE = '(learnersim datastore import makes one)';
const RESTORE = '(restore it from a backup, or let learnersim datastore import make a new one)';

/** A datastore in whose first table somebody has written over everything. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096);
  writeFileSync(file, bytes);
}

describe('a file that is refused', () => {
  it.each<[string, (file: string) => void, string]>([
    ['is missing', () => undefined, `no such datastore  ${MAKE}`],
    ['is a folder', (file) => mkdirSync(file), `is a directory  ${MAKE}`],
    ['is empty', (file) => writeFileSync(file, ''), `is no SQLite database  ${MAKE}`],
    ['is text', (file) => writeFileSync(file, 'x'.repeat(500)), `is no SQLite database  ${MAKE}`],
    [
      'is foreign',
      (file) => change(file, 'CREATE TABLE missions (slug)'),
      `is a database of another program, no datastore  ${MAKE}`,
    ],
    [
      'is newer',
      (file) => makeStore(file, [ROW], 'PRAGMA user_version = 2'),
      `is a datastore of version 2; this learnersim knows 1  (take a newer learnersim)`,
    ],
    [
      'has no version',
      (file) => makeStore(file, [ROW], 'PRAGMA user_version = 0'),
      `is a datastore of unknown version 0  ${MAKE}`,
    ],
    ['is cut off', (file) => truncateSync(makeStore(file, [ROW]), 4096), `is damaged  ${RESTORE}`],
    ['is damaged', (file) => damage(makeStore(file, [ROW])), `is damaged  ${RESTORE}`],
  ])('%s', (_, make, message) => {
    const file = fresh();
    make(file);
    expect(problemLines(read(file))).toEqual([`${file}  ${message}`]);
  });

  it.each([
    ['DROP TABLE skills', 'skills  is missing'],
    [
      `DROP TABLE skills; CREATE VIEW skills AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n`,
      'skills  is not as this version makes it',
    ],
    ['ALTER TABLE missions ADD COLUMN x TEXT', 'missions  is not as this version makes it'],
    [
      'CREATE TRIGGER t AFTER INSERT ON missions BEGIN DELETE FROM learners; END',
      'missions  has a trigger',
    ],
  ])('%s: runs code of its owner', (sql, message) => {
    const file = makeStore(fresh(), [ROW], sql);
    const hint = '(let learnersim datastore import make a new one)';
    expect(problemLines(read(file))).toEqual([`${file}  ${message}  ${hint}`]);
    expect(problemLines(() => importMissions(file, [ROW]))).toEqual([
      `${file}  ${message}  ${hint}`,
    ]);
  });

  it('is in WAL mode, which needs files beside it', () => {
    const file = makeStore(fresh(), [ROW]);
    const bytes = readFileSync(file);
    bytes.fill(2, 18, 20);
    writeFileSync(file, bytes);
    expect(problemLines(read(file))[0]).toContain('is in WAL mode, which is not supported');
  });

  it('is a link to nothing, for an import', () => {
    const file = fresh();
    symlinkSync('nowhere', file);
    expect(problemLines(() => importMissions(file, [ROW]))).toEqual([
      `${file}  is a link to nothing`,
    ]);
  });
});

describe('reading', () => {
  it('leaves no trace: not a byte, no time, no file beside it', () => {
    const file = makeStore(fresh(), [ROW]);
    const trace = (): unknown => [
      createHash('sha256').update(readFileSync(file)).digest('hex'),
      statSync(file, { bigint: true }).mtimeNs,
      beside(file),
    ];
    const before = trace();
    chmodSync(file, 0o444);
    chmodSync(file.slice(0, -9), 0o555);
    read(file)();
    contentsOf(file);
    chmodSync(file.slice(0, -9), 0o755);
    expect(trace()).toEqual(before);
  });

  it('is not kept out by another program’s lock', () => {
    const file = makeStore(fresh(), [ROW]);
    mkdirSync(`${file}.lock`);
    expect(read(file)()).toEqual(['row']);
  });

  it('sees what was committed, beside a writer in the middle of a transaction', () => {
    const file = makeStore(fresh(), [ROW]);
    const writer = new Database(file);
    writer.exec(`BEGIN; UPDATE missions SET title = 'x'`);
    try {
      expect(new Datastore(file).scenario('row')?.scenario.title).toBeUndefined();
    } finally {
      writer.exec('ROLLBACK');
      writer.close();
    }
  });
});

/** Leaves a datastore as a writer does that is killed when it has changed half of the file. */
function halfDone(file: string): string {
  const whole = makeStore(fresh(), [ROW]);
  const writer = new Database(whole);
  const many = `WITH n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000)`;
  writer.exec(
    `INSERT INTO learner_skills (learner, skill, level) ${many} SELECT x, 'a', 'unstarted' FROM n`,
  );
  writer.exec(
    `PRAGMA cache_size = 5; BEGIN; UPDATE learner_skills SET level = 'mastered'; UPDATE missions SET title = 'new'`,
  );
  copyFileSync(whole, file);
  copyFileSync(`${whole}-journal`, `${file}-journal`);
  mkdirSync(`${file}.lock`);
  // No process can have this number.
  writeFileSync(`${file}.writer-4194305`, hostname());
  writer.exec('ROLLBACK');
  writer.close();
  return file;
}

describe('what a killed writer left', () => {
  const LEVELS = 'SELECT DISTINCT level FROM learner_skills';

  it('is taken back by whoever writes next', () => {
    const file = halfDone(fresh());
    importMissions(file, [scenario({ slug: 'other', skills: [] })]);
    expect(beside(file)).toEqual(['d.sqlite']);
    expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(file, LEVELS)).toEqual([{ level: 'unstarted' }]);
    expect(read(file)()).toEqual(['other', 'row']);
  });

  it('is taken back in a copy by whoever reads, and left as it is', () => {
    const file = halfDone(fresh());
    const before = readFileSync(file);
    expect(contentsOf(file).missions).toMatchObject([{ slug: 'row', title: null }]);
    expect(reading(file, (database) => database.all(LEVELS))).toEqual([{ level: 'unstarted' }]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(beside(file)).toHaveLength(4);
  });
});

describe('a second writer', () => {
  const busy =
    /another run is writing there \(process \d+\) {2}\(wait for it; if there is none, remove /;

  it('is refused while the first is alive, and only then', async () => {
    const file = makeStore(fresh(), [ROW]);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], {
      stdio: 'ignore',
    });
    const claim = `${file}.writer-${other.pid}`;
    writeFileSync(claim, hostname());
    mkdirSync(`${file}.lock`);
    expect(problemLines(() => importMissions(file, [ROW]))[0]).toMatch(busy);
    expect([existsSync(claim), existsSync(`${file}.lock`)]).toEqual([true, true]);
    other.kill('SIGKILL');
    await once(other, 'exit');
    importMissions(file, [ROW]);
    expect(beside(file)).toEqual(['d.sqlite']);
  });

  it('is refused while one of another machine may be', () => {
    const file = makeStore(fresh(), [ROW]);
    writeFileSync(`${file}.writer-1`, 'elsewhere');
    expect(problemLines(() => importMissions(file, [ROW]))[0]).toContain(
      '(process 1 on elsewhere)',
    );
  });

  it('may have the number of a process of an earlier life', () => {
    const file = makeStore(fresh(), [ROW]);
    writeFileSync(`${file}.writer-${process.pid}`, hostname());
    mkdirSync(`${file}.lock`);
    importMissions(file, [ROW]);
    expect(beside(file)).toEqual(['d.sqlite']);
  });

  it('of another program is told by SQLite’s lock', () => {
    const file = makeStore(fresh(), [ROW]);
    mkdirSync(`${file}.lock`);
    expect(problemLines(() => importMissions(file, [ROW]))[0]).toContain(
      'is in use by another program',
    );
    expect(beside(file)).toEqual(['d.sqlite', 'd.sqlite.lock']);
  });
});
