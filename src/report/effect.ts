/** What an alternative does to the problems that learners need: the one row of a comparison that answers, and what it says. */

import type { Comparison } from '../comparison/comparison.js';
import type { ComparisonRow } from '../comparison/comparison-row.js';

export const MEAN = 'problems_to_completion.mean';
const RESTRICTED = 'problems_to_completion.restricted_mean';
/** Of a test of two sides. */
export const SIGNIFICANT = 0.05;

/**
 * `fewer`, `more`: clearly so, its interval is on one side of 0, and so says Holm's p-value over all alternatives where
 * there is one. `open`: not clear. `unbounded`: a difference without an interval.
 */
export type EffectRuling = 'fewer' | 'more' | 'same' | 'open' | 'unbounded' | 'none';

export interface Effect {
  readonly ruling: EffectRuling;
  /** shares of the control's value, which is taken as known; undefined: not estimable */
  readonly change: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** Whether nobody completes on either side: then there is nothing to compare. */
export function isNobodyThere(rows: readonly ComparisonRow[]): boolean {
  const completed = rowOf(rows, 'completion_rate');
  return completed?.group.value === 0 && completed.control.value === 0;
}

/** A mean that leaves learners out compares nothing: then the one up to the limit. */
export function effectRow(rows: readonly ComparisonRow[]): ComparisonRow | undefined {
  const mean = rowOf(rows, MEAN);
  return mean?.note === '' ? mean : rowOf(rows, RESTRICTED);
}

export function effectOf({ rows }: Pick<Comparison, 'rows'>): Effect {
  const row = isNobodyThere(rows) ? undefined : effectRow(rows);
  const base = row?.control.value;
  if (row?.difference.value === undefined || !base) {
    return { ruling: 'none', change: undefined, low: undefined, high: undefined };
  }
  const { value, low, high } = row.difference;
  const shareOf = (end: number | undefined): number | undefined =>
    end === undefined ? undefined : end / base;
  return { ruling: rule(row), change: shareOf(value), low: shareOf(low), high: shareOf(high) };
}

function rule({ difference: { value, low, high }, pHolm }: ComparisonRow): EffectRuling {
  if (value === 0) return 'same';
  if (low === undefined && high === undefined) return 'unbounded';
  if (pHolm !== undefined && pHolm >= SIGNIFICANT) return 'open';
  if (high !== undefined && high < 0) return 'fewer';
  return low !== undefined && low > 0 ? 'more' : 'open';
}

export function rowOf(rows: readonly ComparisonRow[], metric: string): ComparisonRow | undefined {
  return rows.find((row) => row.metric === metric);
}
