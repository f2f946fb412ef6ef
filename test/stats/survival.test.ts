/** Completion curves and what follows from them, against R's survfit and survdiff (test/stats/r/cases.R). */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Completions } from '../../src/stats/completions.js';
import { type Histogram, addValue, emptyHistogram, quantile } from '../../src/stats/histogram.js';
import { shareInterval } from '../../src/stats/intervals.js';
import { logRank } from '../../src/stats/log-rank.js';
import {
  completionCurve,
  completionQuantile,
  completionQuantileInterval,
  restrictedMean,
} from '../../src/stats/survival.js';
import { type Answer, casesOf, expectLike } from './r/cases.js';

/** Times, and how many there are of each. */
type Counts = readonly (readonly [number, number])[];

interface World {
  readonly completed: Counts;
  readonly censored: Counts;
  readonly droppedOut: Counts;
  readonly never: number;
}

function histogramOf(counts: Counts): Histogram {
  const histogram = emptyHistogram();
  for (const [value, count] of counts) {
    for (let each = 0; each < count; each++) addValue(histogram, value);
  }
  return histogram;
}

const completionsOf = ({ completed, censored, droppedOut, never }: World): Completions => ({
  completed: histogramOf(completed),
  censored: histogramOf(censored),
  droppedOut: histogramOf(droppedOut),
  never,
});

const NOBODY: World = { completed: [], censored: [], droppedOut: [], never: 0 };
const onceEach = (...times: readonly number[]): Counts => times.map((time) => [time, 1]);

interface Case {
  readonly name: string;
  readonly data: World;
  readonly horizon: number;
  readonly curve: Record<'time' | 'share' | 'low' | 'high' | 'atRisk', Answer[]>;
  readonly quantiles: { percent: number; value: Answer; low: Answer; high: Answer; tied: number }[];
  readonly mean: number;
  readonly variance: number;
}

const curves = casesOf('survival') as readonly Case[];
describe.each(curves)('$name, as R says', ({ data, horizon, ...expected }) => {
  const completions = completionsOf(data);

  it('the curve and its bounds', () => {
    const points = completionCurve(completions, horizon, 0.95).filter(({ share }) => share > 0);
    expect(points.map(({ time }) => time)).toEqual(expected.curve.time);
    points.forEach(({ time, share, low, high, atRisk }, at) => {
      expectLike(share, expected.curve.share[at], `share at ${time}`);
      expect(atRisk).toBe(expected.curve.atRisk[at]);
      // R has no bounds where all have completed.
      if (expected.curve.low[at] === null) return;
      expectLike(low, expected.curve.low[at], `low at ${time}`);
      expectLike(high, expected.curve.high[at], `high at ${time}`);
    });
  });

  it('quantiles and their bounds', () => {
    // R has no bounds where all have completed, we have Wilson's: there it may know less.
    const end = completionCurve(completions, horizon, 0.95).find(({ share }) => share === 1)?.time;
    const unlessEnd = (bound: number | undefined, answer: Answer): number | undefined =>
      bound === Infinity || (answer === null && bound === end) ? undefined : bound;
    for (const { percent, value, low, high, tied } of expected.quantiles) {
      if (tied === 0) {
        expectLike(completionQuantile(completions, percent, horizon), value, `${percent}%`);
      }
      const interval = completionQuantileInterval(completions, percent, horizon, 0.95);
      expectLike(unlessEnd(interval?.low, low), low, `low of ${percent}%`);
      expectLike(unlessEnd(interval?.high, high), high, `high of ${percent}%`);
    }
  });

  it('the restricted mean and its variance', () => {
    const found = restrictedMean(completions, horizon);
    // R draws the curve on where nobody is left to tell: there we say nothing.
    if (['allCensored', 'oneLost'].includes(expected.name)) {
      expect(found).toBeUndefined();
      return;
    }
    if (!found) throw new Error('no mean');
    expectLike(found.mean, expected.mean, 'mean');
    expectLike(found.variance, expected.variance, 'variance');
  });
});

describe('the log-rank test', () => {
  const cases = casesOf('logRank') as readonly {
    first: World;
    second: World;
    statistic: Answer;
    p: Answer;
  }[];
  it.each(cases)('case %# is as R says', ({ first, second, statistic, p }) => {
    const found = logRank(completionsOf(first), completionsOf(second));
    expectLike(found?.statistic, statistic, 'statistic');
    expectLike(found?.p, p, 'p');
    const mirrored = logRank(completionsOf(second), completionsOf(first));
    expectLike(mirrored?.statistic, statistic, 'mirrored');
  });
});

describe('the curve', () => {
  const times = fc.array(fc.nat(40), { minLength: 1, maxLength: 60 });

  it('without anybody lost has the quantiles of the histogram, ties and all', () => {
    fc.assert(
      fc.property(times, fc.nat(20), fc.integer({ min: 0, max: 100 }), (sample, never, percent) => {
        const completed = histogramOf(onceEach(...sample));
        const data = { ...completionsOf({ ...NOBODY, never }), completed };
        const expected = quantile(completed, percent, sample.length + never);
        expect(completionQuantile(data, percent, 100)).toBe(expected);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('rises from 0 within its bounds and stays a share, whoever is lost or leaves', () => {
    fc.assert(
      fc.property(times, times, times, fc.nat(3), (completed, censored, droppedOut, never) => {
        const data = completionsOf({
          completed: onceEach(...completed),
          censored: onceEach(...censored),
          droppedOut: onceEach(...droppedOut),
          never,
        });
        let before = 0;
        for (const { share, low, high } of completionCurve(data, 100, 0.95)) {
          expect(share).toBeGreaterThanOrEqual(before);
          expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
          before = share;
        }
        const mean = restrictedMean(data, 30);
        if (mean) expect(mean.mean >= 0 && mean.mean <= 30 && mean.variance >= 0).toBe(true);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("has Wilson's bounds before the first completion, and when all complete at once", () => {
    const data = completionsOf({ ...NOBODY, completed: [[7, 20]] });
    const [start, end] = completionCurve(data, 10, 0.95);
    expect(start).toEqual({ time: 0, share: 0, ...shareInterval(0, 20, 0.95), atRisk: 20 });
    expect(end).toEqual({ time: 7, share: 1, ...shareInterval(20, 20, 0.95), atRisk: 20 });
    expect(completionQuantileInterval(data, 50, 10, 0.95)).toEqual({ low: 7, high: 7 });
  });

  it('of nobody has no points, quantiles or mean', () => {
    const nobody = completionsOf(NOBODY);
    expect(completionCurve(nobody, 10, 0.95)).toEqual([]);
    expect(completionQuantile(nobody, 50, 10)).toBeUndefined();
    expect(completionQuantileInterval(nobody, 50, 10, 0.95)).toBeUndefined();
    expect(restrictedMean(nobody, 10)).toBeUndefined();
    expect(logRank(nobody, nobody)).toBeUndefined();
  });

  it('looks no further than the horizon', () => {
    const data = completionsOf({ ...NOBODY, completed: onceEach(5, 6, 9), never: 1 });
    expect(completionCurve(data, 8, 0.95).map(({ time }) => time)).toEqual([0, 5, 6]);
    expect(completionQuantile(data, 50, 8)).toBeUndefined();
    expect(completionQuantile(data, 50, 9)).toBe(9);
  });
});

describe('the restricted mean', () => {
  it('is the mean time when everybody completes, with the variance of n instead of n - 1', () => {
    const data = completionsOf({ ...NOBODY, completed: onceEach(2, 4, 9) });
    const { mean, variance } = restrictedMean(data, 20)!;
    expect(mean).toBeCloseTo(5, 12);
    expect(variance).toBeCloseTo(26 / 3 / 3, 12);
  });

  it('is not known beyond the last learner in sight', () => {
    const data = completionsOf({ ...NOBODY, completed: onceEach(2), censored: onceEach(6) });
    expect(restrictedMean(data, 7)?.mean).toBeCloseTo(4.5, 12);
    expect(restrictedMean(data, 8)).toBeUndefined();
  });
});
