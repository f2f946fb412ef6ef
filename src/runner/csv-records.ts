/** Records of a CSV file that we wrote, a block at a time: lines without quotes, nearly all, need no parser. */

import { createReadStream } from 'node:fs';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { UserError } from '../errors.js';

/** Bytes read at once. */
const BLOCK_BYTES = 1 << 18;
/** Characters of the longest record [assumption: cells are names and numbers]. */
const LONGEST = 1 << 20;
const QUOTE = '"';

/**
 * The cells of the columns that are asked for, in their order, of every record behind the header.
 * @throws UserError when the file cannot be read, is no CSV, or lacks a column
 */
export async function* recordsOf(
  file: string,
  columns: readonly string[],
): AsyncGenerator<readonly (readonly string[])[]> {
  let places: readonly number[] | undefined;
  let width = 0;
  let count = 0;
  for await (const block of blocksOf(file)) {
    const records = parsed(block, file, count);
    for (const record of records) {
      width ||= record.length;
      count++;
      if (record.length !== width) throw noCsv(file, count);
    }
    if (places === undefined) {
      places = placesOf(records.shift()!, columns, file);
    }
    const asked = places;
    yield records.map((record) => asked.map((place) => record[place]));
  }
}

/** Text that ends where a record ends. */
async function* blocksOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, {
    encoding: 'utf8',
    highWaterMark: BLOCK_BYTES,
  })) {
    const text = rest + (chunk as string);
    const end = lastEnd(text);
    rest = text.slice(end);
    if (rest.length > LONGEST) throw new UserError({ file, what: 'is no CSV of learnersim' });
    if (end > 0) yield text.slice(0, end);
  }
  if (rest !== '') yield rest;
}

/** Behind the last line feed that is not inside quotes; 0: there is none. */
function lastEnd(text: string): number {
  for (let at = text.lastIndexOf('\n'); at >= 0; at = text.lastIndexOf('\n', at - 1)) {
    const quotes = text.slice(0, at).split(QUOTE).length - 1;
    if (quotes % 2 === 0) return at + 1;
    if (at === 0) return 0;
  }
  return 0;
}

function parsed(block: string, file: string, before: number): string[][] {
  if (!block.includes(QUOTE)) {
    return block
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split(','));
  }
  try {
    return parse(block);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw noCsv(file, before + Number(error['lines']));
  }
}

function placesOf(header: readonly string[], columns: readonly string[], file: string): number[] {
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    const what = `has no column ${missing.join(', ')}: it was written by an earlier version`;
    throw new UserError({ file, what, hint: 'run the experiment again' });
  }
  return columns.map((name) => header.indexOf(name));
}

function noCsv(file: string, line: number): UserError {
  return new UserError({ file, line, what: 'is no CSV of learnersim' });
}
