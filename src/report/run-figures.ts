/** The charts of a run, each with its table. */

import { COMPLETIONS } from '../comparison/measures.js';
import { type Sampled, accuracyFigures } from './accuracy-figure.js';
import {
  type Curve,
  completionOf,
  curvesChart,
  lastTime,
  leavingOf,
  pointAt,
} from './curves-chart.js';
import { barsOf, distributionChart } from './distribution-chart.js';
import { type Figure, shownNumber } from './figure.js';
import { kindFigures } from './kind-figure.js';
import { niceValues } from './nice.js';
import type { ReportGroup, ReportValues } from './values.js';

/** What pictures show of an alternative. */
export type DrawnGroup = Pick<ReportGroup, 'name' | 'sample' | 'kinds'>;

/** Alternatives drawn into one picture at most: beyond that nobody can tell them apart. */
const MOST_DRAWN = 12;

/** Charts of a run; none of a sweep, which keeps nothing of its learners. */
export function runFigures({
  groups,
  hasFollowUp,
}: Pick<ReportValues, 'hasFollowUp'> & { readonly groups: readonly DrawnGroup[] }): Figure[] {
  const all = groups.flatMap(({ name, sample }) =>
    sample === undefined ? [] : [{ name, sample }],
  );
  if (all.length === 0) return [];
  const hasLeavers = all.some(({ sample }) => sample.completions[0].droppedOut.total > 0);
  return [
    distributionFigure(all),
    ...kindFigures(groups),
    ...COMPLETIONS.map((_, at) => curvesFigure(all, at, completionOf, COMPLETED)),
    ...(hasLeavers ? COMPLETIONS.map((_, at) => curvesFigure(all, at, leavingOf, LEFT)) : []),
    ...accuracyFigures(all, MOST_DRAWN, hasFollowUp, someOf(all)),
  ];
}

/** Rows of the distribution's table at most. */
const TABLE_BARS = 25;

function distributionFigure(all: readonly Sampled[]): Figure {
  const samples = all.map(({ sample }) => sample.completions[0].completed);
  const bars = barsOf(samples, TABLE_BARS);
  return {
    section: 'problems',
    title: 'Problems to completion',
    text: `Of all learners of an alternative, how many needed so many problems, on a common axis; the dashed line is the median over all of them.${someOf(all)}`,
    chart: distributionChart(
      all.slice(0, MOST_DRAWN).map(({ name, sample }) => ({
        name,
        completed: sample.completions[0].completed,
        learners: sample.learners,
      })),
    ),
    table: {
      caption: 'Learners by problems to completion',
      columns: [{ name: 'problems' }, ...all.map(({ name }) => ({ name, isNumber: true }))],
      rows: [
        ...bars[0].map(({ from, to }, at) => [
          to - from === 1 ? String(from) : `${from} to ${to - 1}`,
          ...bars.map((row) => row[at].count),
        ]),
        ['not completed', ...all.map(({ sample }, at) => sample.learners - samples[at].total)],
      ],
    },
  };
}

interface CurveWords {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly text: string;
}

const COMPLETED: CurveWords = {
  id: 'completed',
  title: 'Completed',
  what: 'Share of learners who completed',
  text: 'The share of learners who have completed, with 95% bands at each time. Of learners who were stopped at a limit nobody knows what would have followed: they count until then (Kaplan and Meier; where learners drop out, Aalen and Johansen).',
};
const LEFT: CurveWords = {
  id: 'dropped-out',
  title: 'Dropped out',
  what: 'Share of learners who dropped out',
  text: 'The share of learners who have dropped out for good; who completes cannot any more (cumulative incidence, with 95% bands at each time).',
};
/** Rows of a curve's table, about. */
const TABLE_TIMES = 10;

function curvesFigure(
  all: readonly Sampled[],
  axis: number,
  curveOf: typeof completionOf,
  { id, title, what, text }: CurveWords,
): Figure {
  const { unit } = COMPLETIONS[axis];
  const curves = all.map(({ name, sample }) => curveOf(name, sample.completions[axis]));
  const times = niceValues(lastTime(curves), TABLE_TIMES);
  const cells = (curve: Curve, time: number): string[] => {
    const point = pointAt(curve, time);
    return [point?.share, point?.low, point?.high].map(shownNumber);
  };
  return {
    section: 'completion',
    title: `${title}, by ${unit}`,
    text: `${text}${someOf(all)}`,
    chart: curvesChart({ id: `${id}-by-${unit}`, what, unit }, curves.slice(0, MOST_DRAWN)),
    table: {
      caption: `${what} by ${unit}`,
      columns: [
        { name: unit, isNumber: true },
        ...all.flatMap(({ name }) =>
          [name, `${name}, from`, `${name}, to`].map((one) => ({ name: one, isNumber: true })),
        ),
      ],
      rows: times.map((time) => [time, ...curves.flatMap((curve) => cells(curve, time))]),
    },
  };
}

function someOf(all: readonly Sampled[]): string {
  if (all.length <= MOST_DRAWN) return '';
  return ` Drawn are the first ${MOST_DRAWN} of ${all.length} alternatives; the table has all.`;
}
