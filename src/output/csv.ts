/** Tables to CSV: RFC 4180, `.` decimals, empty for missing, text that a spreadsheet would run as a formula escaped. */

import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../metrics/cell.js';

/** Decimals of fractions in every file. */
const DECIMALS = 1e6;

/** A number as the files print it: at most six decimals, never an exponent, a sign on zero, or NaN. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`impossible state: ${value} in a table`);
  return Number.isInteger(value) ? String(value) : String(Math.round(value * DECIMALS) / DECIMALS);
}

/** Rows to CSV text, each line ended by a line feed. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], {
    record_delimiter: '\n',
    escape_formulas: true,
    // A lone carriage return ends a row for some readers.
    quote_record_delimiter: true,
    cast: {
      number: (value) => ({ value: formatNumber(value), escape_formulas: false }),
    },
  });
}
