/** Figures pooled over all answers: ratios of sums, by linearisation. */

import { share } from '../metrics/cell.js';
import { ratioIntervalOf } from '../stats/intervals.js';
import type { CoMoments } from '../stats/moments.js';
import { pairedRatios, unpairedRatios } from '../stats/ratios.js';
import {
  CONFIDENCE,
  type ComparisonRow,
  type Estimated,
  estimated,
  widthOf,
} from './comparison-row.js';
import { RATIOS } from './measures.js';
import { type Sides, sizes } from './sides.js';

export function ratioRows(sides: Sides): ComparisonRow[] {
  const { group, control, paired } = sides;
  return RATIOS.map(({ name, unit, better, isGuardrail }, at) => {
    const apart = unpairedRatios(group.ratios[at], control.ratios[at], CONFIDENCE);
    const found = paired === undefined ? apart : pairedRatios(paired.ratios[at], CONFIDENCE);
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
      note: '',
    };
  });
}

function ratioOf(sums: CoMoments): Estimated {
  const [part, whole] = sums.means;
  const interval = ratioIntervalOf(sums, CONFIDENCE);
  // Without any spread there is nothing to make an interval of.
  return estimated(share(part, whole), widthOf(interval) > 0 ? interval : undefined);
}
