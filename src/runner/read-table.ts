/** Reads a table of aggregates back, `summary.csv` for instance: the file of the manifest, with numbers in its cells. */

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { UserError } from '../errors.js';
import type { Cells } from '../report/values.js';
import { verifyFile } from './read-learners.js';

/** A table of groups, or of a sweep's points, is small: this is ten thousand rows [assumption]. */
const MOST_BYTES = 20_000_000;
/** Columns of text, behind which numbers stand; a sweep's parameters may be text, too. */
const TEXT = new Set(['experiment', 'group', 'skill', 'title']);
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The rows of a table in the run's order.
 * @throws UserError when it is not the file of the manifest, has not `rows` rows, or a figure is no number
 */
export async function readTable(
  results: { readonly directory: string; readonly files: Readonly<Record<string, string>> },
  name: string,
  rows: number,
): Promise<Cells[]> {
  const file = join(results.directory, name);
  await verifyFile(results.directory, name, results.files);
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new UserError({ file, what: `is too large (${size} bytes)` });
  const [header = [], ...lines] = parsed(file, await readFile(file, 'utf8'));
  if (lines.length !== rows) {
    throw new UserError({ file, what: `holds ${lines.length} rows, the run had ${rows} groups` });
  }
  const figures = header.indexOf('group') + 1;
  return lines.map((cells) => {
    cells.forEach((text, at) => {
      if (at < figures || TEXT.has(header[at]) || text === '' || NUMBER.test(text)) return;
      const what = `"${text.slice(0, 40)}" is nothing that learnersim writes`;
      throw new UserError({ file, path: header[at], what });
    });
    return new Map(cells.map((text, at) => [header[at], text]));
  });
}

function parsed(file: string, text: string): string[][] {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError({ file, line: Number(error['lines']), what: 'is no CSV of learnersim' });
  }
}
