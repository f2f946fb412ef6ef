/** The curve of weighted learners is that of src/stats/survival.ts for learners repeated as often as they count. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENDING } from '../../src/comparison/completion-times.js';
import { WeightedCurve } from '../../src/comparison/weighted-curve.js';
import type { Completions } from '../../src/stats/completions.js';
import { addValue, emptyHistogram } from '../../src/stats/histogram.js';
import { completionQuantile, restrictedMean } from '../../src/stats/survival.js';

interface Weighted {
  readonly time: number;
  readonly ending: number;
  readonly weight: number;
}

function repeated(those: readonly Weighted[]): Completions {
  const histograms = [emptyHistogram(), emptyHistogram(), emptyHistogram()];
  let never = 0;
  for (const { time, ending, weight } of those) {
    for (let copy = 0; copy < weight; copy++) {
      if (ending === ENDING.never) never++;
      else addValue(histograms[ending], time);
    }
  }
  const [completed, censored, droppedOut] = histograms;
  return { completed, censored, droppedOut, never };
}

const weighted = fc.record({
  time: fc.nat(30),
  ending: fc.constantFrom(...Object.values(ENDING)),
  weight: fc.nat(4),
});
/** Most complete, so that high quantiles are reached at times. */
const mostlyCompleted = weighted.map((one) => ({ ...one, ending: ENDING.completed }));

it('quantiles, also beyond the horizon, and the restricted mean up to it', () => {
  let quantiles = 0;
  let means = 0;
  const those = fc.array(fc.oneof({ weight: 4, arbitrary: mostlyCompleted }, weighted), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(those, fc.integer({ min: 1, max: 40 }), (learners, horizon) => {
      const curve = new WeightedCurve(
        learners.map(({ time }) => time),
        learners.map(({ ending }) => ending),
        horizon,
      );
      const weights = learners.map(({ weight }) => weight);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      // What was measured before leaves no trace.
      curve.measure(
        Int32Array.from(learners, () => 1),
        learners.length,
      );
      curve.measure(Int32Array.from(weights), total);
      const data = repeated(learners);
      const median = completionQuantile(data, 50, Infinity);
      expect(curve.median).toBe(median ?? Infinity);
      expect(curve.p95).toBe(completionQuantile(data, 95, Infinity) ?? Infinity);
      if (median !== undefined && median > horizon) quantiles++;
      const mean = restrictedMean(data, horizon)?.mean;
      if (mean === undefined) return;
      means++;
      expect(curve.restrictedMean).toBeCloseTo(mean, 9);
    }),
    { seed: 1, numRuns: 1000 },
  );
  expect(Math.min(quantiles, means)).toBeGreaterThan(50);
});
