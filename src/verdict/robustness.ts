/** Whether a comparison of groups holds under other readings of what nobody published. */

import type { Interval } from '../stats/intervals.js';

/** `undecided`: the interval of the difference holds 0; by the median: both have the same. */
export type Decision = 'fewer' | 'more' | 'undecided';
/** `mean_at_limit`: of all learners, whoever did not complete counted at `max_problems`, whatever ended them. */
export type ReadingMeasure = 'mean_at_limit' | 'median';

/** Values by parameter name; empty: as configured. */
export type ReadingPoint = Readonly<Record<string, string | number>>;

/** A group against the control under one reading. */
export interface ReadingResult {
  readonly point: ReadingPoint;
  readonly decision: Decision;
  /** problems; null: the group's median learner did not complete */
  readonly value: number | null;
  readonly against: number | null;
  /** of the difference of means */
  readonly interval?: Interval;
}

/** What the configured reading says of a group, and how the others agree. */
export interface Robustness {
  readonly group: string;
  readonly control: string;
  readonly measure: ReadingMeasure;
  readonly decision: Decision;
  /** readings with the same decision, the configured one among them */
  readonly holds: number;
  readonly readings: readonly ReadingResult[];
}

export interface RobustnessReport {
  readonly verdicts: readonly Robustness[];
  /** readings under which no learner of any group completes after another number of problems */
  readonly unchanged: readonly ReadingPoint[];
}
