/** How much learners get right: in all answers, in reviews, in truth at the end, and a while after. */

import type { Chart } from './chart.js';
import { seriesColor } from './palette.js';
import { namesAxis, namesWidth, scaleOf } from './series.js';

/** One measure of one alternative; bounds are absent where nothing bounds it. */
export interface Accuracy {
  readonly group: string;
  readonly measure: string;
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** Pixels a line. */
const LINE_HEIGHT = 24;
/** Pixels of names before the picture. */
const NAMES = { wide: 240, narrow: 140 } as const;

export function accuracyChart(
  groups: readonly string[],
  measures: readonly string[],
  found: readonly Accuracy[],
): Chart {
  return {
    id: 'accuracy',
    label: `Accuracy with 95% intervals: ${found.map(spoken).join('; ')}.`,
    view: (width) => {
      const names = namesWidth(groups, width < 500 ? NAMES.narrow : NAMES.wide);
      const color = { ...scaleOf(groups, seriesColor), field: 'group', legend: null };
      const x = {
        type: 'quantitative',
        title: 'share correct',
        scale: { domain: domainOf(found) },
        axis: { format: '~%', tickCount: width < 500 ? 4 : 8 },
      };
      const y = {
        field: 'group',
        type: 'nominal',
        sort: null,
        scale: { domain: groups },
        title: null,
        axis: namesAxis(names),
      };
      return {
        data: { values: found },
        facet: { row: { field: 'measure', type: 'nominal', sort: measures } },
        spacing: 16,
        spec: {
          width: width - names - 24,
          height: { step: LINE_HEIGHT },
          layer: [
            {
              mark: { type: 'rule', strokeWidth: 3 },
              encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
            },
            {
              mark: { type: 'point', filled: true, size: 80, opacity: 1 },
              encoding: { x: { ...x, field: 'value' }, y, color },
            },
          ],
        },
      };
    },
  };
}

/** All of them, in steps of five points of a hundred. */
function domainOf(found: readonly Accuracy[]): readonly [number, number] {
  const values = found.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const least = Math.floor((Math.min(...values) - 0.01) * 20) / 20;
  const most = Math.ceil((Math.max(...values) + 0.01) * 20) / 20;
  return [Math.max(least, 0), Math.min(most, 1)];
}

function spoken({ group, measure, value }: Accuracy): string {
  return `${measure}, ${group}: ${(value * 100).toFixed(1)}%`;
}
