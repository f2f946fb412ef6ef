/** The logs of `learnersim fit`: flags to a log, and what there is to say about how it was read. */

import { basename } from 'node:path';
import { type Problem, UserError } from '../errors.js';
import type { AnswerLog } from '../fit/answer-log.js';
import type { OutcomeWords } from '../fit/log-cells.js';
import { type ColumnFlags, ROLES } from '../fit/log-columns.js';
import { LogReading, type NameTables, type TimeUnit } from '../fit/log-reading.js';
import { type ReadFile, readAnswerLog } from './answer-log-file.js';
import type { FitProgress } from './fit-progress.js';

export interface LogFlags extends ColumnFlags {
  readonly header: boolean;
  readonly delimiter?: string;
  readonly correctValues: readonly string[];
  readonly wrongValues: readonly string[];
  readonly ignoreValues: readonly string[];
  readonly strict?: boolean;
  readonly timeUnit?: TimeUnit;
}

export interface LogRead {
  readonly log: AnswerLog;
  /** lines for people */
  readonly notes: readonly string[];
  /** the first of them */
  readonly badRows: readonly Problem[];
  /** the same for programs */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Reads logs as one.
 * @throws UserError when one cannot be read, nothing is left, or `--strict` and a row is bad
 */
export async function readLogs(
  files: readonly string[],
  flags: LogFlags,
  tables: NameTables,
  progress: FitProgress,
): Promise<LogRead> {
  const reading = new LogReading(tables, wordsOf(flags), flags.timeUnit);
  const read: ReadFile[] = [];
  for (const file of files) {
    const format = { columns: flags, header: flags.header, delimiter: flags.delimiter };
    const onBytes = (done: number, of: number): void =>
      progress.update(done, of, `reading ${file}`);
    read.push(await readAnswerLog(file, format, reading, onBytes));
  }
  const total = reading.rows - reading.answers - reading.ignored;
  const badRows = reading.firstBadRows.map(({ file, line, reason }) => ({
    file,
    line,
    what: reason,
  }));
  if (flags.strict === true && total > 0) {
    const more =
      total > badRows.length ? [{ file: '--strict', what: `${total} bad rows in all` }] : [];
    throw new UserError([...badRows, ...more]);
  }
  if (reading.answers === 0) {
    const hint = 'see --correct-values, --wrong-values and --ignore-values';
    throw new UserError([{ file: files.join(', '), what: 'has no answers', hint }, ...badRows]);
  }
  return {
    log: reading.build(),
    notes: notesOf(read, reading, total),
    badRows,
    facts: factsOf(read, reading, total),
  };
}

/** @throws UserError for a word that would mean two things */
function wordsOf({ correctValues, wrongValues, ignoreValues }: LogFlags): OutcomeWords {
  const lower = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());
  const words = {
    correct: lower(correctValues),
    wrong: lower(wrongValues),
    ignored: lower(ignoreValues),
  };
  const all = [words.correct, words.wrong, words.ignored].flatMap((list) => [...new Set(list)]);
  const twice = [...new Set(all.filter((word, at) => all.indexOf(word) !== at))];
  if (twice.length > 0) {
    const file = '--correct-values, --wrong-values, --ignore-values';
    throw new UserError(twice.map((word) => ({ file, what: `"${word}" stands in more than one` })));
  }
  return words;
}

function notesOf(read: readonly ReadFile[], reading: LogReading, bad: number): string[] {
  const columns = read.map(({ file, header, columns: places, guessed }) => {
    const parts = ROLES.flatMap((role) => {
      const at = places[role];
      if (at === undefined) return [];
      return [`${role} ${header[at]}${guessed.includes(role) ? ' (guessed)' : ''}`];
    });
    return `${file}: ${parts.join(', ')}`;
  });
  const reasons = [...reading.badRows].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return [
    ...columns,
    `${reading.rows} rows: ${reading.answers} answers, ${reading.ignored} ignored, ${bad} left out${bad > 0 ? ` (${reasons})` : ''}`,
  ];
}

function factsOf(read: readonly ReadFile[], reading: LogReading, bad: number): LogRead['facts'] {
  const { sum, answers } = reading.seconds;
  return {
    columns: read.map(({ file, header, columns }) => ({
      file: basename(file),
      ...Object.fromEntries(
        ROLES.map((role) => {
          const at = columns[role];
          return [role, at === undefined ? null : header[at]];
        }),
      ),
    })),
    rows: reading.rows,
    ignored_rows: reading.ignored,
    bad_rows: {
      total: bad,
      reasons: Object.fromEntries(reading.badRows),
      first: reading.firstBadRows.map((row) => ({ ...row, file: basename(row.file) })),
    },
    seconds_mean: answers === 0 ? null : sum / answers,
  };
}
