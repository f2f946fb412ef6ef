/** Differences of shares: Newcombe's intervals, and exact tests with half of the observed table counted (mid-p). */

import type { Difference } from './difference.js';
import { type Interval, shareInterval } from './intervals.js';
import { binomialProbability } from './quantiles.js';

/** The same learners under both alternatives: for how many it holds under both, one or none. */
export interface PairedTable {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** `part` of `whole`, whole numbers. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * The difference of two shares of the same learners. Interval: Newcombe (1998, Statistics in Medicine 17, 2635), method
 * 10. Test: McNemar's exact, mid-p (Fagerland, Lydersen & Laake 2013); 1 when as many differ one way as the
 * other. Of a nominal 5% it rejects 6.1% at most, of 50 learners who nearly all differ. Nothing without learners.
 */
export function pairedShares(table: PairedTable, confidence: number): Difference {
  const method = "Newcombe's paired score, McNemar's mid-p";
  const { both, onlyFirst, onlySecond } = table;
  const whole = both + onlyFirst + onlySecond + table.neither;
  if (whole === 0) return { difference: undefined, interval: undefined, p: undefined, method };
  const first = { part: both + onlyFirst, whole };
  const second = { part: both + onlySecond, whole };
  return {
    difference: (onlyFirst - onlySecond) / whole,
    interval: squareAndAdd(first, second, correlation(table), confidence),
    p: mcNemar(onlyFirst, onlySecond),
    method,
  };
}

/**
 * The difference of two shares of different learners. Interval: Newcombe (1998, Statistics in Medicine 17, 873), method
 * 10. Test: Fisher's exact, twice the smaller tail, mid-p (Hirji, Tan & Elashoff 1991): of a nominal 5% it rejects 6%
 * at most, where Pearson's chi-square rejects 8% when one group is small. Nothing when a group is empty.
 */
export function unpairedShares(first: Share, second: Share, confidence: number): Difference {
  const method = "Newcombe's hybrid score, Fisher's mid-p";
  if (first.whole === 0 || second.whole === 0) {
    return { difference: undefined, interval: undefined, p: undefined, method };
  }
  return {
    difference: first.part / first.whole - second.part / second.whole,
    interval: squareAndAdd(first, second, 0, confidence),
    p: fisher(first, second),
    method,
  };
}

/** Newcombe: the distances to the bounds of each share's Wilson interval, added as sides of a triangle. */
function squareAndAdd(
  first: Share,
  second: Share,
  correlated: number,
  confidence: number,
): Interval {
  const [one, other] = [first, second].map(({ part, whole }) => {
    const { low, high } = shareInterval(part, whole, confidence);
    return { share: part / whole, below: part / whole - low, above: high - part / whole };
  });
  const side = (a: number, b: number): number =>
    Math.sqrt(Math.max(a * a - 2 * correlated * a * b + b * b, 0));
  const difference = one.share - other.share;
  return {
    low: Math.max(difference - side(one.below, other.above), -1),
    high: Math.min(difference + side(one.above, other.below), 1),
  };
}

/** Phi with Newcombe's continuity correction of method 10; 0 when a margin is empty. */
function correlation({ both, onlyFirst, onlySecond, neither }: PairedTable): number {
  const whole = both + onlyFirst + onlySecond + neither;
  const sides = [both + onlyFirst, onlySecond + neither, both + onlySecond, onlyFirst + neither];
  if (sides.includes(0)) return 0;
  const product = both * neither - onlyFirst * onlySecond;
  const corrected = product > 0 ? Math.max(product - whole / 2, 0) : product;
  // A root each: the product of four margins loses digits in large samples.
  return sides.reduce((quotient, side) => quotient / Math.sqrt(side), corrected);
}

/** Of those who differ, one half each way is expected; half of the observed table's probability counts. */
function mcNemar(onlyFirst: number, onlySecond: number): number {
  const fewer = Math.min(onlyFirst, onlySecond);
  const differing = onlyFirst + onlySecond;
  const atMost = binomialProbability(fewer, differing, 0.5);
  return Math.min(atMost + binomialProbability(fewer - 1, differing, 0.5), 1);
}

/** With all margins fixed, the first group's part is hypergeometric; tails are summed in units of the observed one. */
function fisher(first: Share, second: Share): number {
  const { part: a } = first;
  const b = first.whole - a;
  const { part: c } = second;
  const d = second.whole - c;
  const below = tail(a, d, b + 1, c + 1);
  const above = tail(b, c, a + 1, d + 1);
  return Math.min((2 * Math.min(below, above) + 1) / (1 + below + above), 1);
}

/** The tables beyond one, each reached by moving one learner across: products of ratios until nothing is left to move. */
function tail(from: number, alsoFrom: number, to: number, alsoTo: number): number {
  let term = 1;
  let sum = 0;
  for (let moved = 0; moved < Math.min(from, alsoFrom) && term > sum * Number.EPSILON; moved++) {
    term *= ((from - moved) / (to + moved)) * ((alsoFrom - moved) / (alsoTo + moved));
    sum += term;
  }
  return sum;
}
