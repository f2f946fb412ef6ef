/** What an alternative changes at each point of a sweep, as far as `sweep.csv` says it. */

import { GUARDRAIL_MARGIN } from '../comparison/guardrails.js';
import { CONFIDENCE } from '../stats/intervals.js';
import { unpairedMeans } from '../stats/means.js';
import { type Share, unpairedShares } from '../stats/shares.js';
import type { SampleMoments } from '../stats/moments.js';
import { type Cells, type ReportSweep, numberIn } from './values.js';
import { pointName, pointsOf } from './sweep-points.js';

/** A difference, group minus control; nothing of it where it is not estimable. */
export interface Change {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** A guardrail that gets worse by more than its margin: of those that are counted, where the whole interval says worse. */
export interface Spoiled {
  readonly metric: string;
  readonly own: number;
  readonly control: number;
  /** false: there is no interval to say how sure that is */
  readonly isCounted: boolean;
}

/** An alternative against the control at one point. */
export interface PointEffect {
  readonly point: string;
  /** the value of the first parameter, as it is printed */
  readonly x: string;
  /** of mean problems to completion, over the control's; not estimable unless everybody completes with both */
  readonly problems: Change;
  readonly completed: Change & {
    readonly own: number | undefined;
    readonly control: number | undefined;
  };
  readonly spoiled: readonly Spoiled[];
}

/** Point by point: the groups at these places. */
export function pointEffects(
  sweep: ReportSweep,
  groups: number,
  at: number,
  controlAt: number,
): PointEffect[] {
  return pointsOf(sweep, groups).map((rows): PointEffect => {
    const [own, control] = [rows[at], rows[controlAt]];
    const [one, other] = [own, control].map((cells) => shareOf(cells, 'completed', 'learners'));
    return {
      point: pointName(sweep, own),
      x: own.get(sweep.parameters[0]) ?? '',
      problems: problemsChange(own, control),
      completed: {
        ...sharesChange(one, other),
        own: numberIn(own, 'completion_rate'),
        control: numberIn(control, 'completion_rate'),
      },
      spoiled: spoiledBy(own, control),
    };
  });
}

const UNKNOWN: Change = { value: undefined, low: undefined, high: undefined };

/** Means of those who complete compare like with like only where everybody does. */
function problemsChange(own: Cells, control: Cells): Change {
  const isWhole = [own, control].every((cells) => numberIn(cells, 'completion_rate') === 1);
  const base = numberIn(control, 'problems_to_completion_mean');
  if (!isWhole || !base) return UNKNOWN;
  const { difference, interval } = unpairedMeans(momentsOf(own), momentsOf(control), CONFIDENCE);
  if (difference === undefined) return UNKNOWN;
  return {
    value: difference / base,
    low: interval && interval.low / base,
    high: interval && interval.high / base,
  };
}

function momentsOf(cells: Cells): SampleMoments {
  const spread = numberIn(cells, 'problems_to_completion_sd');
  return {
    n: numberIn(cells, 'completed') ?? 0,
    mean: numberIn(cells, 'problems_to_completion_mean') ?? 0,
    variance: spread === undefined ? undefined : spread ** 2,
  };
}

function shareOf(cells: Cells, part: string, whole: string): Share {
  return { part: numberIn(cells, part) ?? 0, whole: numberIn(cells, whole) ?? 0 };
}

function sharesChange(own: Share, control: Share): Change {
  const { difference, interval } = unpairedShares(own, control, CONFIDENCE);
  return { value: difference, low: interval?.low, high: interval?.high };
}

/** Guardrails that a sweep counts: lower is better. */
const COUNTED: readonly {
  readonly metric: string;
  readonly of: (cells: Cells) => Share;
}[] = [
  {
    metric: 'stuck_rate',
    of: (cells) => ({
      part: (numberIn(cells, 'blocked') ?? 0) + (numberIn(cells, 'stalled') ?? 0),
      whole: numberIn(cells, 'learners') ?? 0,
    }),
  },
  {
    metric: 'unready_rate',
    of: (cells) => ({ part: unready(cells), whole: numberIn(cells, 'completed') ?? 0 }),
  },
  // Where nobody completes in the control, only a share of all learners can be compared.
  {
    metric: 'promoted_unready_rate',
    of: (cells) => ({ part: unready(cells), whole: numberIn(cells, 'learners') ?? 0 }),
  },
];

/** Learners, from a share as it is printed. */
function unready(cells: Cells): number {
  return Math.round((numberIn(cells, 'unready_rate') ?? 0) * (numberIn(cells, 'completed') ?? 0));
}

/** Guardrails of which a sweep keeps the value alone; `sign`: of a change for the worse. */
const VALUES = [
  { metric: 'exam_accuracy', sign: -1 },
  { metric: 'exam_accuracy_30_days', sign: -1 },
  { metric: 'overpromotion_rate', sign: 1 },
  { metric: 'review_accuracy', sign: -1 },
  { metric: 'follow_up_accuracy', sign: -1 },
] as const;

function spoiledBy(own: Cells, base: Cells): Spoiled[] {
  const counted = COUNTED.flatMap(({ metric, of }): Spoiled[] => {
    const [one, other] = [of(own), of(base)];
    const { value, low } = sharesChange(one, other);
    if (value === undefined || value <= GUARDRAIL_MARGIN || low === undefined || low <= 0)
      return [];
    const [ownShare, control] = [one, other].map(({ part, whole }) => part / whole);
    return [{ metric, own: ownShare, control, isCounted: true }];
  });
  const values = VALUES.flatMap(({ metric, sign }): Spoiled[] => {
    const [one, other] = [numberIn(own, metric), numberIn(base, metric)];
    if (one === undefined || other === undefined) return [];
    // Rounded as the file is: two points of a hundred are not more than two.
    const worse = Math.round((one - other) * sign * 1e6) / 1e6;
    return worse <= GUARDRAIL_MARGIN
      ? []
      : [{ metric, own: one, control: other, isCounted: false }];
  });
  return withoutRepeats([...counted, ...values]);
}

/** What is told once is not told again: of all learners as of those who complete, of 30 days later as of the end. */
function withoutRepeats(found: readonly Spoiled[]): Spoiled[] {
  const told = new Map(found.map((one) => [one.metric, one]));
  const exam = told.get('exam_accuracy');
  return found.filter(({ metric, own, control }) => {
    if (metric === 'promoted_unready_rate') return !told.has('unready_rate');
    return metric !== 'exam_accuracy_30_days' || own !== exam?.own || control !== exam.control;
  });
}
