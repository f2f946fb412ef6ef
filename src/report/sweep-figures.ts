/** The curves of a sweep: figures over a parameter, or over points where several vary. */

import { percent } from '../output/percent.js';
import { CONFIDENCE, type Interval, UNBOUNDED, shareInterval } from '../stats/intervals.js';
import { studentQuantile } from '../stats/quantiles.js';
import { type Figure, shownNumber } from './figure.js';
import { pointName, pointsOf } from './sweep-points.js';
import { type SweptPoint, sweepChart } from './sweep-chart.js';
import { type Cells, type ReportSweep, type ReportValues, numberIn } from './values.js';

interface SweptMeasure {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** column of `sweep.csv` */
  readonly column: string;
  readonly isShare: boolean;
  readonly interval: (cells: Cells, value: number) => Interval;
}

/** Learners of a share, from the share and its whole as printed. */
function wilson(whole: string): SweptMeasure['interval'] {
  return (cells, value) => {
    const n = numberIn(cells, whole) ?? 0;
    return shareInterval(Math.round(value * n), n, CONFIDENCE);
  };
}

const meanOfCompleted: SweptMeasure['interval'] = (cells, value) => {
  const n = numberIn(cells, 'completed') ?? 0;
  const spread = numberIn(cells, 'problems_to_completion_sd');
  if (n < 2 || !spread) return UNBOUNDED;
  const half = studentQuantile((1 + CONFIDENCE) / 2, n - 1) * (spread / Math.sqrt(n));
  return { low: value - half, high: value + half };
};

const MEASURES: readonly SweptMeasure[] = [
  {
    id: 'sweep-completed',
    title: 'Completed',
    text: "The share of learners who complete, with Wilson's 95% intervals.",
    column: 'completion_rate',
    isShare: true,
    interval: wilson('learners'),
  },
  {
    id: 'sweep-problems',
    title: 'Problems to completion, mean',
    text: "The mean of those who complete, with Student's 95% intervals. Where not everybody completes it says nothing of the others.",
    column: 'problems_to_completion_mean',
    isShare: false,
    interval: meanOfCompleted,
  },
  {
    id: 'sweep-median',
    title: 'Problems to completion, median learner',
    text: 'The median over all learners; missing where the median learner does not complete. A sweep keeps too little for an interval.',
    column: 'problems_to_completion_median',
    isShare: false,
    interval: () => UNBOUNDED,
  },
  {
    id: 'sweep-unready',
    title: 'Unready among those who complete',
    text: "The share of those who complete whose true accuracy is below the accuracy that counts as ready, with Wilson's 95% intervals; missing where nobody completes.",
    column: 'unready_rate',
    isShare: true,
    interval: wilson('completed'),
  },
  {
    id: 'sweep-accuracy',
    title: 'Accuracy',
    text: 'Correct answers of all answers. A sweep keeps too little for an interval.',
    column: 'accuracy',
    isShare: true,
    interval: () => UNBOUNDED,
  },
];

/** Points that are drawn at most. */
const MOST_POINTS = 60;
/** Alternatives that are drawn at most. */
const MOST_GROUPS = 12;

export function sweepFigures(
  { groups }: Pick<ReportValues, 'groups'>,
  sweep: ReportSweep,
): Figure[] {
  const names = groups.map(({ name }) => name);
  const points = pointsOf(sweep, names.length);
  return MEASURES.map((measure): Figure => {
    const found = points.flatMap((rows) =>
      rows.map((cells, at) => sweptPoint(measure, sweep, cells, names[at])),
    );
    const parameter = sweep.parameters.length === 1 ? sweep.parameters[0] : undefined;
    const values = new Set(found.map(({ spoken }) => spoken));
    // Of many points below each other that are all alike there is nothing to see.
    const isFlat = parameter === undefined && values.size === 1;
    const isDrawn = points.length <= MOST_POINTS && !isFlat;
    const drawn = found.filter(({ group }) => names.indexOf(group) < MOST_GROUPS);
    const left =
      names.length > MOST_GROUPS
        ? ` Drawn are the first ${MOST_GROUPS} of ${names.length} alternatives.`
        : '';
    const flat = isFlat ? ` The same at every point: ${[...values].join('')}.` : '';
    const many =
      isDrawn || isFlat ? '' : ` ${points.length} points are too many to draw: the table has all.`;
    const { id, title, text, isShare } = measure;
    return {
      section: 'sweep',
      title,
      text: `${text}${left}${many}${flat}`,
      chart: isDrawn
        ? sweepChart({ id, title, isShare, parameter, groups: names.slice(0, MOST_GROUPS) }, drawn)
        : undefined,
      table: {
        caption: `${title}, by point and alternative`,
        columns: [
          { name: 'point' },
          { name: 'alternative' },
          ...['value', 'from', 'to'].map((name) => ({ name, isNumber: true })),
        ],
        rows: found.map(({ point, group, value, low, high }) => [
          point,
          group,
          ...[value, low, high].map(shownNumber),
        ]),
      },
    };
  });
}

function sweptPoint(
  { column, interval, isShare }: SweptMeasure,
  sweep: ReportSweep,
  cells: Cells,
  group: string,
): SweptPoint {
  const value = numberIn(cells, column);
  const { low, high } = value === undefined ? UNBOUNDED : interval(cells, value);
  const text = cells.get(sweep.parameters[0]) ?? '';
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    point: pointName(sweep, cells),
    x: text,
    group,
    value,
    low: isBounded ? low : undefined,
    high: isBounded ? high : undefined,
    spoken: value === undefined ? 'none' : isShare ? percent(value) : value.toFixed(1),
  };
}
