/** What can be asked of a group: `<metric>` is a column of `summary.csv`, `<metric>.<statistic>` one over its learners. */

import { didYouMean } from '../errors.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { LEARNER_COLUMNS, type LearnerColumn } from '../metrics/learner-table.js';
import { SUMMARY_COLUMNS, type SummaryColumn } from '../metrics/summary-table.js';
import {
  type Interval,
  meanInterval,
  quantileInterval,
  shareInterval,
} from '../stats/intervals.js';
import { CoMoments, momentsOf } from '../stats/moments.js';
import { ratioInterval } from '../stats/ratios.js';

/** A group as it is judged. */
export interface Measured {
  readonly totals: GroupTotals;
  /** a value per learner of each column asked for; NaN where there is none */
  readonly samples: Readonly<Record<string, Float64Array>>;
}

export interface Metric {
  /** as it is written, e.g. `problems_to_completion.p95` */
  readonly name: string;
  /** columns of `<group>.csv` whose values it needs */
  readonly columns: readonly string[];
  /** the value, +Infinity where it lies beyond those who got there; or why there is none */
  value(group: Measured): number | string;
  /** learners who have a part in it */
  counted(group: Measured): number;
  /** unbounded where the learners say nothing of others; absent: no interval is known for it */
  readonly interval?: (group: Measured, confidence: number) => Interval;
}

/** What is wrong with a metric's name. */
export interface MetricFault {
  readonly what: string;
  readonly hint: string | undefined;
}

const STATISTICS = ['mean', 'sd', 'min', 'max', 'median', 'count'] as const;
const FORMS = 'mean, sd, min, max, median, count or pNN';

/** Finds a metric, e.g. `unready_rate`, `problems_to_completion.p95`. */
export function findMetric(metric: string, statistic: string | undefined): Metric | MetricFault {
  const column = LEARNER_COLUMNS.find(({ name }) => name === metric);
  if (statistic !== undefined && column !== undefined) return statisticOf(column, statistic);
  const summary = SUMMARY_COLUMNS.find(({ name }) => name === metric);
  if (statistic === undefined && summary !== undefined) {
    return ofCompletion(metric) ?? summaryMetric(summary);
  }
  if (statistic !== undefined && summary !== undefined) {
    const hint = `write ${metric} alone`;
    return { what: `${metric} is one number a group and has no statistic`, hint };
  }
  if (column !== undefined) {
    const hint = `for instance ${metric}.median`;
    return { what: `${metric} is a value a learner and needs a statistic (${FORMS})`, hint };
  }
  const known = [...LEARNER_COLUMNS, ...SUMMARY_COLUMNS].map(({ name }) => name);
  return { what: `no metric "${metric}"`, hint: didYouMean(metric, known) };
}

/**
 * `problems_to_completion_p95` is judged as `problems_to_completion.p95`: `summary.csv` leaves out those who did not
 * complete, an expectation must not.
 */
function ofCompletion(name: string): Metric | undefined {
  const column = LEARNER_COLUMNS.find((one) => one.reached && name.startsWith(`${one.name}_`));
  if (column === undefined) return undefined;
  const metric = statisticOf(column, name.slice(column.name.length + 1));
  return 'what' in metric ? undefined : { ...metric, name };
}

/** Columns of learners behind a pooled figure. */
interface Pooled {
  readonly part: string;
  readonly whole: string;
  /** `part` is a share of the whole, not a count */
  readonly isShare?: true;
}

/** What the intervals of a group's pooled figures are made from. */
const POOLED: Readonly<Record<string, Pooled>> = {
  accuracy: { part: 'accuracy', whole: 'problems', isShare: true },
  review_accuracy: { part: 'review_accuracy', whole: 'review_problems', isShare: true },
  follow_up_accuracy: { part: 'follow_up_accuracy', whole: 'follow_up_problems', isShare: true },
  overpromotion_rate: { part: 'overpromoted_skills', whole: 'skills_mastered' },
  overpractice_rate: { part: 'overpractice_problems', whole: 'problems' },
};

/** Means of learners' true probabilities. */
const EXAMS: readonly string[] = ['exam_accuracy', 'exam_accuracy_30_days'];

function summaryMetric(column: SummaryColumn): Metric {
  const { name, share, unit } = column;
  const value = ({ totals }: Measured): number | string => {
    // None of nobody is no finding.
    if (totals.learners === 0 && name !== 'learners') return 'no sample';
    return column.from(totals) ?? 'no sample';
  };
  if (share !== undefined) {
    const counted = ({ totals }: Measured): number => share(totals).whole;
    const interval = ({ totals }: Measured, confidence: number): Interval => {
      const { part, whole } = share(totals);
      const { low, high } = shareInterval(part, whole, confidence);
      const size = unit === 'share' || whole === 0 ? 1 : whole;
      return { low: low * size, high: high * size };
    };
    return { name, columns: [], value, counted, interval };
  }
  if (Object.hasOwn(POOLED, name)) {
    const { part, whole, isShare } = POOLED[name];
    const counted = ({ samples }: Measured): number =>
      samples[whole].filter((size) => size > 0).length;
    const interval = ({ samples }: Measured, confidence: number): Interval =>
      ratioInterval(pooled(samples[part], samples[whole], isShare), confidence);
    return { name, columns: [part, whole], value, counted, interval };
  }
  if (EXAMS.includes(name)) {
    const counted = ({ samples }: Measured): number => present(samples[name]).length;
    const interval = ({ samples }: Measured, confidence: number): Interval =>
      intervalOfMean(name, present(samples[name]), confidence);
    return { name, columns: [name], value, counted, interval };
  }
  return { name, columns: [], value, counted: ({ totals }) => totals.learners };
}

/** Part and whole of each learner. */
function pooled(parts: Float64Array, wholes: Float64Array, areShares = false): CoMoments {
  const sums = new CoMoments(2);
  const pair = new Float64Array(2);
  wholes.forEach((whole, at) => {
    pair[0] = (parts[at] || 0) * (areShares ? whole : 1);
    pair[1] = whole;
    sums.add(pair);
  });
  return sums;
}

/** Columns of which nothing is open where all learners have the same: no sample of anything, or a true probability. */
const CERTAIN = new Set(['skills_total', ...EXAMS]);

function intervalOfMean(column: string, values: Float64Array, confidence: number): Interval {
  const moments = momentsOf(values);
  const { mean, variance } = moments;
  if (variance === 0 && CERTAIN.has(column)) return { low: mean, high: mean };
  return meanInterval(moments, confidence);
}

function statisticOf(column: LearnerColumn, statistic: string): Metric | MetricFault {
  const name = `${column.name}.${statistic}`;
  const columns = [column.name];
  const sample = ({ samples }: Measured): Float64Array => samples[column.name];
  const whole = (group: Measured): Float64Array | string => everybody(column, sample(group));
  const counted = (group: Measured): number =>
    column.reached ? sample(group).length : present(sample(group)).length;
  const percent = statistic === 'median' ? 50 : percentOf(statistic);
  if (percent !== undefined) {
    return {
      name,
      columns,
      counted,
      value: (group) => quantileOf(ranked(column, sample(group)), percent),
      interval: (group, confidence) =>
        quantileInterval(ranked(column, sample(group)), percent, confidence),
    };
  }
  switch (statistic) {
    case 'count':
      return { name, columns, counted, value: (group) => countOf(sample(group)) };
    case 'min':
      return {
        name,
        columns,
        counted,
        value: (group) => quantileOf(ranked(column, sample(group)), 0),
      };
    case 'max':
      return {
        name,
        columns,
        counted,
        value: (group) => quantileOf(ranked(column, sample(group)), 100),
      };
    case 'mean':
      return {
        name,
        columns,
        counted,
        value: (group) => ifWhole(whole(group), meanOf),
        interval: (group, confidence) =>
          intervalOfMean(column.name, present(sample(group)), confidence),
      };
    case 'sd':
      return { name, columns, counted, value: (group) => ifWhole(whole(group), deviationOf) };
    default:
      return {
        what: `no statistic "${statistic}"`,
        hint: didYouMean(statistic, STATISTICS) ?? `use ${FORMS}`,
      };
  }
}

/** The NN of `pNN`, from 1 to 99. */
function percentOf(statistic: string): number | undefined {
  return /^p(0[1-9]|[1-9]\d?)$/.test(statistic) ? Number(statistic.slice(1)) : undefined;
}

function present(sample: Float64Array): Float64Array {
  return sample.filter((value) => !Number.isNaN(value));
}

function countOf(sample: Float64Array): number | string {
  return sample.length === 0 ? 'no sample' : present(sample).length;
}

/** Sorted, values never reached as +infinity; values that do not exist left out. */
function ranked(column: LearnerColumn, sample: Float64Array): Float64Array {
  const values = column.reached
    ? sample.map((value) => (Number.isNaN(value) ? Infinity : value))
    : present(sample);
  return values.sort();
}

/** All values; or why a mean of them would mislead. */
function everybody(column: LearnerColumn, sample: Float64Array): Float64Array | string {
  const values = present(sample);
  const others = sample.length - values.length;
  if (column.reached && others > 0) return `${others} of ${sample.length} learners never got there`;
  return values;
}

function ifWhole(
  values: Float64Array | string,
  statistic: (values: Float64Array) => number | string,
): number | string {
  return typeof values === 'string' ? values : statistic(values);
}

/** The value at place floor(percent / 100 x n), from 0: always one that occurs. */
function quantileOf(sorted: Float64Array, percent: number): number | string {
  if (sorted.length === 0) return 'no sample';
  return sorted[Math.min(Math.floor((percent * sorted.length) / 100), sorted.length - 1)];
}

function meanOf(values: Float64Array): number | string {
  if (values.length === 0) return 'no sample';
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: Float64Array): number | string {
  if (values.length < 2) return 'no sample of two';
  const centre = meanOf(values) as number;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
