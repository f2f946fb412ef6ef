/** How many real users an A/B test needs to see an effect of this size. Two-sided, as the tests are. */

import { noncentralProbability } from './noncentral-t.js';
import { normalQuantile, studentQuantile } from './quantiles.js';

/** What is asked of the test. */
export interface Design {
  /** users of the second arm per user of the first, above 0 */
  readonly ratio: number;
  /** the chance of seeing a difference where there is none, e.g. 0.05 */
  readonly significance: number;
  /** the chance of seeing this difference, e.g. 0.8 */
  readonly power: number;
}

/** Users of each arm, whole numbers. */
export interface Users {
  readonly first: number;
  readonly second: number;
}

/**
 * For a difference of means: Welch's t, noncentral. R's power.t.test for equal arms with equal deviations.
 * @returns undefined without a difference, when nothing varies, or beyond a billion users
 */
export function usersForMeans(
  effect: { difference: number; sd1: number; sd2: number } & Design,
): Users | undefined {
  const { difference, sd1, sd2, ratio, power } = effect;
  if (difference === 0 || (sd1 === 0 && sd2 === 0)) return undefined;
  const first = smallest(leastUsers(ratio), (users) => powerOfMeans(effect, users) >= power);
  return first === undefined ? undefined : { first, second: secondOf(first, ratio) };
}

/** The power of Welch's t with `first` users in the first arm, at least two in each. */
export function powerOfMeans(
  effect: { difference: number; sd1: number; sd2: number } & Design,
  first: number,
): number {
  const { difference, sd1, sd2, ratio, significance } = effect;
  const second = secondOf(first, ratio);
  const [one, other] = [sd1 ** 2 / first, sd2 ** 2 / second];
  const freedom = (one + other) ** 2 / (one ** 2 / (first - 1) + other ** 2 / (second - 1));
  const noncentrality = Math.abs(difference) / Math.sqrt(one + other);
  const critical = studentQuantile(1 - significance / 2, freedom);
  return 1 - noncentralProbability(critical, freedom, noncentrality);
}

/**
 * For a difference of shares: Fleiss, Tytun & Ury (1980) without correction for continuity, R's power.prop.test for
 * equal arms.
 * @returns undefined without a difference or beyond a billion users
 */
export function usersForShares({
  share1,
  share2,
  ratio,
  significance,
  power,
}: { share1: number; share2: number } & Design): Users | undefined {
  const variance = (share: number): number => share * (1 - share);
  const pooled = (share1 + ratio * share2) / (1 + ratio);
  const [alone, apart] = [
    variance(pooled) * (1 + 1 / ratio),
    variance(share1) + variance(share2) / ratio,
  ];
  const errors =
    normalQuantile(1 - significance / 2) * Math.sqrt(alone) +
    normalQuantile(power) * Math.sqrt(apart);
  return wholeUsers((errors / (share1 - share2)) ** 2, ratio);
}

/**
 * For a difference of medians, by the normal approximation of theirs.
 * @param effect.error1 how much one observation of the first arm moves its median, as a standard deviation: root of n
 * times the median's standard error; `error2` likewise; both 0: the medians stay where they are, the least users do
 * @returns undefined without a difference or beyond a billion users
 */
export function usersForMedians({
  difference,
  error1,
  error2,
  ratio,
  significance,
  power,
}: { difference: number; error1: number; error2: number } & Design): Users | undefined {
  const reach = normalQuantile(1 - significance / 2) + normalQuantile(power);
  const variance = error1 ** 2 + error2 ** 2 / ratio;
  return wholeUsers(variance * (reach / difference) ** 2, ratio);
}

/** More users than any product has for a test [assumption]. */
const MOST = 1e9;
/** What lies this little above a whole number is that number: rounding. */
const ROUNDING = 1e-9;

function wholeUsers(users: number, ratio: number): Users | undefined {
  if (!(users <= MOST)) return undefined;
  const first = Math.max(leastUsers(ratio), Math.ceil(users * (1 - ROUNDING)));
  return { first, second: secondOf(first, ratio) };
}

/** Of the first arm: two in each arm, because one user is no test. */
function leastUsers(ratio: number): number {
  return Math.max(2, Math.ceil(2 / ratio));
}

function secondOf(first: number, ratio: number): number {
  return Math.ceil(first * ratio * (1 - ROUNDING));
}

/** The smallest whole number from `least` on for which it holds, by doubling and halving. */
function smallest(least: number, holds: (users: number) => boolean): number | undefined {
  let high = least;
  while (!holds(high)) {
    if (high >= MOST) return undefined;
    high = Math.min(high * 2, MOST);
  }
  let low = Math.max(least - 1, Math.floor(high / 2));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
