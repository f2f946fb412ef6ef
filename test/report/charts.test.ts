/** What the charts are made from: bars, curves, points of a sweep; and the SVG that becomes of them. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../src/report/chart.js';
import { completionOf, lastTime, leavingOf, pointAt } from '../../src/report/curves-chart.js';
import { barsOf } from '../../src/report/distribution-chart.js';
import { niceStep, niceValues } from '../../src/report/nice.js';
import { runFigures } from '../../src/report/run-figures.js';
import { completionQuantile } from '../../src/stats/survival.js';
import { addValue, emptyHistogram } from '../../src/stats/histogram.js';
import { compared, learners } from './samples.js';

describe('bars', () => {
  it('hold every learner once, on one axis, and are few enough', () => {
    const values = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 50 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 60 }), (one, other, most) => {
        const samples = [one, other].map((sample) => {
          const histogram = emptyHistogram();
          for (const value of sample) addValue(histogram, value);
          return histogram;
        });
        const bars = barsOf(samples, most);
        bars.forEach((row, at) => {
          expect(row.reduce((sum, { count }) => sum + count, 0)).toBe(samples[at].total);
          expect(row.map(({ from }) => from)).toEqual(bars[0].map(({ from }) => from));
          expect(row.length).toBeLessThanOrEqual(most + 1);
        });
      }),
    );
  });

  it('round numbers', () => {
    expect([niceStep(343, 20), niceStep(1, 10), niceStep(7, 7)]).toEqual([20, 0.1, 1]);
    expect(niceValues(482, 10)).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500]);
    expect(niceValues(0, 10)).toEqual([0]);
  });
});

describe('curves', () => {
  it('are at any time where the quantiles of completion are', () => {
    const { samples } = compared(learners(30, 100), learners(30, 40));
    const curve = completionOf('old', samples[0].completions[0]);
    const median = completionQuantile(samples[0].completions[0], 50, 1000)!;
    expect(pointAt(curve, median)!.share).toBeGreaterThan(0.5);
    expect(pointAt(curve, median - 1)!.share).toBeLessThanOrEqual(0.5);
    expect(pointAt(curve, 99)!.share).toBe(0);
    expect(pointAt(curve, 5000)!.share).toBe(1);
    expect(lastTime([curve])).toBe(129);
  });

  it('end where the last learner was lost from sight, not where somebody is stuck', () => {
    const lost = learners(10, 100, { status: 'problem_limit', problems: 200 });
    const stuck = learners(10, 100, { status: 'stalled' });
    const { samples } = compared([...learners(10, 50), ...lost], [...learners(10, 50), ...stuck]);
    const [one, other] = samples.map(({ completions }) => completionOf('', completions[0]));
    expect([pointAt(one, 200)?.share, pointAt(one, 201)]).toEqual([0.5, undefined]);
    expect(pointAt(other, 5000)?.share).toBe(0.5);
  });

  it('who completed cannot leave any more', () => {
    const left = learners(10, 20, { status: 'dropped_out' });
    const { samples } = compared([...learners(30, 100), ...left], learners(40, 100));
    const [one, other] = samples.map(({ completions }) => leavingOf('', completions[0]));
    expect(pointAt(one, 1000)!.share).toBeCloseTo(0.25, 12);
    expect(pointAt(completionOf('', samples[0].completions[0]), 1000)!.share).toBeCloseTo(0.75, 12);
    expect(pointAt(other, 1000)!.share).toBe(0);
  });
});

describe('the pictures of a run', () => {
  const groupsOf = (control: Parameters<typeof compared>[0], group = control) =>
    compared(control, group).samples.map((sample, at) => ({
      name: at === 0 ? 'old' : '<script>alert(1)</script>',
      sample,
      kinds: [],
    }));

  it.each([
    ['everybody completes', learners(20, 100)],
    ['nobody completes', learners(20, 100, { status: 'problem_limit' })],
    ['some drop out', [...learners(9, 100), ...learners(9, 10, { status: 'dropped_out' })]],
    ['one learner', learners(1, 7)],
    ['no learners', []],
  ] as const)('%s: drawn at both widths, twice the same, no number missing', async (_, people) => {
    for (const { chart, table } of runFigures({ hasFollowUp: false, groups: groupsOf(people) })) {
      expect(JSON.stringify(table)).not.toMatch(/NaN|null|Infinity/);
      for (const width of [760, 318]) {
        const svg = await drawn(chart!, width);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/);
        expect(svg).toBe(await drawn(chart!, width));
      }
    }
  });

  it('drop-out is drawn where there is any', () => {
    const ids = (people: Parameters<typeof compared>[0]) =>
      runFigures({ hasFollowUp: false, groups: groupsOf(people) }).map(({ chart }) => chart?.id);
    expect(ids(learners(5, 10))).not.toContain('dropped-out-by-days');
    expect(ids(learners(5, 10, { status: 'dropped_out' }))).toContain('dropped-out-by-days');
  });
});
