/** From the rows of a log, as they come, to the log: names become numbers, what cannot be read is counted. */

import { type AnswerLog, LogBuilder } from './answer-log.js';
import {
  type OutcomeWords,
  isPlainNumber,
  outcomeOf,
  parseSeconds,
  parseTime,
} from './log-cells.js';
import type { Columns } from './log-columns.js';

/** A row that is left out, and why. */
export interface BadRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Names in the order in which they came. */
export type Names = readonly string[];

/** What all logs of one command share: a name has the same number in each. */
export class NameTables {
  readonly learner = new Map<string, number>();
  readonly skill = new Map<string, number>();
  readonly item = new Map<string, number>();

  names(of: 'learner' | 'skill' | 'item'): Names {
    return [...this[of].keys()];
  }
}

/** What numbers in a column of times may be, from the start of 1970, UTC. */
export type TimeUnit = 'seconds' | 'milliseconds';

const MS_PER_DAY = 86_400_000;

/** Bad rows that are kept to be listed [assumption]; all are counted. */
const LISTED = 10;
/** Characters of a name at most [assumption]. */
const LONGEST_NAME = 1000;

export class LogReading {
  readonly badRows = new Map<string, number>();
  readonly firstBadRows: BadRow[] = [];
  rows = 0;
  ignored = 0;
  /** sum of the seconds, and how many answers have them */
  seconds = { sum: 0, answers: 0 };
  /** how many answers have a date, and how many a number for a time */
  private readonly times = { dates: 0, numbers: 0 };
  private readonly builder = new LogBuilder();
  private readonly tables: NameTables;
  private readonly words: OutcomeWords;
  private readonly numbersAre: TimeUnit | undefined;

  /** `numbersAre`: what a time that is a number counts since 1970; absent: nothing that is known. */
  constructor(tables: NameTables, words: OutcomeWords, numbersAre?: TimeUnit) {
    this.tables = tables;
    this.words = words;
    this.numbersAre = numbersAre;
  }

  get answers(): number {
    return this.builder.length;
  }

  /** Takes a row with so many cells; `width` are expected. */
  add(file: string, line: number, cells: readonly string[], columns: Columns, width: number): void {
    this.rows++;
    const reason = cells.length === width ? this.take(cells, columns) : 'wrong number of columns';
    if (reason === undefined) return;
    this.badRows.set(reason, (this.badRows.get(reason) ?? 0) + 1);
    if (this.firstBadRows.length < LISTED) this.firstBadRows.push({ file, line, reason });
  }

  build(): AnswerLog {
    const { learner, skill, item } = this.tables;
    const counts = { learners: learner.size, skills: skill.size, items: item.size };
    return this.builder.build(counts, this.unitsPerDay);
  }

  /** Undefined: some answer has no date. */
  private get unitsPerDay(): number | undefined {
    const { dates, numbers } = this.times;
    if (dates === this.answers) return MS_PER_DAY;
    if (numbers < this.answers || this.numbersAre === undefined) return undefined;
    return this.numbersAre === 'seconds' ? MS_PER_DAY / 1000 : MS_PER_DAY;
  }

  /** What is wrong with the row, if anything. */
  private take(cells: readonly string[], columns: Columns): string | undefined {
    const cell = (at: number | undefined): string | undefined =>
      at === undefined ? undefined : cells[at].trim();
    const [learner, skill] = [cell(columns.learner) ?? '', cell(columns.skill) ?? ''];
    const item = cell(columns.item) ?? skill;
    const bad = badName('learner', learner) ?? badName('skill', skill) ?? badName('item', item);
    if (bad !== undefined) return bad;
    const word = cell(columns.correct) ?? '';
    const outcome = outcomeOf(word, this.words);
    if (outcome === 'ignored') {
      this.ignored++;
      return undefined;
    }
    if (outcome === undefined) return word === '' ? 'no outcome' : 'unknown outcome';
    const [timeText, secondsText] = [cell(columns.time), cell(columns.seconds)];
    const time = timeText === undefined ? undefined : parseTime(timeText);
    if (timeText !== undefined && time === undefined) return 'time that cannot be read';
    if (secondsText !== undefined) {
      const seconds = parseSeconds(secondsText);
      if (seconds === undefined) return 'seconds that cannot be read';
      this.seconds = { sum: this.seconds.sum + seconds, answers: this.seconds.answers + 1 };
    }
    if (timeText !== undefined) this.times[isPlainNumber(timeText) ? 'numbers' : 'dates']++;
    this.builder.add({
      learner: numberOf(this.tables.learner, learner),
      skill: numberOf(this.tables.skill, skill),
      item: numberOf(this.tables.item, item),
      correct: outcome === 'correct',
      time,
    });
    return undefined;
  }
}

function badName(what: string, name: string): string | undefined {
  if (name === '') return `no ${what}`;
  if (name.length > LONGEST_NAME) return `${what} of more than ${LONGEST_NAME} characters`;
  // What the decoder writes for bytes that are no text.
  return name.includes('\uFFFD') ? `${what} that is not text in UTF-8` : undefined;
}

function numberOf(table: Map<string, number>, name: string): number {
  const known = table.get(name);
  if (known !== undefined) return known;
  table.set(name, table.size);
  return table.size - 1;
}
