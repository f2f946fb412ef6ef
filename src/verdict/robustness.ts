/** Whether a comparison of groups holds under other readings of what nobody published. */

import { type Interval, meanInterval } from '../stats/intervals.js';
import { momentsOf } from '../stats/moments.js';

/** `undecided`: the interval of the difference holds 0; by the median: both have the same. */
export type Decision = 'fewer' | 'more' | 'undecided';
export type Measure = 'restricted_mean' | 'median';

/** Values by parameter name; empty: as configured. */
export type ReadingPoint = Readonly<Record<string, string | number>>;

/** A group against the control under one reading. */
export interface ReadingResult {
  readonly point: ReadingPoint;
  readonly decision: Decision;
  /** problems; null: the group's median learner did not complete */
  readonly value: number | null;
  readonly against: number | null;
  /** of the difference of restricted means */
  readonly interval?: Interval;
}

/** What the configured reading says of a group, and how the others agree. */
export interface Robustness {
  readonly group: string;
  readonly control: string;
  readonly measure: Measure;
  readonly decision: Decision;
  /** readings with the same decision, the configured one among them */
  readonly holds: number;
  readonly readings: readonly ReadingResult[];
}

export interface RobustnessReport {
  readonly verdicts: readonly Robustness[];
  /** readings under which no learner of any group completes after another number of problems */
  readonly unchanged: readonly ReadingPoint[];
}

/** A swept run as it is compared. */
export interface SweptRun {
  /** the first as configured */
  readonly points: readonly ReadingPoint[];
  readonly groups: readonly string[];
  readonly control: string;
  /** problems after which a learner is stopped */
  readonly maxProblems: number;
  /** a value per learner; NaN: did not complete */
  readonly problemsToCompletion: (point: number, group: string) => Float64Array;
}

/** Compares every group with the control under every reading, by restricted mean and by median. */
export function robustnessOf(run: SweptRun): RobustnessReport {
  const others = run.groups.filter((group) => group !== run.control);
  const measures = [
    ['restricted_mean', byRestrictedMean],
    ['median', byMedian],
  ] as const;
  const verdicts = others.flatMap((group) =>
    measures.map(([measure, compareBy]): Robustness => {
      const readings = run.points.map((point, at) => ({
        point,
        ...compareBy(
          run.problemsToCompletion(at, group),
          run.problemsToCompletion(at, run.control),
          run.maxProblems,
        ),
      }));
      const [{ decision }] = readings;
      const holds = readings.filter((reading) => reading.decision === decision).length;
      return { group, control: run.control, measure, decision, holds, readings };
    }),
  );
  return { verdicts, unchanged: unchangedPoints(run) };
}

type Compared = Omit<ReadingResult, 'point'>;

/** Of both sides' learners, in pairs: problems to completion, those who did not complete at the limit. */
function byRestrictedMean(
  sample: Float64Array,
  control: Float64Array,
  maxProblems: number,
): Compared {
  const pairs = Math.min(sample.length, control.length);
  const [one, other] = [sample, control].map((values) =>
    values.slice(0, pairs).map((value) => (Number.isNaN(value) ? maxProblems : value)),
  );
  const { interval } = compare(one, other);
  const decision = interval.high < 0 ? 'fewer' : interval.low > 0 ? 'more' : 'undecided';
  return { decision, value: mean(one), against: mean(other), interval };
}

/** Of each side's learners: who did not complete stands behind all who did. */
function byMedian(sample: Float64Array, control: Float64Array): Compared {
  const [one, other] = [sample, control].map(median);
  const decision = one < other ? 'fewer' : one > other ? 'more' : 'undecided';
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { decision, value: known(one), against: known(other) };
}

/** Two-sided, of every difference. */
const CONFIDENCE = 0.95;

/** The difference of two groups of the same learners, learner by learner: its mean's interval by Student's t. */
function compare(sample: Float64Array, control: Float64Array): { readonly interval: Interval } {
  const differences = sample.map((value, learner) => value - control[learner]);
  return { interval: meanInterval(momentsOf(differences), CONFIDENCE) };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value at place floor(n / 2), from 0. */
function median(values: Float64Array): number {
  const ranked = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort();
  return ranked[Math.floor(ranked.length / 2)];
}

function unchangedPoints({ points, groups, problemsToCompletion }: SweptRun): ReadingPoint[] {
  const isSame = (point: number, group: string): boolean => {
    const configured = problemsToCompletion(0, group);
    return problemsToCompletion(point, group).every((value, learner) =>
      Object.is(value, configured[learner]),
    );
  };
  return points.filter((_, at) => at > 0 && groups.every((group) => isSame(at, group)));
}
