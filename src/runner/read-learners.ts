/** Reads results back: files are what the manifest says they are, or they are refused. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse';
import { COMPARED_COLUMNS, type LearnerBatch } from '../comparison/learner-record.js';
import type { SkillProblems } from '../comparison/comparison.js';
import { UserError } from '../errors.js';
import { STATUSES, type Status } from '../harness/ending.js';

/** Learners of a batch. */
const RANGE = 1000;

type Row = Readonly<Record<string, string>>;

/** The learners of `<group>.csv`, by ranges of their numbers. */
export interface LearnerRange {
  readonly first: number;
  readonly batch: LearnerBatch;
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
  if (!Object.hasOwn(hashes, name) || basename(name) !== name) {
    throw new UserError({ file, what: 'is not among the files of the manifest' });
  }
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file, what: `cannot be read (${code ?? String(error)})` });
  }
  if (hash.digest('hex') === hashes[name]) return;
  const hint = 'run the experiment again';
  throw new UserError({ file, what: 'is not the file that the manifest was written with', hint });
}

/** Reads `<group>.csv`, a range at a time. */
export async function* readLearners(file: string): AsyncGenerator<LearnerRange> {
  let rows: Row[] = [];
  let first = 0;
  for await (const row of rowsOf(file)) {
    const learner = Number(row['learner']);
    if (learner >= first + RANGE) {
      if (rows.length > 0) yield { first, batch: batchOf(rows, file) };
      rows = [];
      first = learner - (learner % RANGE);
    }
    rows.push(row);
  }
  if (rows.length > 0) yield { first, batch: batchOf(rows, file) };
}

/** Problems by skill and group, from `skills.csv`. */
export async function readSkills(file: string): Promise<ReadonlyMap<string, SkillProblems>> {
  const skills = new Map<string, { slugs: string[]; problems: number[] }>();
  for await (const { group, skill, problems } of rowsOf(file)) {
    const listed = skills.get(group) ?? { slugs: [], problems: [] };
    skills.set(group, listed);
    listed.slugs.push(unescaped(skill));
    listed.problems.push(Number(problems));
  }
  return new Map(
    [...skills].map(([group, { slugs, problems }]) => [
      group,
      { slugs, problems: Float64Array.from(problems) },
    ]),
  );
}

async function* rowsOf(file: string): AsyncGenerator<Row> {
  const parser = createReadStream(file).pipe(parse({ columns: true }));
  for await (const row of parser) yield row as Row;
}

function batchOf(rows: readonly Row[], file: string): LearnerBatch {
  const missing = COMPARED_COLUMNS.filter((name) => !(name in rows[0]));
  if (missing.length > 0) {
    const what = `has no column ${missing.join(', ')}: it was written by an earlier version`;
    throw new UserError({ file, what, hint: 'run the experiment again' });
  }
  const columns = COMPARED_COLUMNS.map((name): [string, Float64Array] => [
    name,
    Float64Array.from(rows, (row) => (row[name] === '' ? NaN : Number(row[name]))),
  ]);
  const numbers = rows.map(({ learner }) => Number(learner));
  const statuses = rows.map(({ status }) => STATUSES.indexOf(status as Status));
  const isSound =
    numbers.every((number, at) => at === 0 || number > numbers[at - 1]) && !statuses.includes(-1);
  if (!isSound) throw new UserError({ file, what: 'holds rows that are none of learnersim' });
  return {
    learners: Int32Array.from(numbers),
    statuses: Uint8Array.from(statuses),
    columns: Object.fromEntries(columns),
  };
}

/** Text that was escaped for spreadsheets, as it was. */
function unescaped(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
