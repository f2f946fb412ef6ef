/** For tests of learners: parameters of people drawn as a run draws them. */

import { LearnerStreams } from '../../src/harness/random-stream.js';
import type { Trait } from '../../src/learners/distribution.js';
import { TraitDraw } from '../../src/learners/traits.js';

const UNIT = { min: 0, max: 1 };

/** Parameters `a`, `b`, `c` between 0 and 1 of learners 0 to `count - 1`. */
export function drawn(
  count: number,
  values: Readonly<Record<'a' | 'b' | 'c', Trait>>,
  correlations: Readonly<Record<string, number>> = {},
): { readonly a: number; readonly b: number; readonly c: number }[] {
  const traits = new TraitDraw({ values, correlations }, { a: UNIT, b: UNIT, c: UNIT }, 1);
  const streams = new LearnerStreams();
  return Array.from({ length: count }, (_, learner) => {
    const stream = streams.seed(1, learner).traits;
    traits.draw(Float64Array.from({ length: 4 }, () => stream.next()));
    return { ...traits.params };
  });
}

/** Pearson's correlation. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [centred(xs), centred(ys)];
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at], 0);
}
