/** What it takes to complete: medians, 95% quantiles and restricted means of completion curves, by a bootstrap. */

import { type Interval, quantilePlaces } from '../stats/intervals.js';
import { bootstrapP, percentileInterval } from '../stats/bootstrap.js';
import { expandedConfidence, expandedP } from '../stats/expanded-percentile.js';
import { largest, quantile, valueAtPlace } from '../stats/histogram.js';
import { logRank } from '../stats/log-rank.js';
import { normalQuantile } from '../stats/quantiles.js';
import {
  completionQuantile,
  completionQuantileInterval,
  restrictedMean,
} from '../stats/survival.js';
import { type Followed, type Replicates, completionBootstrap } from './completion-bootstrap.js';
import type { CompletionTimes } from './completion-times.js';
import {
  CONFIDENCE,
  type ComparisonRow,
  type Estimated,
  NOT_ESTIMABLE,
  estimated,
  minus,
  widthOf,
} from './comparison-row.js';
import { COMPLETIONS, type CompletionMeasure } from './measures.js';
import type { GroupSample } from './group-sample.js';
import { type Sides, betterShare, sizes } from './sides.js';

/** The statistics of a completion curve that are compared. */
const STATISTICS: readonly { readonly name: string; readonly of: Followed; percent?: number }[] = [
  { name: 'median', of: 'median', percent: 50 },
  { name: 'p95', of: 'p95', percent: 95 },
  { name: 'restricted_mean', of: 'restrictedMean' },
];

/** One axis of the comparison: problems or days. */
interface Axis {
  readonly sides: Sides;
  readonly measure: CompletionMeasure;
  /** place in `COMPLETIONS` */
  readonly at: number;
  readonly group: CompletionTimes;
  readonly control: CompletionTimes;
  /** up to where both are followed */
  readonly horizon: number;
}

/** `limits`: per completion measure, how far a learner may go; `next`: uniform random numbers of the bootstrap. */
export function completionRows(
  sides: Sides,
  limits: readonly number[],
  next: () => number,
): ComparisonRow[] {
  return COMPLETIONS.flatMap((measure, at) => {
    const [group, control] = [sides.group.completions[at], sides.control.completions[at]];
    const horizon = Math.min(followedTo(group, limits[at]), followedTo(control, limits[at]));
    const axis: Axis = { sides, measure, at, group, control, horizon };
    const replicates = completionBootstrap(
      group,
      control,
      horizon,
      sides.paired !== undefined,
      next,
    );
    const rows = STATISTICS.map(({ name, of, percent }) =>
      rowOf(axis, name, of, percent, replicates),
    );
    return sides.paired === undefined ? [...rows, curveRow(axis)] : rows;
  });
}

/** The limit; less, where everybody was lost from sight before it. */
function followedTo({ never, censored, completed, droppedOut }: CompletionTimes, limit: number) {
  const lost = largest(censored) ?? 0;
  const isFollowed =
    never > 0 || lost < Math.max(largest(completed) ?? 0, largest(droppedOut) ?? 0);
  return isFollowed || censored.total === 0 ? limit : Math.min(lost, limit);
}

function rowOf(
  axis: Axis,
  name: string,
  of: Followed,
  percent: number | undefined,
  { replicates, kept }: Replicates,
): ComparisonRow {
  const { sides, measure } = axis;
  const [group, control] = [axis.group, axis.control].map((times, at) => {
    const sample = at === 0 ? sides.group : sides.control;
    return percent === undefined
      ? restricted(times, axis.horizon)
      : quantileOf(times, sample, percent, axis.horizon);
  });
  const difference = minus(group.value, control.value);
  // The same learner over and over says nothing of others.
  const isVaried = replicates.restrictedMean.at(-1)! > replicates.restrictedMean[0];
  const n = Math.min(sides.group.learners, sides.control.learners);
  const found = isVaried
    ? percentileInterval(replicates[of], expandedConfidence(CONFIDENCE, n))
    : undefined;
  const p = isVaried ? bootstrapP(replicates[of]) : undefined;
  const interval = scaled(found, difference, kept[of], axis);
  return {
    ...shared(axis, `${measure.name}.${name}`),
    group,
    control,
    difference: difference === undefined ? NOT_ESTIMABLE : estimated(difference, interval),
    p: difference === undefined || p === undefined ? undefined : expandedP(p, n),
    betterProbability: betterOf(axis),
    widthRatio: of === 'restrictedMean' ? narrowing(axis, interval) : undefined,
    method: methodOf(axis, percent),
    note: [
      ...(percent === undefined ? [] : beyondNote([group, control], percent)),
      ...informativeNote(axis),
    ].join('; '),
  };
}

/**
 * Kept learners stand for all: their spread shrinks with the root of how many there are (m out of n bootstrap, Bickel,
 * Goetze and van Zwet, 1997).
 */
function scaled(
  interval: Interval | undefined,
  difference: number | undefined,
  kept: number,
  { group, sides }: Axis,
): Interval | undefined {
  const share = group.keptTimes.length / sides.group.learners;
  if (interval === undefined || difference === undefined || share >= 1) return interval;
  const of = (end: number): number => difference + (end - kept) * Math.sqrt(share);
  return { low: of(interval.low), high: of(interval.high) };
}

function quantileOf(
  times: CompletionTimes,
  { learners }: GroupSample,
  percent: number,
  horizon: number,
): Estimated {
  const lost = times.censored.counts.findIndex((count) => count > 0);
  const isWhole = times.droppedOut.total === 0 && (lost < 0 || lost >= horizon);
  if (!isWhole) {
    return estimated(
      completionQuantile(times, percent, horizon),
      completionQuantileInterval(times, percent, horizon, CONFIDENCE),
    );
  }
  const places = quantilePlaces(learners, percent, CONFIDENCE);
  const bound = (place: number | undefined): number =>
    (place === undefined ? undefined : valueAtPlace(times.completed, place)) ?? Infinity;
  const interval = { low: bound(places.low), high: bound(places.high) };
  return estimated(quantile(times.completed, percent, learners), interval);
}

function restricted(times: CompletionTimes, horizon: number): Estimated {
  const found = restrictedMean(times, horizon);
  if (found === undefined) return NOT_ESTIMABLE;
  if (found.variance === 0) return estimated(found.mean, undefined);
  const half = normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(found.variance);
  return estimated(found.mean, { low: found.mean - half, high: found.mean + half });
}

/** Against the interval of two independent groups. */
function narrowing(axis: Axis, interval: Interval | undefined): number | undefined {
  if (axis.sides.paired === undefined || interval === undefined) return undefined;
  const variances = [axis.group, axis.control].map(
    (times) => restrictedMean(times, axis.horizon)?.variance ?? NaN,
  );
  const width = 2 * normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variances[0] + variances[1]);
  return width > 0 ? widthOf(interval) / width : undefined;
}

/** Two curves as a whole; only between different people, because the test takes them to be independent. */
function curveRow(axis: Axis): ComparisonRow {
  return {
    ...shared(axis, `${axis.measure.name}.curve`),
    group: NOT_ESTIMABLE,
    control: NOT_ESTIMABLE,
    difference: NOT_ESTIMABLE,
    p: logRank(axis.group, axis.control)?.p,
    betterProbability: betterOf(axis),
    widthRatio: undefined,
    method: 'log-rank',
    note: informativeNote(axis).join('; '),
  };
}

function shared({ sides, measure }: Axis, metric: string) {
  const { unit, better } = measure;
  return { metric, unit, better, isGuardrail: false, ...sizes(sides), pHolm: undefined };
}

function methodOf({ sides, horizon, measure }: Axis, percent: number | undefined): string {
  const name = sides.paired === undefined ? 'bootstrap' : 'paired bootstrap';
  return percent === undefined ? `${name}, to ${horizon} ${measure.unit}` : name;
}

/** Those who did not complete lie beyond all who did, and level with each other. */
function betterOf({ sides, at, group, control }: Axis): number | undefined {
  if (sides.paired !== undefined) return betterShare(sides.paired.completionCounts[at]);
  const all = sides.group.learners * sides.control.learners;
  if (all === 0) return undefined;
  let earlier = 0;
  let controlLeft = sides.control.learners;
  group.completed.counts.forEach((count, time) => {
    const level = control.completed.counts[time] ?? 0;
    controlLeft -= level;
    earlier += count * (controlLeft + level / 2);
  });
  const beyond = sides.group.learners - group.completed.total;
  return (earlier + (beyond * (sides.control.learners - control.completed.total)) / 2) / all;
}

function beyondNote(both: readonly Estimated[], percent: number): string[] {
  const names = ['the group', 'the control'].filter((_, at) => both[at].value === undefined);
  if (names.length === 0) return [];
  return [`not estimable: in ${names.join(' and ')} fewer than ${percent}% complete`];
}

function informativeNote({ group, control, measure }: Axis): string[] {
  const lost = group.informative + control.informative;
  if (lost === 0) return [];
  const limit = measure.limit === 'problem_limit' ? 'day limit' : 'problem limit';
  return [
    `${lost} learners were stopped by the ${limit}: on the axis of ${measure.unit} that is no random loss`,
  ];
}
