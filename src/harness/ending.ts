/** How a learner's way ends. An ending is data: a learner who is stuck is no error. */

/** In the order of `summary.csv`'s columns. */
export const STATUSES = [
  'completed',
  'blocked',
  'stalled',
  'problem_limit',
  'day_limit',
  'dropped_out',
  'error',
] as const;

export type Status = (typeof STATUSES)[number];

/** Whether the learner could not have gone on: the mission is at fault, not the learner. */
export function isStuck(status: Status): boolean {
  return status === 'blocked' || status === 'stalled';
}

/** Problems without a new high in mastered skills that make a learner suspicious [assumption]. */
export const STALLED_AFTER = 5000;

/** How long a learner may go on. */
export interface Limits {
  readonly max_problems: number;
  readonly max_days: number;
  /** problems without a new high in mastered skills after which the harness asks whether the learner is stalled */
  readonly stalled_after: number;
}
