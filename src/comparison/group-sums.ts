/** What a group's learners of one range come to, whole numbers throughout: made where they are, merged in order. */

import { type WholeSums, addValues, emptySums } from '../stats/whole-sums.js';
import { type Figures, SHARE } from './figures.js';

/** Each list in the order of its measures. */
export interface GroupSums {
  readonly learners: number;
  /** of each learner: index into `STATUSES`, and the times of completion measures; a histogram would be larger */
  readonly statuses: Uint8Array;
  readonly times: readonly Int32Array[];
  readonly shares: readonly { readonly part: number; readonly whole: number }[];
  readonly means: readonly WholeSums[];
  /** of part and whole */
  readonly ratios: readonly WholeSums[];
  /** problems of each kind */
  readonly kinds: Float64Array;
  /** of each mean, a value per learner, NaN where there is none; empty where nobody asks for them */
  readonly meanValues: readonly Float64Array[];
}

/** Sums of the learners at `places`. `keepsMeans`: with the values of means one by one. */
export function groupSums(figures: Figures, places: Int32Array, keepsMeans: boolean): GroupSums {
  const { statuses, times, shares, means, ratios, kinds } = figures;
  return {
    learners: places.length,
    statuses: Uint8Array.from(places, (place) => statuses[place]),
    times: times.map((column) => Int32Array.from(places, (place) => column[place])),
    shares: shares.map((column) => shareOf(column, places)),
    means: means.map((column) => meanOf(column, places)),
    ratios: ratios.map((columns) => ratioOf(columns, places)),
    kinds: Float64Array.from(kinds, (column) => totalOf(column, places)),
    meanValues: keepsMeans ? means.map((column) => valuesOf(column, places)) : [],
  };
}

function shareOf(column: Uint8Array, places: Int32Array): { part: number; whole: number } {
  const share = { part: 0, whole: 0 };
  for (const place of places) {
    if (column[place] !== SHARE.outside) share.whole++;
    if (column[place] === SHARE.part) share.part++;
  }
  return share;
}

function meanOf(column: Float64Array, places: Int32Array): WholeSums {
  const sums = emptySums(1);
  const one = new Float64Array(1);
  for (const place of places) {
    one[0] = column[place];
    if (!Number.isNaN(one[0])) addValues(sums, one);
  }
  return sums;
}

function ratioOf({ part, whole }: Figures['ratios'][number], places: Int32Array): WholeSums {
  const sums = emptySums(2);
  const both = new Float64Array(2);
  for (const place of places) {
    both[0] = part[place];
    both[1] = whole[place];
    addValues(sums, both);
  }
  return sums;
}

function totalOf(column: Float64Array, places: Int32Array): number {
  return places.reduce((sum, place) => sum + column[place], 0);
}

function valuesOf(column: Float64Array, places: Int32Array): Float64Array {
  return Float64Array.from(places, (place) => column[place]);
}
