/** Means over learners: paired t, or Welch's t between different people. */

import { CONFIDENCE, meanInterval } from '../stats/intervals.js';
import { pairedMeans, unpairedMeans } from '../stats/means.js';
import {
  type ComparisonRow,
  type Estimated,
  NOT_ESTIMABLE,
  estimated,
  minus,
  widthOf,
} from './comparison-row.js';
import type { GroupSample } from './group-sample.js';
import { MEANS, type MeanMeasure } from './measures.js';
import { type Sides, betterShare, largerProbability, sizes } from './sides.js';

export function meanRows(sides: Sides): ComparisonRow[] {
  return MEANS.map((measure, at) => {
    const missing = missingNote(sides, measure, at);
    return missing === undefined ? ofAll(sides, measure, at) : ofSome(sides, measure, at, missing);
  });
}

function ofAll(sides: Sides, measure: MeanMeasure, at: number): ComparisonRow {
  const { group, control, paired } = sides;
  const apart = unpairedMeans(group.means[at], control.means[at], CONFIDENCE);
  const found = paired === undefined ? apart : pairedMeans(paired.means[at], CONFIDENCE);
  return {
    ...shared(sides, measure, at),
    difference: estimated(found.difference, found.interval),
    p: found.p,
    betterProbability:
      paired === undefined ? betterApart(sides, measure, at) : betterShare(paired.meanCounts[at]),
    widthRatio:
      paired === undefined || !found.interval || !apart.interval
        ? undefined
        : widthOf(found.interval) / widthOf(apart.interval),
    method: found.method,
    note: '',
  };
}

/** Whoever is missing is not missing by chance: the means are shown, and nothing is inferred from them. */
function ofSome(sides: Sides, measure: MeanMeasure, at: number, note: string): ComparisonRow {
  const row = shared(sides, measure, at);
  return {
    ...row,
    difference: { ...NOT_ESTIMABLE, value: minus(row.group.value, row.control.value) },
    p: undefined,
    betterProbability: undefined,
    widthRatio: undefined,
    method: 'not estimable',
    note,
  };
}

function shared(
  sides: Sides,
  { name, unit, better, isGuardrail }: MeanMeasure,
  at: number,
): Omit<
  ComparisonRow,
  'difference' | 'p' | 'betterProbability' | 'widthRatio' | 'method' | 'note'
> {
  return {
    metric: name,
    unit,
    better,
    isGuardrail: isGuardrail ?? false,
    ...sizes(sides),
    group: meanOf(sides.group, at),
    control: meanOf(sides.control, at),
    pHolm: undefined,
  };
}

function meanOf({ means }: GroupSample, at: number): Estimated {
  const moments = means[at];
  if (moments.n === 0) return NOT_ESTIMABLE;
  return estimated(moments.mean, meanInterval(moments, CONFIDENCE));
}

/** What a mean over those who have a value leaves out; undefined: nobody. */
function missingNote({ group, control }: Sides, measure: MeanMeasure, at: number) {
  const without = [group, control].map(({ learners, means }) => learners - means[at].n);
  if (without.every((count) => count === 0)) return undefined;
  return (
    `leaves out ${without[0]} of ${group.learners} learners of the group and ${without[1]} of ` +
    `${control.learners} of the control, who ${measure.missing ?? 'have no value'}`
  );
}

function betterApart({ group, control }: Sides, { better }: MeanMeasure, at: number) {
  const [one, other] = [group.keptMeans[at], control.keptMeans[at]];
  return better === 'higher' ? largerProbability(one, other) : largerProbability(other, one);
}
