/** A sweep on a terminal: a row per point, or per point and group where that is too wide, and small curves. */

import { share } from '../metrics/cell.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { quantile } from '../stats/histogram.js';
import { curveTable } from './curve.js';
import type { SummaryGroup } from './summary-text.js';
import { percent } from './percent.js';

export interface SweepRow {
  /** the parameters' values */
  readonly values: readonly string[];
  /** the same groups in every row */
  readonly groups: readonly SummaryGroup[];
}

/** What is shown of a group. */
interface Figure {
  readonly name: string;
  readonly from: (totals: GroupTotals) => number | undefined;
  readonly text: (value: number) => string;
  /** of a curve; undefined: what the values span */
  readonly scale: readonly [low: number, high: number] | undefined;
}

const FIGURES: readonly Figure[] = [
  {
    name: 'completed',
    from: ({ statuses, learners }) => share(statuses.completed, learners),
    text: percent,
    scale: [0, 1],
  },
  {
    name: 'median',
    from: ({ problemsToCompletion, learners }) => quantile(problemsToCompletion, 50, learners),
    text: String,
    scale: undefined,
  },
  {
    name: 'unready',
    from: ({ statuses, unready }) => share(unready, statuses.completed),
    text: percent,
    scale: [0, 1],
  },
];

/** Characters of a line that a table side by side may take. */
const WIDEST = 100;
/** Lines of a table at most: the rest is in the file. */
const MOST_LINES = 60;
/** Points of a curve at most: a character each. */
const MOST_POINTS = 30;

/** The table, and with a single parameter its curves; without a line feed at the end. */
export function sweepText(parameters: readonly string[], rows: readonly SweepRow[]): string {
  const beside = sideBySide(parameters, rows);
  const isNarrow = beside.every((line) => line.length <= WIDEST);
  const lines = parameters.length === 1 && isNarrow ? beside : below(parameters, rows);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [`... and ${more} more rows in sweep.csv`] : []),
    ...curves(parameters, rows),
  ].join('\n');
}

/** A row per point, a block of figures per group under its name. */
function sideBySide(parameters: readonly string[], rows: readonly SweepRow[]): string[] {
  const lead = columnsOf([parameters, ...rows.map(({ values }) => values)], parameters.length);
  const blocks = rows[0].groups.map(({ name }, at) => {
    const head = FIGURES.map((figure) => figure.name);
    const block = columnsOf([head, ...rows.map(({ groups }) => figures(groups[at]))], 0);
    return [name, ...block];
  });
  const all = [['', ...lead], ...blocks];
  const widths = widthsOf(transposed(all));
  return transposed(all).map((row) => aligned(row, widths, 1, BLOCK_GAP));
}

/** A row per point and group; a value that stands above is not said again. */
function below(parameters: readonly string[], rows: readonly SweepRow[]): string[] {
  const head = [...parameters, 'group', ...FIGURES.map(({ name }) => name)];
  const cells = rows.flatMap(({ values, groups }) =>
    groups.map((group, at) => [
      ...values.map((value) => (at === 0 ? value : '')),
      group.name,
      ...figures(group),
    ]),
  );
  return columnsOf([head, ...cells], parameters.length + 1);
}

function curves(parameters: readonly string[], rows: readonly SweepRow[]): string[] {
  if (parameters.length > 1 || rows.length < 2 || rows.length > MOST_POINTS) return [];
  const names = rows[0].groups.map(({ name }) => name);
  return [
    '',
    ...curveTable(
      `over ${parameters[0]}`,
      names,
      FIGURES.map(({ name, from, text, scale }) => ({
        name,
        scale,
        text,
        values: names.map((_, at) => rows.map(({ groups }) => from(groups[at].totals))),
      })),
    ),
  ];
}

function figures({ totals }: SummaryGroup): string[] {
  return FIGURES.map(({ from, text }) => {
    const value = from(totals);
    return value === undefined ? '-' : text(value);
  });
}

const GAP = '  ';
/** Between groups. */
const BLOCK_GAP = '   ';

/** Rows as lines of columns, the first `left` of them to the left, the others to the right. */
function columnsOf(rows: readonly (readonly string[])[], left: number): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) => aligned(row, widths, left, GAP));
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  return rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
}

function aligned(
  row: readonly string[],
  widths: readonly number[],
  left: number,
  gap: string,
): string {
  const cells = row.map((cell, at) =>
    at < left ? cell.padEnd(widths[at]) : cell.padStart(widths[at]),
  );
  return cells.join(gap).trimEnd();
}

function transposed(table: readonly (readonly string[])[]): string[][] {
  return table[0].map((_, at) => table.map((line) => line[at]));
}
