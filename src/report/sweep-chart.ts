/** A figure over the points of a sweep: lines over one parameter, dots by point where several vary. */

import type { Chart } from './chart.js';
import { legendOf, namesAxis, namesWidth, scaleOf } from './series.js';
import { seriesColor, seriesDash } from './palette.js';

/** One figure at one point of one alternative. */
export interface SweptPoint {
  readonly point: string;
  /** the value of the first parameter, as it is printed */
  readonly x: string;
  readonly group: string;
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly spoken: string;
}

export interface SweepView {
  readonly id: string;
  readonly title: string;
  readonly isShare: boolean;
  /** the one that varies; undefined: several do */
  readonly parameter: string | undefined;
  readonly groups: readonly string[];
}

const HEIGHT = 220;
/** Pixels a point where points stand below each other. */
const LINE_HEIGHT = 22;
const NAMES = { wide: 260, narrow: 130 } as const;

export function sweepChart(view: SweepView, found: readonly SweptPoint[]): Chart {
  const known = found.filter(({ value }) => value !== undefined);
  const text = known.map(({ point, group, spoken }) => `${group}, ${point}: ${spoken}`).join('; ');
  return {
    id: view.id,
    label: `${view.title}: ${text === '' ? 'nowhere any value' : text}.`,
    view: (width) =>
      view.parameter === undefined ? dots(view, known, width) : lines(view, known, width),
  };
}

function lines(view: SweepView, known: readonly SweptPoint[], width: number): object {
  const { groups, parameter } = view;
  const isNumber = known.every(({ x }) => x !== '' && Number.isFinite(Number(x)));
  const color = { ...scaleOf(groups, seriesColor), field: 'group' };
  const x = {
    field: 'x',
    type: isNumber ? 'quantitative' : 'ordinal',
    sort: null,
    title: parameter,
    ...(isNumber && { scale: { zero: false, padding: 8, nice: false } }),
    axis: { grid: false, labelAngle: 0, tickCount: width < 500 ? 5 : 10 },
  };
  const y = {
    field: 'value',
    type: 'quantitative',
    title: null,
    ...(view.isShare ? { scale: { domain: [0, 1] } } : { scale: { zero: true } }),
    axis: { tickCount: 5, ...(view.isShare && { format: '~%' }) },
  };
  const values = known.map((one) => ({ ...one, x: isNumber ? Number(one.x) : one.x }));
  return {
    width: width - 64,
    height: HEIGHT,
    data: { values },
    layer: [
      {
        mark: { type: 'area', fillOpacity: 0.18 },
        encoding: {
          x,
          y: { ...y, field: 'low', stack: null },
          y2: { field: 'high' },
          color,
        },
      },
      {
        mark: { type: 'line', strokeWidth: 2.2 },
        encoding: {
          x,
          y,
          color: { ...color, legend: legendOf(groups, width) },
          strokeDash: { ...scaleOf(groups, seriesDash), field: 'group' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 45, opacity: 1 },
        encoding: { x, y, color },
      },
    ],
  };
}

function dots(view: SweepView, known: readonly SweptPoint[], width: number): object {
  const { groups, isShare } = view;
  const most = width < 500 ? NAMES.narrow : NAMES.wide;
  const names = namesWidth(
    known.map(({ point }) => point),
    most,
  );
  const color = { ...scaleOf(groups, seriesColor), field: 'group' };
  const y = {
    field: 'point',
    type: 'nominal',
    sort: null,
    title: null,
    axis: { ...namesAxis(names), grid: true },
  };
  const yOffset = { field: 'group', scale: { domain: groups } };
  const x = {
    type: 'quantitative',
    title: view.title,
    scale: { zero: false },
    axis: { tickCount: width < 500 ? 4 : 8, ...(isShare && { format: '~%' }) },
  };
  return {
    width: width - names - 24,
    height: { step: Math.max(LINE_HEIGHT / groups.length, 8), for: 'offset' },
    data: { values: known },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: {
          x: { ...x, field: 'low' },
          x2: { field: 'high' },
          y,
          yOffset,
          color,
        },
      },
      {
        mark: { type: 'point', filled: true, size: 50, opacity: 1 },
        encoding: {
          x: { ...x, field: 'value' },
          y,
          yOffset,
          color: { ...color, legend: { ...legendOf(groups, width), symbolType: 'circle' } },
        },
      },
    ],
  };
}
