/** Whether a run is as expected. Nothing passes for lack of data. */

import { type Interval, isUnbounded } from '../stats/intervals.js';
import type { Comparison, Expectation, Term } from './expectation.js';
import type { Measured, Metric } from './metric.js';

export type Ruling = 'passed' | 'failed' | 'undecided';

/** An expectation as it came out for one group. */
export interface Judgement {
  readonly expectation: Expectation;
  readonly group: string;
  /** number of the sweep's point; absent: nothing is swept */
  readonly point?: number | undefined;
  readonly ruling: Ruling;
  /** what was found, e.g. `212, expected <= 190`; why, when it could not be judged */
  readonly found: string;
}

/** Where the values come from. */
export interface Evidence {
  group(name: string): Measured;
  /** the baseline's value of a metric; null: there was no value; undefined: it does not know the metric */
  baseline(group: string, metric: string): number | null | undefined;
}

/** Judges an expectation for each of its groups. */
export function judgeExpectation(expectation: Expectation, evidence: Evidence): Judgement[] {
  return expectation.groups.map((group) => {
    const { ruling, found } = judge(expectation, group, evidence);
    return { expectation, group, ruling, found };
  });
}

type Judged = Pick<Judgement, 'ruling' | 'found'>;

function judge(expectation: Expectation, group: string, evidence: Evidence): Judged {
  const { metric, comparison, confidence } = expectation;
  const left = metric.value(evidence.group(group));
  const right = valueOfTerms(expectation, group, evidence);
  if (typeof left === 'string') return { ruling: 'failed', found: left };
  if (typeof right === 'string') return { ruling: 'failed', found: right };
  const bound = `${comparison} ${shown(right)}`;
  if (!Number.isFinite(left) && !Number.isFinite(right)) {
    return { ruling: 'failed', found: 'both sides lie beyond those who completed' };
  }
  if (confidence === undefined) {
    const ruling = holds(left, comparison, right) ? 'passed' : 'failed';
    return { ruling, found: `${shown(left)}, expected ${bound}` };
  }
  return judgeIntervals(expectation, group, evidence, shown(left), bound, confidence);
}

/** The right side's value; or why there is none. */
function valueOfTerms(
  { metric, terms }: Expectation,
  group: string,
  evidence: Evidence,
): number | string {
  let sum = 0;
  for (const { factor, of } of terms) {
    const value = valueOfTerm(of, metric, group, evidence);
    if (typeof value === 'string') return value;
    sum += factor * value;
  }
  return Number.isNaN(sum) ? 'the right side lies beyond those who completed' : sum;
}

function valueOfTerm(
  of: Term['of'],
  metric: Metric,
  group: string,
  evidence: Evidence,
): number | string {
  if (of === undefined) return 1;
  if (of === 'baseline') {
    const value = evidence.baseline(group, metric.name);
    const name = `${group}.${metric.name}`;
    if (value === null) return `there was no value of ${name} in the baseline to compare with`;
    return value ?? `the baseline holds no ${name}; make it anew with --update-baseline`;
  }
  const value = of.metric.value(evidence.group(of.group));
  return typeof value === 'string' ? `${of.group}.${of.metric.name}: ${value}` : value;
}

/**
 * Passed when every value of every interval satisfies it, failed when none does, else undecided. With references on the
 * right each interval gets a share of the error allowed (Bonferroni), so that all hold at once.
 */
function judgeIntervals(
  { metric, comparison, terms }: Expectation,
  group: string,
  evidence: Evidence,
  value: string,
  bound: string,
  confidence: number,
): Judged {
  const references = terms.filter(({ of }) => typeof of === 'object');
  const each = 1 - (1 - confidence) / (1 + references.length);
  const left = metric.interval!(evidence.group(group), each);
  const right = terms.reduce<Interval>(
    (sum, term) => {
      const { low, high } = intervalOfTerm(term, metric, group, evidence, each);
      return { low: sum.low + low, high: sum.high + high };
    },
    { low: 0, high: 0 },
  );
  const corners = [left.low, left.high].flatMap((one) =>
    [right.low, right.high].map((other) => holdsAtEnds(one, comparison, other)),
  );
  const ruling = corners.every((corner) => corner === true)
    ? 'passed'
    : corners.every((corner) => corner === false)
      ? 'failed'
      : 'undecided';
  const ends = isUnbounded(left) ? 'no interval' : `${shown(left.low)} to ${shown(left.high)}`;
  const interval = `${ends} at ${shown(confidence * 100)}%`;
  return { ruling, found: `${value} (${interval}), expected ${bound}` };
}

/** Undefined where both ends lie beyond all that is known: which of them is further out? */
function holdsAtEnds(left: number, comparison: Comparison, right: number): boolean | undefined {
  const isKnown = Number.isFinite(left) || Number.isFinite(right) || left === -right;
  return isKnown && !Number.isNaN(right) ? holds(left, comparison, right) : undefined;
}

function intervalOfTerm(
  { factor, of }: Term,
  metric: Metric,
  group: string,
  evidence: Evidence,
  confidence: number,
): Interval {
  if (typeof of !== 'object') {
    const value = factor * (valueOfTerm(of, metric, group, evidence) as number);
    return { low: value, high: value };
  }
  const { low, high } = of.metric.interval!(evidence.group(of.group), confidence);
  const ends = [factor * low, factor * high].map((end) => (Number.isNaN(end) ? 0 : end));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Relative room for rounding: 0.8 * 200 is 160. */
const ROUNDING = 1e-9;

function holds(left: number, comparison: Comparison, right: number): boolean {
  const size = Math.max(Math.abs(left), Math.abs(right));
  const near = Number.isFinite(size) && Math.abs(left - right) <= ROUNDING * size;
  const equal = left === right || near;
  switch (comparison) {
    case '==':
      return equal;
    case '!=':
      return !equal;
    case '<=':
      return left < right || equal;
    case '>=':
      return left > right || equal;
    case '<':
      return left < right && !equal;
    default:
      return left > right && !equal;
  }
}

/** A number for people: at most six significant decimals. */
function shown(value: number): string {
  if (value === Infinity) return 'beyond those who completed';
  if (value === -Infinity) return 'no lower bound';
  return String(Number(value.toPrecision(6)));
}
