/** How many problems learners needed: a picture per alternative, one below the other, on one axis. */

import { type Histogram, largest, quantile, smallest } from '../stats/histogram.js';
import type { Chart } from './chart.js';
import { niceStep } from './nice.js';
import { grouped } from './words.js';
import { seriesColor } from './palette.js';

/** What is known of one alternative. */
export interface Distribution {
  readonly name: string;
  /** problems of those who completed */
  readonly completed: Histogram;
  readonly learners: number;
}

/** Bars of a picture at most, per pixel of its width. */
const BARS_PER_PIXEL = 1 / 11;
/** Height of one picture, pixels. */
const HEIGHT = 84;
/** Few learners make few bars: so many per cube root of their number (three times Rice's rule). */
const BARS_PER_ROOT = 6;

export interface Bar {
  readonly from: number;
  /** the first value behind it */
  readonly to: number;
  readonly count: number;
}

/** Bars on one axis for all alternatives; none without anybody who completed. */
export function barsOf(samples: readonly Histogram[], most: number): Bar[][] {
  const filled = samples.filter(({ total }) => total > 0);
  if (filled.length === 0) return samples.map(() => []);
  const least = Math.min(...filled.map((one) => smallest(one)!));
  const top = Math.max(...filled.map((one) => largest(one)!));
  const step = Math.max(1, niceStep(top + 1 - least, most));
  const start = Math.floor(least / step) * step;
  const bars = Math.floor((top - start) / step) + 1;
  return samples.map(({ counts }) => {
    const sums = Array.from({ length: bars }, () => 0);
    for (let value = start; value <= top; value++) {
      sums[Math.floor((value - start) / step)] += counts[value] ?? 0;
    }
    return sums.map((count, at) => ({
      from: start + at * step,
      to: start + (at + 1) * step,
      count,
    }));
  });
}

/** Where a bar begins and ends: that of a single number stands over it, for there are no halves of problems. */
export function edgesOf({ from, to }: Bar): { readonly from: number; readonly to: number } {
  const shift = to - from === 1 ? 0.5 : 0;
  return { from: from - shift, to: to - shift };
}

/** An axis of whole problems. */
export function problemsAxis(field: string): object {
  return {
    field,
    type: 'quantitative',
    title: 'problems to completion',
    scale: { zero: false },
    axis: { grid: false, tickMinStep: 1 },
  };
}

export function distributionChart(distributions: readonly Distribution[]): Chart {
  return {
    id: 'distribution',
    label: `Distribution of problems to completion: ${distributions.map(spoken).join('; ')}.`,
    view: (width) => {
      const labels = distributions.map((one) => labelOf(one, width));
      return {
        data: { values: valuesOf(distributions, labels, width) },
        facet: { row: { field: 'label', sort: labels, type: 'nominal' } },
        spacing: 26,
        spec: {
          width: width - 58,
          height: HEIGHT,
          layer: layers(distributions.length, labels),
        },
      };
    },
  };
}

function layers(count: number, labels: readonly string[]): object[] {
  const color = {
    field: 'label',
    type: 'nominal',
    scale: { domain: labels, range: Array.from({ length: count }, (_, at) => seriesColor(at)) },
    legend: null,
  };
  const y = {
    field: 'share',
    type: 'quantitative',
    title: null,
    stack: null,
    axis: { format: '.0%', tickCount: 2 },
  };
  return [
    {
      transform: [{ filter: 'datum.what === "bar"' }],
      mark: { type: 'bar', binSpacing: 1 },
      encoding: {
        x: { ...problemsAxis('from'), bin: { binned: true } },
        x2: { field: 'to' },
        y,
        color,
      },
    },
    {
      transform: [{ filter: 'datum.what === "median"' }],
      mark: { type: 'rule', color: 'var(--ink)', strokeWidth: 2, strokeDash: [4, 3] },
      encoding: { x: problemsAxis('from') },
    },
    {
      transform: [{ filter: 'datum.what === "nobody"' }],
      mark: { type: 'text', color: 'var(--ink)', align: 'left', x: 4, fontSize: 13 },
      encoding: { text: { value: 'nobody completes' } },
    },
  ];
}

function valuesOf(
  distributions: readonly Distribution[],
  labels: readonly string[],
  width: number,
): object[] {
  const samples = distributions.map(({ completed }) => completed);
  const bars = barsOf(samples, mostBars(distributions, width));
  return distributions.flatMap(({ completed, learners }, at): object[] => {
    const label = labels[at];
    if (completed.total === 0) return [{ label, what: 'nobody' }];
    const median = quantile(completed, 50, learners);
    return [
      ...bars[at]
        .filter(({ count }) => count > 0)
        .map((bar) => ({ label, what: 'bar', ...edgesOf(bar), share: bar.count / learners })),
      ...(median === undefined ? [] : [{ label, what: 'median', from: median }]),
    ];
  });
}

function mostBars(distributions: readonly Distribution[], width: number): number {
  const learners = Math.max(...distributions.map(({ completed }) => completed.total));
  return Math.floor(Math.min(width * BARS_PER_PIXEL, BARS_PER_ROOT * Math.cbrt(learners)));
}

/** Pixels of a picture below which a name has no room beside it. */
const NARROW = 500;

function labelOf({ name, completed, learners }: Distribution, width: number): string {
  if (width < NARROW) return name;
  return `${name}: ${grouped(completed.total)} of ${grouped(learners)} complete`;
}

function spoken({ name, completed, learners }: Distribution): string {
  const median = quantile(completed, 50, learners);
  return `${name}, ${completed.total} of ${learners} complete, ${median === undefined ? 'no median' : `median ${median}`}`;
}
