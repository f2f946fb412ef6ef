/** Reading answer logs: as streams, so that memory grows with the answers and not with the text. */

import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { CsvError, type Info, parse } from 'csv-parse';
import { UserError } from '../errors.js';
import { type ColumnFlags, type Columns, type Role, columnsOf } from '../fit/log-columns.js';
import type { LogReading } from '../fit/log-reading.js';

export interface LogFormat {
  readonly columns: ColumnFlags;
  /** without one, columns are called 1, 2, ... */
  readonly header: boolean;
  /** absent: a tab if the first line has one, else a comma */
  readonly delimiter?: string | undefined;
}

/** How a file was understood. */
export interface ReadFile {
  readonly file: string;
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly guessed: readonly Role[];
}

/** Answers at most [assumption]: they need 21 bytes each, and the models some hundred. */
const MOST_ROWS = 20_000_000;
/** Characters of a row at most. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads a file into `reading`. `onBytes` hears how many bytes of how many are done.
 * @throws UserError when it cannot be read, is no CSV, is too long or its columns cannot be told
 */
export async function readAnswerLog(
  file: string,
  format: LogFormat,
  reading: LogReading,
  onBytes: (done: number, of: number) => void,
): Promise<ReadFile> {
  const size = sizeOf(file);
  const delimiter = format.delimiter ?? guessDelimiter(file);
  const parser = parse({
    delimiter,
    // Tab-separated exports do not quote.
    quote: delimiter === '\t' ? null : '"',
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = createReadStream(file);
  source.on('error', (error) => parser.destroy(error));
  let found: ReadFile | undefined;
  try {
    for await (const one of source.pipe(parser)) {
      const { record, info } = one as { record: string[]; info: Info };
      if (found === undefined) {
        const header = record.map((name, at) => (format.header ? name.trim() : String(at + 1)));
        found = { file, header, ...columnsOf(file, header, format.columns) };
        if (format.header) continue;
      }
      reading.add(file, info.lines, record, found.columns, found.header.length);
      if (reading.rows % 4096 === 0) onBytes(source.bytesRead, size);
      if (reading.rows > MOST_ROWS) {
        throw new UserError({ file, line: info.lines, what: `more than ${MOST_ROWS} rows` });
      }
    }
  } catch (error) {
    throw readable(file, error);
  } finally {
    source.destroy();
  }
  if (found === undefined) throw new UserError({ file, what: 'is empty' });
  return found;
}

function sizeOf(file: string): number {
  try {
    const status = statSync(file);
    if (status.isDirectory()) throw new UserError({ file, what: 'is a directory' });
    if (!status.isFile()) throw new UserError({ file, what: 'is no regular file' });
    return status.size;
  } catch (error) {
    throw readable(file, error);
  }
}

/** Bytes in which the first line ends, or is long enough to tell. */
const FIRST_BYTES = 65_536;

function guessDelimiter(file: string): string {
  const bytes = Buffer.alloc(FIRST_BYTES);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const read = readSync(descriptor, bytes, 0, FIRST_BYTES, 0);
    const [first] = bytes
      .toString('utf8', 0, read)
      .trimStart()
      .split(/[\r\n]/, 1);
    return first.includes('\t') ? '\t' : ',';
  } catch (error) {
    throw readable(file, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What a failure means to the user; a bug of ours stays what it is. */
function readable(file: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof CsvError) {
    const line = Number(error['lines'] ?? 1);
    return new UserError({ file, line, what: `not valid CSV: ${error.message}` });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new UserError({ file, what: 'no such file' });
  return code === undefined ? error : new UserError({ file, what: `cannot be read (${code})` });
}
