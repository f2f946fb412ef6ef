/** Reads results back: files are what the manifest says they are, and hold what we write, or they are refused. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { COMPARED_COLUMNS, type LearnerBatch } from '../comparison/learner-record.js';
import { UserError } from '../errors.js';
import { STATUSES, type Status } from '../harness/ending.js';
import { KIND_COLUMN } from '../metrics/learner-table.js';
import { recordsOf } from './csv-records.js';
import { type CellLimits, numberOf, wholeNumber } from './learner-cells.js';
import { isResultName } from './results-names.js';

/** Learners of a batch. */
const RANGE = 1000;

/** Cells of these columns. */
type Row = readonly string[];
const COLUMNS = ['learner', 'status', ...COMPARED_COLUMNS];
/** How many of them are read before those that are compared. */
const LEAD = 2;
/** Place of the kind behind them, where it is asked for. */
const KIND = COLUMNS.length;

/** The learners of `<group>.csv`, by ranges of their numbers. */
export interface LearnerRange {
  readonly first: number;
  readonly batch: LearnerBatch;
  /** a kind per learner; empty where nobody asked for them */
  readonly kinds: readonly string[];
}

/** What the manifest says of a group. */
export interface ExpectedLearners {
  /** numbers are below it */
  readonly learners: number;
  /** all of them are there */
  readonly areAll: boolean;
  readonly limits: CellLimits;
  /** names of the kinds of its population, to be read with them; undefined: they are not looked at */
  readonly kinds?: ReadonlySet<string> | undefined;
}

/**
 * Looks whether a file of a results directory is the one that its manifest names.
 * @throws UserError when it is missing or was changed
 */
export async function verifyFile(
  directory: string,
  name: string,
  hashes: Readonly<Record<string, string>>,
): Promise<void> {
  const file = join(directory, name);
  // A manifest is a file like any other: it must not lead out of its directory.
  if (!Object.hasOwn(hashes, name) || (basename(name) !== name && !isResultName(name))) {
    throw new UserError({ file, what: 'is not among the files of the manifest' });
  }
  const hash = createHash('sha256');
  try {
    // A device or a pipe may never end.
    if (!(await stat(file)).isFile()) throw new UserError({ file, what: 'is no file' });
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file, what: `cannot be read (${code ?? String(error)})` });
  }
  if (hash.digest('hex') === hashes[name]) return;
  const hint = 'run the experiment again';
  throw new UserError({ file, what: 'is not the file that the manifest was written with', hint });
}

/**
 * Reads `<group>.csv`, a range at a time.
 * @throws UserError when it holds anything that a run does not write
 */
export async function* readLearners(
  file: string,
  expected: ExpectedLearners,
): AsyncGenerator<LearnerRange> {
  let rows: Row[] = [];
  let first = 0;
  let count = 0;
  let next = 0;
  const columns = expected.kinds === undefined ? COLUMNS : [...COLUMNS, KIND_COLUMN.name];
  for await (const records of recordsOf(file, columns)) {
    for (const row of records) {
      const learner = wholeNumber(row[0], expected.learners - 1);
      if (learner === undefined || learner < next) throw unsound(file, 'learner', row[0]);
      if (learner >= first + RANGE) {
        if (rows.length > 0) yield rangeOf(first, rows, file, expected);
        rows = [];
        first = learner - (learner % RANGE);
      }
      rows.push(row);
      next = learner + 1;
      count++;
    }
  }
  if (expected.areAll && count < expected.learners) {
    throw new UserError({ file, what: `holds ${count} of ${expected.learners} learners` });
  }
  if (rows.length > 0) yield rangeOf(first, rows, file, expected);
}

/**
 * Problems by group, from `skills.csv`: of each skill, in the mission's order.
 * @throws UserError when it holds anything that a run does not write
 */
export async function readSkillProblems(
  file: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const groups = new Map<string, number[]>();
  for await (const records of recordsOf(file, ['group', 'problems'])) {
    for (const [group, problems] of records) {
      const count = wholeNumber(problems, Number.MAX_SAFE_INTEGER);
      if (count === undefined) throw unsound(file, 'problems', problems);
      const listed = groups.get(group) ?? [];
      groups.set(group, listed);
      listed.push(count);
    }
  }
  return groups;
}

function rangeOf(
  first: number,
  rows: readonly Row[],
  file: string,
  expected: ExpectedLearners,
): LearnerRange {
  const { kinds: names } = expected;
  const kinds = names === undefined ? [] : rows.map((row) => row[KIND]);
  const stranger = kinds.find((kind) => !names!.has(kind));
  if (stranger !== undefined) throw unsound(file, KIND_COLUMN.name, stranger);
  return { first, batch: batchOf(rows, file, expected), kinds };
}

function batchOf(rows: readonly Row[], file: string, { limits }: ExpectedLearners): LearnerBatch {
  const statuses = rows.map(([, status]) => {
    const at = STATUSES.indexOf(status as Status);
    if (at < 0) throw unsound(file, 'status', status);
    return at;
  });
  const columns = COMPARED_COLUMNS.map((name, at): [string, Float64Array] => [
    name,
    Float64Array.from(rows, (row) => {
      const value = numberOf(name, row[LEAD + at], limits);
      if (value === undefined) throw unsound(file, name, row[LEAD + at]);
      return value;
    }),
  ]);
  return {
    learners: Int32Array.from(rows, ([learner]) => Number(learner)),
    statuses: Uint8Array.from(statuses),
    columns: Object.fromEntries(columns),
  };
}

function unsound(file: string, column: string, text: string): UserError {
  const what = `"${text.slice(0, 40)}" is nothing that learnersim writes`;
  return new UserError({ file, path: column, what });
}
