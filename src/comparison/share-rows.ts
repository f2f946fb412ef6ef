/** Shares of learners: Newcombe's intervals; mid-p McNemar between the same people, chi-square between others. */

import { share } from '../metrics/cell.js';
import { CONFIDENCE, shareInterval } from '../stats/intervals.js';
import { pairedShares, unpairedShares } from '../stats/shares.js';
import { type ComparisonRow, estimated, widthOf } from './comparison-row.js';
import { SHARES, type ShareMeasure } from './measures.js';
import type { PairedSample } from './paired-sample.js';
import { type Sides, betterShare, sizes } from './sides.js';

export function shareRows(sides: Sides): ComparisonRow[] {
  return SHARES.map((measure, at) => rowOf(sides, measure, at));
}

function rowOf(sides: Sides, measure: ShareMeasure, at: number): ComparisonRow {
  const { group, control, paired } = sides;
  const apart = unpairedShares(group.shares[at], control.shares[at], CONFIDENCE);
  const table = pairedTable(paired, at);
  const found = table === undefined ? apart : pairedShares(table, CONFIDENCE);
  const { name, unit, better, isGuardrail } = measure;
  const [one, other] = [group.shares[at], control.shares[at]].map(({ part, whole }) =>
    estimated(share(part, whole), whole === 0 ? undefined : shareInterval(part, whole, CONFIDENCE)),
  );
  return {
    metric: name,
    unit,
    better,
    isGuardrail: isGuardrail ?? false,
    ...sizes(sides),
    isPaired: table !== undefined,
    n: group.shares[at].whole,
    nControl: control.shares[at].whole,
    group: one,
    control: other,
    difference: estimated(found.difference, found.interval),
    p: found.p,
    pHolm: undefined,
    betterProbability: table && betterShare(countsOf(table, better)),
    widthRatio:
      table === undefined || !found.interval || !apart.interval
        ? undefined
        : widthOf(found.interval) / widthOf(apart.interval),
    method: found.method,
    note: measure.whole === undefined ? '' : noteOf(sides, at, table !== undefined),
  };
}

/** The table of the common learners; undefined when they are not the whole of both groups' shares. */
function pairedTable(paired: PairedSample | undefined, at: number) {
  if (paired === undefined) return undefined;
  const table = paired.shares[at];
  const pairs = table.both + table.onlyFirst + table.onlySecond + table.neither;
  const wholes = [paired.first, paired.second].map(({ shares }) => shares[at].whole);
  return wholes.every((whole) => whole === pairs) ? table : undefined;
}

function countsOf(
  { both, onlyFirst, onlySecond, neither }: NonNullable<ReturnType<typeof pairedTable>>,
  better: 'lower' | 'higher',
) {
  const [gained, lost] = better === 'higher' ? [onlyFirst, onlySecond] : [onlySecond, onlyFirst];
  return { better: gained, equal: both + neither, worse: lost };
}

/** Those who complete are not the same people in both groups; some of them may be. */
function noteOf({ group, control, paired }: Sides, at: number, isPaired: boolean): string {
  if (isPaired) return '';
  if ([group, control].every(({ shares, learners }) => shares[at].whole === learners)) return '';
  const [one, other] = [group, control].map(
    ({ shares, learners }) => `${shares[at].whole} of ${learners}`,
  );
  const how = paired === undefined ? '' : ', compared as if they were different learners';
  return `of those who completed: ${one} in the group, ${other} in the control${how}`;
}
