/** A cell of a table: text, a finite number, or nothing where there is no value. */
export type Cell = string | number | undefined;

/** A column of a table: its name and what it holds. `from` gives the cell. */
export interface Column<Row> {
  readonly name: string;
  readonly unit: string;
  readonly means: string;
  from(row: Row): Cell;
}

/** A part of a whole: what a share is taken from. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A share, or nothing when there is no whole to take it of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
