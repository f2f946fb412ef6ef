/** One measure of a group against its control. */

import type { Interval } from '../stats/intervals.js';

/** A value of one group. Bounds are absent where the sample cannot give them. */
export interface Estimated {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface ComparisonRow {
  /** e.g. `problems_to_completion.median` */
  readonly metric: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly isGuardrail: boolean;
  readonly isPaired: boolean;
  /** learners of the group, of the control; the common ones when paired */
  readonly n: number;
  readonly nControl: number;
  readonly group: Estimated;
  readonly control: Estimated;
  /** group minus control; absent: not estimable */
  readonly difference: Estimated;
  /** two-sided, of no difference */
  readonly p: number | undefined;
  /** the same, with all alternatives of the experiment taken together (Holm) */
  readonly pHolm: number | undefined;
  /** probability that a learner does better than in the control (two learners, when not paired); ties count half */
  readonly betterProbability: number | undefined;
  /** width of the paired interval / of the one that ignores the pairs */
  readonly widthRatio: number | undefined;
  readonly method: string;
  /** what a reader must know before believing it; empty: nothing */
  readonly note: string;
}

/** An estimate whose bounds, where infinite, are absent. */
export function estimated(value: number | undefined, interval: Interval | undefined): Estimated {
  return {
    value: finite(value),
    low: finite(interval?.low),
    high: finite(interval?.high),
  };
}

/** What is not estimable. */
export const NOT_ESTIMABLE: Estimated = { value: undefined, low: undefined, high: undefined };

/** Group minus control; undefined where one of them is. */
export function minus(group: number | undefined, control: number | undefined): number | undefined {
  return group === undefined || control === undefined ? undefined : finite(group - control);
}

/** Difference / |control|; undefined without a control to take it of. */
export function relative({ difference, control }: ComparisonRow): number | undefined {
  if (difference.value === undefined || !control.value) return undefined;
  return difference.value / Math.abs(control.value);
}

export function widthOf({ low, high }: { low: number; high: number }): number {
  return high - low;
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
