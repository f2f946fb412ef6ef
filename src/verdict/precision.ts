/** How narrow an interval is asked for, and how narrow it became. */

import { CONFIDENCE, isUnbounded } from '../stats/intervals.js';
import { FEWEST, type Bounded, halfWidth } from '../stats/stopping-rule.js';
import type { Measured, Metric } from './metric.js';

/** Learners are added until this is reached in every group. */
export interface Precision {
  /** a metric of each group, or a row of the comparison of each group with the control */
  readonly of: 'metric' | 'difference';
  /** its name, e.g. `problems_to_completion.mean` */
  readonly name: string;
  /** of the interval at 95%; in the name's unit, or a share of the value */
  readonly halfWidth: number;
  readonly isRelative: boolean;
  /** learners a group at most */
  readonly maxUsers: number;
}

/** What a round found of one group. */
export interface Width extends Bounded {
  readonly group: string;
  /** as it is asked for: in the unit, or a share; undefined: there is no interval */
  readonly halfWidth: number | undefined;
  /** why there is none; empty when there is one */
  readonly why: string;
}

/** A state in which all groups had the same number of learners. */
export interface RoundWidths {
  readonly learners: number;
  readonly widths: readonly Width[];
}

export interface PrecisionResult {
  readonly asked: Precision;
  readonly isReached: boolean;
  /** in their order, the last with the final widths; empty when the first was not finished */
  readonly rounds: readonly RoundWidths[];
}

/** The width of a metric's interval in one group. */
export function metricWidth(
  { isRelative }: Precision,
  group: string,
  metric: Metric,
  measured: Measured,
): Width {
  const value = metric.value(measured);
  if (typeof value === 'string') return noWidth(group, value);
  const counted = metric.counted(measured);
  if (counted < FEWEST) return noWidth(group, fewText(counted));
  const interval = metric.interval!(measured, CONFIDENCE);
  const why = isUnbounded(interval)
    ? 'the learners do not vary enough for an interval'
    : 'the interval goes beyond those who completed';
  return estimateWidth(group, { value, ...interval }, isRelative, why);
}

/** A width of an estimate. `otherwise`: why there is none where an end is missing. */
export function estimateWidth(
  group: string,
  found: Bounded,
  isRelative: boolean,
  otherwise: string,
): Width {
  const half = halfWidth(found, isRelative);
  const isOfZero = isRelative && found.value === 0 && halfWidth(found, false) !== undefined;
  const why = isOfZero ? 'the value is 0: no width is relative to it' : otherwise;
  const { value, low, high } = found;
  return { group, value, low, high, halfWidth: half, why: half === undefined ? why : '' };
}

/** No value, or none to be trusted yet. */
export function noWidth(group: string, why: string): Width {
  const none = { value: undefined, low: undefined, high: undefined, halfWidth: undefined };
  return { group, ...none, why };
}

/** Why so few learners have no interval to stop by. */
export function fewText(learners: number): string {
  return `only ${learners} learners count, ${FEWEST} are needed`;
}
