/** What the common learners of two groups come to in one range: learner k of both is the same person. */

import { STATUSES } from '../harness/ending.js';
import type { PairedTable } from '../stats/shares.js';
import { type WholeSums, addValues, emptySums } from '../stats/whole-sums.js';
import { type Figures, SHARE } from './figures.js';
import { type GroupSums, groupSums } from './group-sums.js';
import { MEANS } from './measures.js';

/** Filled while learners come. */
export type Counted<Table> = { -readonly [Key in keyof Table]: Table[Key] };

/** Of how many learners the first group's value is better, as good, worse. */
export interface Counts {
  better: number;
  equal: number;
  worse: number;
}

/** Each list in the order of its measures. */
export interface PairSums {
  readonly learners: number;
  readonly shares: readonly PairedTable[];
  /** first minus second */
  readonly means: readonly WholeSums[];
  /** part and whole of the first, part and whole of the second */
  readonly ratios: readonly WholeSums[];
  readonly meanCounts: readonly Counts[];
  readonly completionCounts: readonly Counts[];
  /** each group's sums of the common learners; undefined: they are all of its learners */
  readonly sides: { readonly first: GroupSums; readonly second: GroupSums } | undefined;
}

/** Places of the same learners. */
interface Common {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** `areAll`: nobody is of one group alone. */
export function pairSums(first: Figures, second: Figures, areAll: boolean): PairSums {
  const common = commonOf(first.learners, second.learners);
  const means = first.means.map((column, at) => meanOf(at, column, second.means[at], common));
  return {
    learners: common.first.length,
    shares: first.shares.map((column, at) => tableOf(column, second.shares[at], common)),
    means: means.map(({ sums }) => sums),
    ratios: first.ratios.map((columns, at) => ratioOf(columns, second.ratios[at], common)),
    meanCounts: means.map(({ counts }) => counts),
    completionCounts: first.times.map((_, at) => completionCounts(at, first, second, common)),
    sides: areAll
      ? undefined
      : {
          first: groupSums(first, common.first, false),
          second: groupSums(second, common.second, false),
        },
  };
}

export function noCounts(): Counts {
  return { better: 0, equal: 0, worse: 0 };
}

export function noTable(): Counted<PairedTable> {
  return { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
}

/** Both are sorted: where the numbers are that both have. */
function commonOf(first: Int32Array, second: Int32Array): Common {
  const places = { first: new Int32Array(first.length), second: new Int32Array(first.length) };
  let found = 0;
  let other = 0;
  for (let at = 0; at < first.length; at++) {
    while (other < second.length && second[other] < first[at]) other++;
    if (other === second.length) break;
    if (second[other] !== first[at]) continue;
    places.first[found] = at;
    places.second[found++] = other;
  }
  return { first: places.first.subarray(0, found), second: places.second.subarray(0, found) };
}

/** Of those who are of the whole in both. */
function tableOf(first: Uint8Array, second: Uint8Array, common: Common): PairedTable {
  const table = noTable();
  for (let pair = 0; pair < common.first.length; pair++) {
    const one = first[common.first[pair]];
    const other = second[common.second[pair]];
    if (one === SHARE.outside || other === SHARE.outside) continue;
    if (one === SHARE.part) table[other === SHARE.part ? 'both' : 'onlyFirst']++;
    else table[other === SHARE.part ? 'onlySecond' : 'neither']++;
  }
  return table;
}

/** Of those who have a value in both. */
function meanOf(
  at: number,
  first: Float64Array,
  second: Float64Array,
  common: Common,
): { sums: WholeSums; counts: Counts } {
  const sums = emptySums(1);
  const counts = noCounts();
  const sign = MEANS[at].better === 'lower' ? -1 : 1;
  const difference = new Float64Array(1);
  for (let pair = 0; pair < common.first.length; pair++) {
    difference[0] = first[common.first[pair]] - second[common.second[pair]];
    if (Number.isNaN(difference[0])) continue;
    addValues(sums, difference);
    count(counts, sign * difference[0]);
  }
  return { sums, counts };
}

function ratioOf(
  first: Figures['ratios'][number],
  second: Figures['ratios'][number],
  common: Common,
): WholeSums {
  const sums = emptySums(4);
  const four = new Float64Array(4);
  for (let pair = 0; pair < common.first.length; pair++) {
    const one = common.first[pair];
    const other = common.second[pair];
    four[0] = first.part[one];
    four[1] = first.whole[one];
    four[2] = second.part[other];
    four[3] = second.whole[other];
    addValues(sums, four);
  }
  return sums;
}

const COMPLETED = STATUSES.indexOf('completed');

/** One who did not complete lies beyond all who did, and level with the others. */
function completionCounts(measure: number, first: Figures, second: Figures, common: Common) {
  const counts = noCounts();
  const timeOf = ({ statuses, times }: Figures, at: number): number =>
    statuses[at] === COMPLETED ? times[measure][at] : Number.MAX_SAFE_INTEGER;
  for (let pair = 0; pair < common.first.length; pair++) {
    count(counts, timeOf(second, common.second[pair]) - timeOf(first, common.first[pair]));
  }
  return counts;
}

function count(counts: Counts, gain: number): void {
  if (gain > 0) counts.better++;
  else if (gain < 0) counts.worse++;
  else counts.equal++;
}
