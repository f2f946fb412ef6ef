/** From the steps of a search to the answer in the parameter's own values. */

import type { CrossingValue, EvaluatedValue, ThresholdAnswer } from '../output/threshold-text.js';
import type { Evaluated } from '../verdict/evaluations.js';
import type { Expectation } from '../verdict/expectation.js';
import { CONFIDENCE } from '../stats/intervals.js';
import type { Crossing, Threshold } from '../verdict/threshold-search.js';
import { type Range, narrowEnough, valueAt } from './threshold-range.js';

/** What was asked. */
export interface Asked {
  readonly group: string;
  readonly seed: number;
  readonly target: Expectation;
  readonly range: Range;
}

/** The answer as it is printed. */
export function thresholdAnswer(
  { reachedAtStart, crossing, further, evaluated }: Threshold,
  { group, seed, target, range }: Asked,
): ThresholdAnswer {
  const at = crossing && crossingValue(crossing, range);
  const outcome = crossing === undefined ? 'not_reached' : 'reached';
  return {
    group,
    parameter: range.parameter.path,
    target: target.text,
    metric: target.metric.name,
    seed,
    from: range.from,
    to: range.to,
    tolerance: range.tolerance,
    confidence: CONFIDENCE,
    outcome: reachedAtStart ? 'reached_from_start' : outcome,
    smallest: reachedAtStart ? null : (at ?? null),
    holds_up_to: reachedAtStart ? (at ?? null) : null,
    short_of_learners: crossing !== undefined && !isNarrow(crossing, range),
    crossed_again: further.map(({ from, to }) => ({
      from: valueAt(range, from),
      to: valueAt(range, to),
    })),
    evaluated: evaluated.map((one) => evaluatedValue(one, range)),
  };
}

function isNarrow({ low = -Infinity, high = Infinity }: Crossing, range: Range): boolean {
  return high - low <= narrowEnough(range);
}

/** Of the two neighbours, the value that reaches; of whole numbers, those that the interval does not rule out. */
function crossingValue(crossing: Crossing, range: Range): CrossingValue {
  const { rising, before, after, low, high, learners } = crossing;
  const { integer } = range.parameter;
  const value = (step: number | undefined): number | null =>
    step === undefined ? null : valueAt(range, step);
  return {
    value: valueAt(range, rising ? after : before),
    low: value(low !== undefined && integer && rising ? low + 1 : low),
    high: value(high !== undefined && integer && !rising ? high - 1 : high),
    learners,
  };
}

function evaluatedValue({ step, learners, reading }: Evaluated, range: Range): EvaluatedValue {
  const { value, interval, reached, unready } = reading;
  const isValue = typeof value === 'number';
  return {
    value: valueAt(range, step),
    learners,
    metric: isValue ? value : null,
    low: interval.low,
    high: interval.high,
    why: isValue ? null : value,
    reached,
    unready_rate: unready ?? null,
  };
}
