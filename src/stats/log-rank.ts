/** Whether two groups complete at the same rate. */

import { type Completions, at, gone, length, size } from './completions.js';
import { upperGamma } from './gamma.js';

/**
 * Mantel's (1966) log-rank test of the rate at which those still there complete; R's survdiff. Who dropped out counts as
 * lost from sight: leaving more often is not by itself a difference.
 * @returns chi-square with one degree of freedom and its p-value; undefined when no completion tells the groups apart
 */
export function logRank(
  first: Completions,
  second: Completions,
): { statistic: number; p: number } | undefined {
  let [one, other] = [size(first), size(second)];
  let excess = 0;
  let variance = 0;
  for (let time = 0; time < Math.max(length(first), length(second)); time++) {
    const [atRisk, events] = [one + other, at(first.completed, time) + at(second.completed, time)];
    if (events > 0) {
      excess += at(first.completed, time) - (events * one) / atRisk;
      const rest = atRisk > 1 ? (atRisk - events) / (atRisk - 1) : 0;
      variance += events * (one / atRisk) * (other / atRisk) * rest;
    }
    one -= gone(first, time);
    other -= gone(second, time);
  }
  if (variance === 0) return undefined;
  const statistic = excess ** 2 / variance;
  return { statistic, p: upperGamma(0.5, statistic / 2) };
}
