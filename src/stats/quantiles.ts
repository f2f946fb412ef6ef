/** Quantiles of distributions, by bisection: exact to double precision, and rarely asked. */

import { incompleteBeta, upperGamma } from './gamma.js';

/** The probability that a standard normal value is at most `z`. */
export function normalProbability(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** The probability that Student's t with `freedom` degrees of freedom is at most `t`. */
export function studentProbability(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The probability of at most `successes` of `trials`, each with probability `p`. */
export function binomialProbability(successes: number, trials: number, p: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return incompleteBeta(1 - p, trials - successes, successes + 1);
}

/** The z that a standard normal value stays below with this probability, 0.5 <= probability < 1. */
export function normalQuantile(probability: number): number {
  return bisect((z) => normalProbability(z), probability);
}

/** The same for Student's t. */
export function studentQuantile(probability: number, freedom: number): number {
  return bisect((t) => studentProbability(t, freedom), probability);
}

/** The x >= 0 at which a rising function reaches `target`. */
function bisect(rising: (x: number) => number, target: number): number {
  let high = 1;
  while (rising(high) < target) high *= 2;
  let low = 0;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
