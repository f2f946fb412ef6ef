/** Problems to completion by kind of learner: a picture a kind, one below the other, the alternatives over each other. */

import type { KindSample } from '../comparison/kind-sample.js';
import { quantile } from '../stats/histogram.js';
import type { Chart } from './chart.js';
import { type Bar, barsOf, edgesOf, problemsAxis } from './distribution-chart.js';
import { seriesColor, seriesDash } from './palette.js';
import { legendOf } from './series.js';
import { grouped } from './words.js';

/** Learners of one kind under one alternative. */
export interface KindOfGroup {
  readonly group: string;
  readonly kind: string;
  readonly sample: KindSample;
}

export interface KindView {
  /** in the order in which they are drawn */
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  /** all alternatives: each has the colour of its place among them */
  readonly all: readonly string[];
}

/** Height of one picture, pixels. */
const HEIGHT = 72;
/** Steps of an outline at most, per pixel of its width. */
const BARS_PER_PIXEL = 1 / 18;
/** As in the pictures of whole alternatives. */
const BARS_PER_ROOT = 6;

export function kindChart(view: KindView, found: readonly KindOfGroup[]): Chart {
  return {
    id: 'distribution-by-kind',
    label: `Distribution of problems to completion by kind of learner: ${found.map(spoken).join('; ')}.`,
    view: (width) => {
      const labels = new Map(view.kinds.map((kind) => [kind, labelOf(kind, found)]));
      return {
        data: { values: valuesOf(found, labels, width) },
        facet: { row: { field: 'label', sort: [...labels.values()], type: 'nominal' } },
        spacing: 22,
        spec: { width: width - 58, height: HEIGHT, layer: layers(view, width) },
      };
    },
  };
}

function layers({ groups, all }: KindView, width: number): object[] {
  const scale = (of: (at: number) => unknown): object => ({
    field: 'group',
    type: 'nominal',
    sort: null,
    scale: { domain: groups, range: groups.map((name) => of(all.indexOf(name))) },
  });
  const color = scale(seriesColor);
  const legend = legendOf(groups, width);
  const x = problemsAxis('at');
  const y = {
    field: 'share',
    type: 'quantitative',
    title: null,
    stack: null,
    axis: { format: '.0%', tickCount: 2 },
  };
  const outline = { interpolate: 'step-after' };
  return [
    {
      transform: [{ filter: 'datum.what === "step"' }],
      mark: { type: 'area', fillOpacity: 0.14, ...outline },
      encoding: { x, y, color },
    },
    {
      transform: [{ filter: 'datum.what === "step"' }],
      mark: { type: 'line', strokeWidth: 2, ...outline },
      encoding: {
        x,
        y,
        color: { ...color, legend },
        strokeDash: { ...scale(seriesDash), legend },
      },
    },
    {
      transform: [{ filter: 'datum.what === "median"' }],
      mark: { type: 'rule', strokeWidth: 2, strokeDash: [4, 3] },
      encoding: { x, color },
    },
    {
      transform: [{ filter: 'datum.what === "nobody"' }],
      mark: { type: 'text', color: 'var(--ink)', align: 'left', x: 4, dy: -10, fontSize: 13 },
      encoding: { text: { value: 'nobody completes' } },
    },
  ];
}

function valuesOf(
  found: readonly KindOfGroup[],
  labels: ReadonlyMap<string, string>,
  width: number,
): object[] {
  const samples = found.map(({ sample }) => sample.completed);
  const most = Math.max(...samples.map(({ total }) => total));
  const bars = barsOf(
    samples,
    Math.floor(Math.min(width * BARS_PER_PIXEL, BARS_PER_ROOT * Math.cbrt(most))),
  );
  const drawn = found.flatMap(({ group, kind, sample }, at): object[] => {
    const of = { label: labels.get(kind), group };
    if (sample.completed.total === 0) return [];
    const median = quantile(sample.completed, 50, sample.learners);
    return [
      ...outlineOf(bars[at], sample.learners).map((step) => ({ ...of, what: 'step', ...step })),
      ...(median === undefined ? [] : [{ ...of, what: 'median', at: median }]),
    ];
  });
  const empty = [...labels.keys()].filter((name) =>
    found.every(({ kind, sample }) => kind !== name || sample.completed.total === 0),
  );
  return [...drawn, ...empty.map((kind) => ({ label: labels.get(kind), what: 'nobody' }))];
}

/** Up from nothing, along the tops of the bars, and down again. */
function outlineOf(bars: readonly Bar[], learners: number): object[] {
  const first = bars.findIndex(({ count }) => count > 0);
  const last = bars.findLastIndex(({ count }) => count > 0);
  const own = bars.slice(first, last + 1);
  return [
    { at: edgesOf(own[0]).from, share: 0 },
    ...own.map((bar) => ({ at: edgesOf(bar).from, share: bar.count / learners })),
    { at: edgesOf(own.at(-1)!).to, share: 0 },
  ];
}

/** With the number of learners, where it is the same under each alternative. */
function labelOf(kind: string, found: readonly KindOfGroup[]): string {
  const sizes = new Set(
    found.filter((one) => one.kind === kind).map(({ sample }) => sample.learners),
  );
  if (sizes.size !== 1) return kind;
  const [learners] = sizes;
  return `${kind}: ${grouped(learners)} ${learners === 1 ? 'learner' : 'learners'}`;
}

function spoken({ group, kind, sample: { completed, learners } }: KindOfGroup): string {
  const median = quantile(completed, 50, learners);
  return `${kind}, ${group}: ${completed.total} of ${learners} complete, ${median === undefined ? 'no median' : `median ${median}`}`;
}
