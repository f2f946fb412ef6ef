/** How many learners had completed, or left, by when: steps with their bands. */

import type { Completions } from '../stats/completions.js';
import { largest } from '../stats/histogram.js';
import { CONFIDENCE } from '../stats/intervals.js';
import { type CurvePoint, completionCurve } from '../stats/survival.js';
import type { Chart } from './chart.js';
import { seriesColor, seriesDash } from './palette.js';
import { legendOf, scaleOf } from './series.js';

/** One alternative's curve. */
export interface Curve {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** up to here somebody was followed */
  readonly end: number;
  /** the last time at which anybody was seen to do anything */
  readonly seen: number;
}

/** Steps of a curve at most, per pixel: finer ones nobody sees. */
const STEPS_PER_PIXEL = 0.4;
const HEIGHT = 260;

/** The curve of completion. */
export function completionOf(name: string, data: Completions): Curve {
  return { name, points: curveOf(data), end: endOf(data), seen: lastSeen(data) };
}

/** The curve of those who left for good; who completes cannot leave any more. */
export function leavingOf(name: string, data: Completions): Curve {
  const { completed, droppedOut, censored, never } = data;
  const turned = { completed: droppedOut, droppedOut: completed, censored, never };
  return { name, points: curveOf(turned), end: endOf(data), seen: lastSeen(data) };
}

function curveOf(data: Completions): CurvePoint[] {
  return completionCurve(data, Infinity, CONFIDENCE);
}

/** Who is stuck stays in sight for ever; so do those who all completed, or left. */
function endOf(data: Completions): number {
  const lost = largest(data.censored);
  return data.never === 0 && lost !== undefined && lost >= lastSeen(data) ? lost : Infinity;
}

function lastSeen({ completed, censored, droppedOut }: Completions): number {
  return Math.max(...[completed, censored, droppedOut].map((one) => largest(one) ?? 0));
}

/** The curve at a time; undefined beyond its end, or without learners. */
export function pointAt({ points, end }: Curve, time: number): CurvePoint | undefined {
  return time > end ? undefined : points.findLast((point) => point.time <= time);
}

/** The last time at which a curve rises; where none does, at which anybody was seen. */
export function lastTime(curves: readonly Curve[]): number {
  const last = Math.max(0, ...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  return last > 0 ? last : Math.max(1, ...curves.map(({ seen }) => seen));
}

export function curvesChart(
  { id, what, unit }: { readonly id: string; readonly what: string; readonly unit: string },
  curves: readonly Curve[],
): Chart {
  const names = curves.map(({ name }) => name);
  const last = lastTime(curves);
  return {
    id,
    label: `${what} by ${unit}, with 95% bands: ${curves.map((curve) => spoken(curve, last)).join('; ')}.`,
    view: (width) => {
      const color = scaleOf(names, seriesColor);
      const x = {
        field: 'time',
        type: 'quantitative',
        title: unit,
        scale: { domain: [0, last], nice: false },
        axis: { grid: false, tickMinStep: 1, tickCount: width < 500 ? 5 : 10 },
      };
      const y = {
        field: 'share',
        type: 'quantitative',
        title: null,
        scale: { domain: [0, 1] },
        axis: { format: '.0%', tickCount: 5 },
      };
      return {
        width: width - 58,
        height: HEIGHT,
        data: { values: curves.flatMap((curve) => valuesOf(curve, last, width)) },
        layer: [
          {
            mark: { type: 'area', interpolate: 'step-after', fillOpacity: 0.18 },
            encoding: {
              x,
              y: { ...y, field: 'low', stack: null },
              y2: { field: 'high' },
              color: { ...color, field: 'name' },
            },
          },
          {
            mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2.2 },
            encoding: {
              x,
              y,
              color: { ...color, field: 'name', legend: legendOf(names, width) },
              strokeDash: { ...scaleOf(names, seriesDash), field: 'name' },
            },
          },
        ],
      };
    },
  };
}

/** As many steps as can be seen, and the last one drawn on to the end of what is known. */
function valuesOf({ name, points, end }: Curve, last: number, width: number): object[] {
  const span = last / (width * STEPS_PER_PIXEL);
  const seen = points.filter(
    ({ time }, place) =>
      place === points.length - 1 ||
      Math.floor(time / span) !== Math.floor(points[place + 1].time / span),
  );
  const [first] = points;
  const shown = first === undefined || seen[0] === first ? seen : [first, ...seen];
  const final = shown.at(-1);
  const until = Math.min(end, last);
  const drawnOn = final === undefined || final.time >= until ? [] : [{ ...final, time: until }];
  return [...shown, ...drawnOn].map(({ time, share, low, high }) => ({
    name,
    time,
    share: rounded(share),
    low: rounded(low),
    high: rounded(high),
  }));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function spoken(curve: Curve, last: number): string {
  const point = curve.points.at(-1);
  if (point === undefined) return `${curve.name}: no learners`;
  const time = Math.min(last, curve.end);
  return `${curve.name}: ${(point.share * 100).toFixed(1)}% by ${time}`;
}
