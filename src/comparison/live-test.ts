/** How many real users a live test needs to see an effect of the simulated size. */

import { CONFIDENCE } from '../stats/intervals.js';
import { type Users, usersForMeans, usersForMedians, usersForShares } from '../stats/power.js';
import { normalQuantile, studentQuantile } from '../stats/quantiles.js';
import { type ComparisonRow, type Estimated } from './comparison-row.js';
import { SHARES } from './measures.js';

/** The chance of a false alarm in the live test. */
export const SIGNIFICANCE = 0.05;
/** The chances of seeing the effect that are planned for. */
export const POWERS = [0.8, 0.9] as const;

export interface LiveTest {
  /** users of the group's arm per user of the control's */
  readonly ratio: number;
  /** share of all users who are in the test */
  readonly exposed: number;
  /** users who come each day; undefined: not known */
  readonly usersPerDay: number | undefined;
}

export interface PlannedPower {
  readonly power: number;
  /** `first` of the control, `second` of the group; undefined: no number of users is enough */
  readonly users: Users | undefined;
  /** to collect them */
  readonly days: number | undefined;
}

export interface LivePlan {
  readonly row: ComparisonRow;
  readonly planned: readonly PlannedPower[];
}

/** What only a simulation knows: no live test can measure it. */
const UNSEEN = new Set([
  'exam_accuracy',
  'exam_accuracy_30_days',
  'unready_rate',
  'promoted_unready_rate',
  'overpromotion_rate',
  'overpractice_rate',
]);
/** Tests of a whole curve have no effect size; the 95% quantile of a live test is too far out to plan one by. */
const hasEffect = ({ metric, difference }: ComparisonRow): boolean =>
  !UNSEEN.has(metric) &&
  !metric.endsWith('.p95') &&
  difference.value !== undefined &&
  difference.value !== 0;

/**
 * Plans a live test of each measure that it could see and whose difference is certain enough in the simulation to plan
 * with. Real users are different people in each arm, and vary more than simulated ones: the least that is needed.
 */
export function livePlans(rows: readonly ComparisonRow[], test: LiveTest): LivePlan[] {
  return rows
    .filter((row) => hasEffect(row) && isCertain(row))
    .map((row) => ({
      row,
      planned: POWERS.map((power) => planned(row, power, test)),
    }));
}

function isCertain({ difference: { low, high } }: ComparisonRow): boolean {
  return low !== undefined && high !== undefined && (low > 0 || high < 0);
}

function planned(row: ComparisonRow, power: number, test: LiveTest): PlannedPower {
  const users = usersFor(row, { ratio: test.ratio, significance: SIGNIFICANCE, power });
  const { usersPerDay, exposed } = test;
  const days =
    users === undefined || usersPerDay === undefined
      ? undefined
      : Math.ceil((users.first + users.second) / (usersPerDay * exposed));
  return { power, users, days };
}

function usersFor(
  row: ComparisonRow,
  design: { readonly ratio: number; readonly significance: number; readonly power: number },
): Users | undefined {
  const { metric, control, group, nControl, n } = row;
  if (SHARES.some(({ name }) => name === metric)) {
    return usersForShares({ share1: control.value!, share2: group.value!, ...design });
  }
  const difference = row.difference.value!;
  if (metric.endsWith('.median')) {
    const [error1, error2] = [medianSpread(control, nControl), medianSpread(group, n)];
    if (error1 === undefined || error2 === undefined) return undefined;
    return usersForMedians({ difference, error1, error2, ...design });
  }
  const isNormal = metric.endsWith('.restricted_mean');
  const [sd1, sd2] = [spread(control, nControl, isNormal), spread(group, n, isNormal)];
  if (sd1 === undefined || sd2 === undefined) return undefined;
  return usersForMeans({ difference, sd1, sd2, ...design });
}

/**
 * What one learner contributes to the uncertainty, as a standard deviation: the interval's half width times the root of
 * n, over the quantile that made it. No spread at all has no interval.
 */
function spread({ value, low, high }: Estimated, n: number, isNormal: boolean): number | undefined {
  if (value === undefined || n < 2) return undefined;
  if (low === undefined || high === undefined) return low === high ? 0 : undefined;
  const upper = (1 + CONFIDENCE) / 2;
  const quantile = isNormal ? normalQuantile(upper) : studentQuantile(upper, n - 1);
  return ((high - low) / 2 / quantile) * Math.sqrt(n);
}

/** The same of a median, where no interval means that nothing is known: a median that does not vary has one without width. */
function medianSpread(median: Estimated, n: number): number | undefined {
  return median.low === undefined ? undefined : spread(median, n, true);
}
