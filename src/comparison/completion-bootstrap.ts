/** How far differences of medians, 95% quantiles and restricted means move when the learners are drawn anew. */

import { bootstrap } from '../stats/bootstrap.js';
import type { CompletionTimes } from './completion-times.js';
import { COMPLETION_STATISTICS } from './measures.js';
import { WeightedCurve } from './weighted-curve.js';

/** Resamples [assumption]: the usual number for a 95% interval. */
const REPLICATES = 1000;

/** The differences that it follows, in the order of its results. */
const FOLLOWED = COMPLETION_STATISTICS.map(({ of }) => of);
export type Followed = (typeof FOLLOWED)[number];

/** Sorted replicates of first minus second, by statistic, and of the kept learners themselves. */
export interface Replicates {
  readonly replicates: Readonly<Record<Followed, Float64Array>>;
  readonly kept: Readonly<Record<Followed, number>>;
}

/**
 * Draws the kept learners anew, with replacement: pairs when `isPaired` (the same learners in both), else each group
 * by itself. `next` is a uniform random stream.
 */
export function completionBootstrap(
  first: CompletionTimes,
  second: CompletionTimes,
  horizon: number,
  isPaired: boolean,
  next: () => number,
): Replicates {
  const curves = [first, second].map(
    ({ keptTimes, keptEndings }) => new WeightedCurve(keptTimes, keptEndings, horizon),
  );
  const sizes = [first.keptTimes.length, second.keptTimes.length];
  const weights = sizes.map((size) => new Int32Array(size));
  const differences = (out: Float64Array): void => {
    curves.forEach((curve, at) => curve.measure(weights[at], sizes[at]));
    FOLLOWED.forEach((name, at) => (out[at] = curves[0][name] - curves[1][name]));
  };
  const own = new Float64Array(FOLLOWED.length);
  weights.forEach((each) => each.fill(1));
  differences(own);
  const replicates = bootstrap({
    learners: sizes[0],
    replicates: REPLICATES,
    next,
    size: FOLLOWED.length,
    statistics: (draw, out) => {
      countDraws(weights[0], draw);
      if (isPaired) countDraws(weights[1], draw);
      else drawAnew(weights[1], next);
      differences(out);
    },
  });
  return {
    replicates: byName((at) => replicates[at]),
    kept: byName((at) => own[at]),
  };
}

function countDraws(weights: Int32Array, draw: Int32Array): void {
  weights.fill(0);
  for (let at = 0; at < draw.length; at++) weights[draw[at]]++;
}

function drawAnew(weights: Int32Array, next: () => number): void {
  weights.fill(0);
  for (let at = 0; at < weights.length; at++) weights[Math.floor(next() * weights.length)]++;
}

function byName<Value>(of: (at: number) => Value): Record<Followed, Value> {
  return Object.fromEntries(FOLLOWED.map((name, at) => [name, of(at)])) as Record<Followed, Value>;
}
