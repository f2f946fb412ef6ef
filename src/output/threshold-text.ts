/** The answer of a threshold search: as plain data, and as text. */

import Table from 'cli-table3';
import { PLAIN_TABLE } from './plain-table.js';

/** A value at which the target is crossed. */
export interface CrossingValue {
  readonly value: number;
  /** its interval; null: it goes on beyond the range */
  readonly low: number | null;
  readonly high: number | null;
  readonly learners: number;
}

/** What was measured at a value. */
export interface EvaluatedValue {
  readonly value: number;
  readonly learners: number;
  /** infinite: beyond those who completed; null: there is none */
  readonly metric: number | null;
  readonly low: number;
  readonly high: number;
  /** why there is no metric */
  readonly why: string | null;
  readonly reached: boolean;
  /** of those who completed there; null: nobody did */
  readonly unready_rate: number | null;
}

export interface ThresholdAnswer {
  readonly group: string;
  readonly parameter: string;
  readonly target: string;
  /** that the target is about */
  readonly metric: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
  /** of every interval, e.g. 0.95 */
  readonly confidence: number;
  readonly outcome: 'reached' | 'reached_from_start' | 'not_reached';
  /** the smallest value that reaches the target, where it is not `from` itself */
  readonly smallest: CrossingValue | null;
  /** where `from` reaches it: the largest value up to which it holds; null: it holds throughout */
  readonly holds_up_to: CrossingValue | null;
  /** whether the intervals are as wide as they are because there were no more learners */
  readonly short_of_learners: boolean;
  readonly crossed_again: readonly { readonly from: number; readonly to: number }[];
  /** by value, then learners */
  readonly evaluated: readonly EvaluatedValue[];
}

/** One document; what is infinite is null. */
export function thresholdJson(answer: ThresholdAnswer): string {
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** The answer on the first line, then what limits it; unless `brief`, a table of what was measured. */
export function thresholdText(answer: ThresholdAnswer, brief: boolean): string {
  const lines = [headline(answer), ...caveats(answer)];
  if (!brief) lines.push('', table(answer));
  return `${lines.join('\n')}\n`;
}

function headline(answer: ThresholdAnswer): string {
  const { group, target, parameter, smallest, holds_up_to: end, from, to, evaluated } = answer;
  const last = (value: number): string =>
    measured(evaluated.findLast((one) => one.value === value)!);
  if (smallest !== null) {
    return `${group} reaches ${target} from ${parameter} = ${withInterval(smallest, answer)}`;
  }
  if (answer.outcome === 'not_reached') {
    const ends = `${last(from)} at ${from}, ${last(to)} at ${to}`;
    return `${group} does not reach ${target} anywhere from ${parameter} = ${from} to ${to} (${ends})`;
  }
  const start = `${group} reaches ${target} already at the smallest value, ${parameter} = ${from} (${last(from)})`;
  return end === null
    ? `${start}, and up to ${to} (${last(to)})`
    : `${start}, and up to ${withInterval(end, answer)}`;
}

function withInterval(
  { value, low, high }: CrossingValue,
  { confidence }: ThresholdAnswer,
): string {
  const end = (bound: number | null): string => String(bound ?? 'beyond the range');
  return `${value} (${confidence * 100}%: ${end(low)} to ${end(high)})`;
}

/** A share of unready learners that an answer must not hide [assumption]. */
const WORTH_SAYING = 0.05;

function caveats({ crossed_again: again, ...answer }: ThresholdAnswer): string[] {
  const lines = again.map(
    ({ from, to }) =>
      `it crosses the target again between ${from} and ${to}: this is the first crossing`,
  );
  const crossing = answer.smallest ?? answer.holds_up_to;
  const unready = answer.evaluated.findLast(({ value }) => value === crossing?.value)?.unready_rate;
  if (unready && unready > WORTH_SAYING) {
    lines.push(`there, ${(unready * 100).toFixed(1)}% of those who complete are unready`);
  }
  if (crossing !== null && answer.short_of_learners) {
    lines.push(
      `measured with ${crossing.learners} learners: more (--learners) may narrow the interval`,
    );
  }
  return lines;
}

/** A row a value, with the most learners that it was measured with. */
function table({ evaluated, parameter, metric, confidence }: ThresholdAnswer): string {
  const rows = evaluated.filter(({ value }, at) => evaluated[at + 1]?.value !== value);
  const made = new Table({
    ...PLAIN_TABLE,
    head: [parameter, 'learners', metric, `${confidence * 100}% interval`],
    colAligns: ['right', 'right', 'right', 'left'],
  });
  for (const row of rows) {
    const { low, high, why } = row;
    const interval = why ?? `${figure(low)} to ${figure(high)}`;
    made.push([String(row.value), String(row.learners), measured(row), interval]);
  }
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function measured({ metric }: EvaluatedValue): string {
  return metric === null ? 'no value' : figure(metric);
}

/** Four significant digits. */
function figure(value: number): string {
  if (value === Infinity) return 'never';
  if (value === -Infinity) return 'no lower bound';
  return String(Number(value.toPrecision(4)));
}
