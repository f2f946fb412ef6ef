/** Baselines: what a run looked like when somebody last agreed to it, and what has moved since. */

import type { GroupTotals } from '../metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import { normalProbability } from '../stats/quantiles.js';
import { type Parting, parting } from './path-change.js';

export const BASELINE_FORMAT = 1;

/** Plain data, in a file that people read in review. */
export interface Baseline {
  readonly tool: 'learnersim baseline';
  readonly format: typeof BASELINE_FORMAT;
  /** what was asked: groups, engine settings, limits, seed. Another identity cannot be compared. */
  readonly identity: unknown;
  /** what else may move a result: versions, hashes of scenarios and models */
  readonly causes: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, GroupBaseline>>;
}

export interface GroupBaseline {
  /** `summary.csv`'s columns */
  readonly summary: Readonly<Record<string, number | null>>;
  /** metrics that expectations compare with the baseline; null: there was no value */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** digests of the ways of the first learners, by number */
  readonly paths: Readonly<Record<string, string>>;
}

/**
 * A baseline's value of a metric; null: there was none; undefined: it does not know. What the summary says of problems to
 * completion is about those who completed, and no substitute.
 */
export function baselineValue(group: GroupBaseline, metric: string): number | null | undefined {
  if (Object.hasOwn(group.metrics, metric)) return group.metrics[metric];
  if (metric.startsWith('problems_to_completion')) return undefined;
  return Object.hasOwn(group.summary, metric) ? group.summary[metric] : undefined;
}

/** What a group's summary holds. */
export function summaryOf(totals: GroupTotals): Record<string, number | null> {
  return Object.fromEntries(
    SUMMARY_COLUMNS.map((column) => [column.name, column.from(totals) ?? null]),
  );
}

/** A figure that moved. `probability`: of a difference at least as large by chance, where a test of it is known. */
export interface Move {
  readonly metric: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly probability: number | undefined;
}

/** A group that is not as it was. */
export interface GroupChange {
  readonly group: string;
  readonly moves: readonly Move[];
  /** sampled learners, those of them whose way changed, and where the first of these parts */
  readonly sampled: number;
  readonly changed: number;
  readonly firstChanged: number | undefined;
  readonly parting: Parting | undefined;
}

/** A group that a baseline has lost: everything about it is new. */
function nothing({ summary }: GroupBaseline): GroupBaseline {
  const empty = Object.keys(summary).map((metric) => [metric, null]);
  return { summary: Object.fromEntries(empty) as Summary, metrics: {}, paths: {} };
}

/** The groups whose results differ from the baseline; none: identical. */
export function changesSince(
  baseline: Baseline,
  now: Readonly<Record<string, GroupBaseline>>,
): GroupChange[] {
  return Object.entries(now).flatMap(([group, after]): GroupChange[] => {
    const before = Object.hasOwn(baseline.groups, group) ? baseline.groups[group] : nothing(after);
    const moves = movesBetween(before.summary, after.summary);
    // Who is missing on one side has changed, too.
    const learners = Object.keys({ ...before.paths, ...after.paths });
    const changed = learners.filter((learner) => before.paths[learner] !== after.paths[learner]);
    if (moves.length === 0 && changed.length === 0) return [];
    const first = changed.at(0);
    return [
      {
        group,
        moves,
        sampled: learners.length,
        changed: changed.length,
        firstChanged: first === undefined ? undefined : Number(first),
        parting:
          first === undefined
            ? undefined
            : parting(Number(first), before.paths[first] ?? '', after.paths[first] ?? ''),
      },
    ];
  });
}

type Summary = GroupBaseline['summary'];

/** A figure that the baseline does not know is a newer version's: it has not moved. */
function movesBetween(before: Summary, after: Summary): Move[] {
  return Object.keys(after)
    .filter((metric) => Object.hasOwn(before, metric) && before[metric] !== after[metric])
    .map((metric) => ({
      metric,
      before: before[metric],
      after: after[metric],
      probability: chance(metric, before, after),
    }));
}

/**
 * The probability of so large a difference between unrelated learners. The learners are the same ones, so that chance
 * moves a figure less than this says: what is beyond chance here is so.
 */
function chance(metric: string, before: Summary, after: Summary): number | undefined {
  switch (metric) {
    case 'problems_to_completion_mean':
      return tailProbability(
        (after[metric] ?? NaN) - (before[metric] ?? NaN),
        variance(before) + variance(after),
      );
    case 'completion_rate':
      return shareProbability(metric, 'learners', before, after);
    case 'unready_rate':
      return shareProbability(metric, 'completed', before, after);
    default:
      return undefined;
  }
}

/** Squared standard error of the mean of problems to completion. */
function variance(summary: Summary): number {
  const deviation = summary['problems_to_completion_sd'] ?? NaN;
  return deviation ** 2 / (summary['completed'] ?? NaN);
}

function shareProbability(
  metric: string,
  whole: string,
  before: Summary,
  after: Summary,
): number | undefined {
  const [one, other] = [before[metric] ?? NaN, after[metric] ?? NaN];
  const [n, m] = [before[whole] ?? NaN, after[whole] ?? NaN];
  const pooled = (one * n + other * m) / (n + m);
  return tailProbability(other - one, pooled * (1 - pooled) * (1 / n + 1 / m));
}

/** Two-sided; undefined where there is nothing to compare. */
function tailProbability(difference: number, squaredError: number): number | undefined {
  if (Number.isNaN(difference) || Number.isNaN(squaredError)) return undefined;
  if (squaredError === 0) return difference === 0 ? 1 : 0;
  return 2 * normalProbability(-Math.abs(difference) / Math.sqrt(squaredError));
}

/** Paths at which two identities differ, with what stands there, `undefined` where nothing does. */
export function identityDifferences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): { readonly path: string; readonly before: unknown; readonly after: unknown }[] {
  if (!isMap(before) || !isMap(after)) {
    const same = JSON.stringify(before) === JSON.stringify(after);
    return same ? [] : [{ path: path.join('.'), before, after }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => identityDifferences(before[key], after[key], [...path, key]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
