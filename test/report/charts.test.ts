/** What the charts are made from: bars, curves, points of a sweep; and the SVG that becomes of them. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KindSample } from '../../src/comparison/kind-sample.js';
import { drawn } from '../../src/report/chart.js';
import {
  completionOf,
  curvesChart,
  lastTime,
  leavingOf,
  pointAt,
} from '../../src/report/curves-chart.js';
import { barsOf, edgesOf } from '../../src/report/distribution-chart.js';
import { kindFigures } from '../../src/report/kind-figure.js';
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

  it('do not shrink for a name that is far too long', async () => {
    const name = 'a_long_name_that_somebody_chose_'.repeat(4);
    const { samples } = compared(learners(30, 100), learners(30, 40));
    const words = { id: 'completed', what: 'Share', unit: 'problems' };
    const curves = [completionOf('old', samples[0].completions[0])];
    const long = curvesChart(words, [...curves, completionOf(name, samples[1].completions[0])]);
    for (const width of [318, 760]) {
      const [, drawnWidth] = / width="([\d.]+)"/.exec(await drawn(long, width))!;
      expect(Number(drawnWidth)).toBeLessThan(width * 1.2);
    }
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

describe('kinds of learners', () => {
  const sampleOf = (name: string, problems: readonly number[], missing = 0): KindSample => {
    const sample = new KindSample(name, 0.5);
    sample.learners = problems.length + missing;
    for (const one of problems) addValue(sample.completed, one);
    return sample;
  };
  const figure = (...groups: readonly (readonly KindSample[])[]) =>
    kindFigures(groups.map((kinds, at) => ({ name: `g${at}`, kinds })))[0];

  it('those that one alternative alone has are shown, and those of whom nobody completes', async () => {
    const { chart, table, text } = figure(
      [sampleOf('a', [5, 6, 7]), sampleOf('b', [], 4)],
      [sampleOf('a', [2, 3], 1), sampleOf('<c>', [9])],
      [],
    );
    expect(text).toContain('Without a population: g2.');
    expect(table.rows.map((row) => row.slice(0, 5))).toEqual([
      ['a', 'g0', '3', '3', '1'],
      ['a', 'g1', '3', '2', '0.666667'],
      ['b', 'g0', '4', '0', '0'],
      ['<c>', 'g1', '1', '1', '1'],
    ]);
    for (const width of [760, 318]) {
      const svg = await drawn(chart!, width);
      for (const label of ['a: 3 learners', 'b: 4 learners', '&lt;c&gt;: 1 learner']) {
        expect(svg).toContain(`>${label}<`);
      }
      expect(svg.match(/nobody completes/g)).toHaveLength(1);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('of many the eight with most learners are drawn, in their order; the table has all', async () => {
    const many = Array.from({ length: 12 }, (_, at) => sampleOf(`k${at}`, [10], at));
    const { chart, table, text } = figure(many);
    expect(text).toContain('Drawn are the 8 kinds with most learners');
    const shown = [...(await drawn(chart!, 760)).matchAll(/>(k\d+): /g)].map(([, name]) => name);
    expect(shown).toEqual(['k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10', 'k11']);
    expect(table.rows).toHaveLength(12);
  });

  it('colours are those of the alternatives everywhere, also where the first has no population', async () => {
    const [{ chart }] = kindFigures([
      { name: 'none', kinds: [] },
      { name: 'some', kinds: [sampleOf('a', [1]), sampleOf('b', [2])] },
    ]);
    const svg = await drawn(chart!, 760);
    expect(svg).toContain('var(--series-1)');
    expect(svg).not.toContain('var(--series-0)');
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

  it('axes of few whole numbers have no halves, and a bar of one number stands over it', async () => {
    const few = learners(12, 0).map((one, at) => ({ ...one, problems: 3 + (at % 3) }));
    const [{ chart }] = runFigures({ hasFollowUp: false, groups: groupsOf(few) });
    for (const width of [760, 318]) {
      const svg = await drawn(chart!, width);
      const labels = [...svg.matchAll(/<text [^>]*>([\d.,]+)<\/text>/g)].map(([, text]) => text);
      expect(labels).toEqual(['2', '3', '4', '5', '6']);
    }
    expect(edgesOf({ from: 3, to: 4, count: 1 })).toEqual({ from: 2.5, to: 3.5 });
    expect(edgesOf({ from: 10, to: 20, count: 1 })).toEqual({ from: 10, to: 20 });
  });

  it('accuracy: says why there is no dot and no line', () => {
    const textOf = (hasFollowUp: boolean, ...people: Parameters<typeof groupsOf>) =>
      runFigures({ hasFollowUp, groups: groupsOf(...people) }).at(-1)!.text;
    const text = textOf(false, learners(30, 100));
    expect(text).toContain(
      'No dot: reviews (no reviews); reviews after completion (no follow-up).',
    );
    expect(text).toMatch(/No line: .*exam \(true accuracy\).* \(the same for all learners\)/);
    expect(textOf(true, learners(30, 100))).toContain('(no reviews in the follow-up)');
    const varied = learners(30, 100).map((one, at) => ({ ...one, exam: 0.8 + at / 1000 }));
    expect(textOf(false, learners(30, 100), varied)).toMatch(
      /exam \(true accuracy\)[^;]* under old \(the same for all learners\)/,
    );
    expect(textOf(false, varied, varied)).not.toContain('exam');
    expect(textOf(false, learners(2, 100), varied)).toContain(
      "under old (fewer than 20 learners' worth of answers)",
    );
  });

  it('drop-out is drawn where there is any', () => {
    const ids = (people: Parameters<typeof compared>[0]) =>
      runFigures({ hasFollowUp: false, groups: groupsOf(people) }).map(({ chart }) => chart?.id);
    expect(ids(learners(5, 10))).not.toContain('dropped-out-by-days');
    expect(ids(learners(5, 10, { status: 'dropped_out' }))).toContain('dropped-out-by-days');
  });
});
