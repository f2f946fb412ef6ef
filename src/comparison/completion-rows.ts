/** What it takes to complete: medians, 95% quantiles and restricted means of completion curves, by a bootstrap. */

import { CONFIDENCE, type Interval, quantilePlaces } from '../stats/intervals.js';
import { bootstrapP, percentileInterval } from '../stats/bootstrap.js';
import { expandedConfidence, expandedP } from '../stats/expanded-percentile.js';
import { largest, quantile, smallest, valueAtPlace } from '../stats/histogram.js';
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
  type ComparisonRow,
  type Estimated,
  NOT_ESTIMABLE,
  estimated,
  minus,
  widthOf,
} from './comparison-row.js';
import {
  COMPLETIONS,
  COMPLETION_STATISTICS,
  type CompletionLimits,
  type CompletionMeasure,
} from './measures.js';
import type { GroupSample } from './group-sample.js';
import { type Sides, betterShare, sizes } from './sides.js';

/** One axis of the comparison: problems or days. */
interface Axis {
  readonly sides: Sides;
  readonly measure: CompletionMeasure;
  /** place in `COMPLETIONS` */
  readonly at: number;
  readonly group: CompletionTimes;
  readonly control: CompletionTimes;
  /** up to where both are followed: the end of restricted means */
  readonly horizon: number;
}

/** `next`: uniform random numbers of the bootstrap. */
export function completionRows(
  sides: Sides,
  limits: CompletionLimits,
  next: () => number,
): ComparisonRow[] {
  return COMPLETIONS.flatMap((measure, at) => {
    const [group, control] = [sides.group.completions[at], sides.control.completions[at]];
    const limit = limits[measure.limitKey];
    const horizon = Math.min(followedTo(group, limit), followedTo(control, limit));
    const axis: Axis = { sides, measure, at, group, control, horizon };
    const replicates = completionBootstrap(
      group,
      control,
      horizon,
      sides.paired !== undefined,
      next,
    );
    const rows = COMPLETION_STATISTICS.map(({ name, of, percent }) =>
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
      : quantileOf(times, sample, percent);
  });
  const difference = minus(group.value, control.value);
  const n = Math.min(sides.group.learners, sides.control.learners);
  // One learner drawn again and again says nothing of others.
  const drawn =
    difference === undefined || n < 2 || !isVaried(replicates.restrictedMean, axis.horizon)
      ? undefined
      : scaled(replicates[of], difference, kept[of], keptShare(sides));
  const interval = drawn && percentileInterval(drawn, expandedConfidence(CONFIDENCE, n));
  const p = drawn && bootstrapP(drawn);
  return {
    ...shared(axis, `${measure.name}.${name}`),
    group,
    control,
    difference: difference === undefined ? NOT_ESTIMABLE : estimated(difference, interval),
    p: p === undefined ? undefined : expandedP(p, n),
    betterProbability: betterOf(axis),
    widthRatio: of === 'restrictedMean' ? narrowing(axis, interval, n) : undefined,
    method: methodOf(axis, percent),
    note: [
      ...(percent === undefined ? [] : beyondNote([group, control], percent)),
      ...informativeNote(axis),
    ].join('; '),
  };
}

/** Sums of shares differ by less than this part of the horizon when nothing differs. */
const ROUNDING = 1e-12;

/** The same learner over and over, or the same difference for every learner, says nothing of others. */
function isVaried(restrictedMeans: Float64Array, horizon: number): boolean {
  return restrictedMeans.at(-1)! - restrictedMeans[0] > ROUNDING * horizon;
}

/** The share of learners that is kept: the larger one of two groups, so that no interval gets too narrow. */
function keptShare({ group, control }: Sides): number {
  const shares = [group, control].map(({ completions, learners }) =>
    learners === 0 ? 1 : completions[0].keptTimes.length / learners,
  );
  return Math.max(...shares);
}

/**
 * Kept learners stand for all: their spread shrinks with the root of how many there are, around the difference of all
 * (m out of n bootstrap, Bickel, Goetze and van Zwet, 1997). Undefined where the kept ones have no difference.
 */
function scaled(
  replicates: Float64Array,
  difference: number,
  kept: number,
  share: number,
): Float64Array | undefined {
  if (share >= 1) return replicates;
  if (!Number.isFinite(kept)) return undefined;
  return replicates.map((one) => difference + (one - kept) * Math.sqrt(share));
}

function quantileOf(times: CompletionTimes, { learners }: GroupSample, percent: number): Estimated {
  const isWhole =
    times.droppedOut.total === 0 &&
    (smallest(times.censored) ?? Infinity) >= (largest(times.completed) ?? 0);
  if (!isWhole) {
    return estimated(
      completionQuantile(times, percent, Infinity),
      completionQuantileInterval(times, percent, Infinity, CONFIDENCE),
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

/** Against the interval of two independent groups, widened for few learners in the same way. */
function narrowing(axis: Axis, interval: Interval | undefined, n: number): number | undefined {
  if (axis.sides.paired === undefined || interval === undefined) return undefined;
  const variances = [axis.group, axis.control].map(
    (times) => restrictedMean(times, axis.horizon)?.variance ?? NaN,
  );
  const z = normalQuantile((1 + expandedConfidence(CONFIDENCE, n)) / 2);
  const width = 2 * z * Math.sqrt(variances[0] + variances[1]);
  // Of two learners nothing is bounded at any confidence.
  return width > 0 && width < Infinity ? widthOf(interval) / width : undefined;
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
