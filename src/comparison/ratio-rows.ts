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

/**
 * Learners' worth of answers below which linearisation rejects too often [assumption: by the table of comparisons of
 * equals in docs/statistics.md].
 */
const FEWEST = 20;

export function ratioRows(sides: Sides): ComparisonRow[] {
  const { group, control, paired } = sides;
  return RATIOS.map(({ name, unit, better, isGuardrail }, at) => {
    const apart = unpairedRatios(group.ratios[at], control.ratios[at], CONFIDENCE);
    const all = paired === undefined ? apart : pairedRatios(paired.ratios[at], CONFIDENCE);
    const worth = Math.min(effective(group.ratios[at]), effective(control.ratios[at]));
    const isKnown = worth >= FEWEST;
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
      note: isKnown ? '' : `not estimable: fewer than ${FEWEST} learners' worth of answers in one`,
    };
  });
}

/** Learners whose answers would weigh as much if all had given the same number: (sum of wholes)^2 / sum of squares. */
function effective(sums: CoMoments): number {
  const { n, means } = sums;
  if (n < 2 || means[1] === 0) return 0;
  const variance = (sums.covariance(1, 1)! * (n - 1)) / n;
  return n / (1 + variance / means[1] ** 2);
}

function ratioOf(sums: CoMoments): Estimated {
  const [part, whole] = sums.means;
  return estimated(share(part, whole), ratioIntervalOf(sums, CONFIDENCE));
}
