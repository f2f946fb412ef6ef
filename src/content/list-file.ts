/** One of a team's own lists: CSV with a header to rows that know their lines. */

import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors.js';
import { quoted } from './schema-problems.js';

export interface ListFile {
  readonly file: string;
  readonly text: string;
}

export interface ListRow {
  /** where the row begins */
  readonly line: number;
  /** by column; those of required columns without whitespace around them */
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a list. Columns that nobody asked for are a warning.
 * @throws UserError for what is no CSV, a column that is missing or stands twice
 */
export function readRows(
  list: ListFile,
  required: readonly string[],
  warnings: string[],
  optional: readonly string[] = [],
): ListRow[] {
  const { header, rows } = parseCsv(list);
  const refuse = (what: string, hint?: string): never => {
    throw new UserError({ file: list.file, line: 1, what, hint });
  };
  if (header === undefined) return refuse('has no rows');
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const what = `has no column ${missing.map(quoted).join(' and no column ')}`;
    refuse(what, `columns: ${header.join(', ')}`);
  }
  const doubled = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (doubled !== undefined) refuse(`column ${quoted(doubled)} stands twice`);
  const ignored = header.filter((name) => !required.includes(name) && !optional.includes(name));
  if (ignored.length > 0) {
    warnings.push(`${list.file}:1  ignored columns: ${ignored.join(', ')}`);
  }
  return rows.map(({ line, cells }) => {
    const trimmed = required.map((column) => [column, cells[column].trim()] as const);
    return { line, cells: { ...cells, ...Object.fromEntries(trimmed) } };
  });
}

function parseCsv({ file, text }: ListFile): {
  readonly header: readonly string[] | undefined;
  readonly rows: readonly ListRow[];
} {
  let header: string[] | undefined;
  try {
    const records = parse(text, {
      bom: true,
      columns: (names: string[]) => (header = names.map((name) => name.trim())),
      info: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    const rows = records.map(({ record, info }) => {
      // A quoted cell may run over several lines; the parser counts to the last one.
      const breaks =
        Object.values(record)
          .join('')
          .match(/\r\n|\r|\n/g) ?? [];
      return { line: info.lines - breaks.length, cells: record };
    });
    return { header, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    throw new UserError({ file, line, what: `not valid CSV: ${error.message}` });
  }
}
