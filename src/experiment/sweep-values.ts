/** The values of one swept path: a list as it is, a range spelled out without drift. */

import { decimalsOf } from './sweep-point.js';
import type { SweepRange } from './sweep-schema.js';

/** Decimals of a range's bounds and step at most [assumption]: more are a slip of the keyboard. */
const MOST_DECIMALS = 12;

/** A range of so many values, each made from whole numbers. */
export interface Steps {
  readonly count: number;
  /** value number `at`, from 0: 0.1 and 0.2 are followed by 0.3, not by 0.30000000000000004 */
  readonly value: (at: number) => number;
}

/** The steps of a range, or what is wrong with it. The last value is the one at or before `to`. */
export function stepsOf({ from, to, step }: SweepRange): Steps | string {
  if (step === 0) return 'step must not be 0';
  if (from !== to && Math.sign(step) !== Math.sign(to - from)) return 'step leads away from to';
  const decimals = Math.max(...[from, to, step].map(decimalsOf));
  const scale = 10 ** decimals;
  const [first, last, by] = [from, to, step].map((value) => Math.round(value * scale));
  const isExact = [first, last, by].every(Number.isSafeInteger) && by !== 0;
  if (decimals > MOST_DECIMALS || !isExact) return 'has too many digits';
  return {
    count: Math.floor((last - first) / by) + 1,
    // A whole number over a power of ten is the number closest to that decimal.
    value: (at) => (first + at * by) / scale,
  };
}
