/** For tests of the event log: files read back as rows. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file, by column. */
export function rowsIn(file: string): Row[] {
  return parse<Row>(readFileSync(file, 'utf8'), { columns: true });
}

/** Rows by learner, in their order. */
export function byLearner(rows: readonly Row[]): Map<number, Row[]> {
  const all = new Map<number, Row[]>();
  for (const row of rows) {
    const learner = Number(row['learner']);
    all.set(learner, [...(all.get(learner) ?? []), row]);
  }
  return all;
}
