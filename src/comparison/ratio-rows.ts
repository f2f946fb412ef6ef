/** Figures pooled over all answers: ratios of sums, by linearisation. */

import { share } from '../metrics/cell.js';
import { CONFIDENCE } from '../stats/intervals.js';
import type { SampleCoMoments } from '../stats/moments.js';
import {
  FEWEST_EFFECTIVE,
  effectiveLearners,
  pairedRatios,
  ratioInterval,
  unpairedRatios,
} from '../stats/ratios.js';
import { type ComparisonRow, type Estimated, estimated, widthOf } from './comparison-row.js';
import { RATIOS } from './measures.js';
import { type Sides, sizes } from './sides.js';

export function ratioRows(sides: Sides): ComparisonRow[] {
  const { group, control, paired } = sides;
  const rows = RATIOS.map(({ name, unit, better, isGuardrail }, at) => {
    const apart = unpairedRatios(group.ratios[at], control.ratios[at], CONFIDENCE);
    const all = paired === undefined ? apart : pairedRatios(paired.ratios[at], CONFIDENCE);
    const worth = Math.min(
      effectiveLearners(group.ratios[at], 1),
      effectiveLearners(control.ratios[at], 1),
    );
    const isKnown = worth >= FEWEST_EFFECTIVE;
    const found = isKnown ? all : { ...all, interval: undefined, p: undefined };
    return {
      metric: name,
      unit,
      better,
      isGuardrail: isGuardrail ?? false,
      ...sizes(sides),
      group: ratioOf(group.ratios[at]),
      control: ratioOf(control.ratios[at]),
      difference: estimated(found.difference, found.interval),
      p: found.p,
      pHolm: undefined,
      betterProbability: undefined,
      widthRatio:
        paired === undefined || !found.interval || !apart.interval
          ? undefined
          : widthOf(found.interval) / widthOf(apart.interval),
      method: found.method,
      note: isKnown
        ? ''
        : `not estimable: fewer than ${FEWEST_EFFECTIVE} learners' worth of answers in one of the groups`,
    };
  });
  return rows.filter((row, at) => !RATIOS[at].isOptional || isOfAnything(row));
}

function isOfAnything({ group, control }: Pick<ComparisonRow, 'group' | 'control'>): boolean {
  return group.value !== undefined || control.value !== undefined;
}

function ratioOf(sums: SampleCoMoments): Estimated {
  const { 0: part, 1: whole } = sums.means;
  return estimated(share(part, whole), ratioInterval(sums, CONFIDENCE));
}
