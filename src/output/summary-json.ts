/** A run as one JSON document. */

import type { GroupTotals } from '../metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import type { Cell } from '../metrics/cell.js';

/** The summary of one group: `summary.csv`'s columns by name; null where there is no value. */
export function summaryJson(
  group: string,
  totals: GroupTotals,
): Readonly<Record<string, Exclude<Cell, undefined> | null>> {
  const cells = SUMMARY_COLUMNS.map((column) => [column.name, column.from(totals) ?? null]);
  return { group, ...(Object.fromEntries(cells) as Record<string, string | number | null>) };
}
