/** The chi-square test of fit, for checking that a split is as it was meant. */

import { upperGamma } from './gamma.js';

/**
 * Pearson's test of counts against shares: the probability of a deviation at least as large if the shares hold. 1 when
 * there is nothing to compare (fewer than two shares above 0, or no counts).
 */
export function fitProbability(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  // What cannot happen has happened.
  if (counts.some((count, at) => count > 0 && shares[at] === 0)) return 0;
  const cells = counts
    .map((count, at) => ({ count, expected: (total * shares[at]) / whole }))
    .filter(({ expected }) => expected > 0);
  if (cells.length < 2) return 1;
  const statistic = cells.reduce(
    (sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
    0,
  );
  return upperGamma((cells.length - 1) / 2, statistic / 2);
}
