/** Compares groups under one reading after the other: keeps the learners of the first and of the one under way. */

import { CONFIDENCE, type Interval, meanInterval } from '../stats/intervals.js';
import { Moments } from '../stats/moments.js';
import type { ReadingPoint, ReadingResult, Robustness, RobustnessReport } from './robustness.js';

/** A swept run as it is compared. */
export interface SweptRun {
  /** the first as configured */
  readonly points: readonly ReadingPoint[];
  readonly groups: readonly string[];
  readonly control: string;
  /** problems after which a learner is stopped */
  readonly maxProblems: number;
}

/** Problems to completion by group, a value per learner; NaN: did not complete. */
type Learners = ReadonlyMap<string, Float64Array>;

type Compared = Omit<ReadingResult, 'point'>;

/** How two groups are compared; in the order in which verdicts are given. */
const MEASURES = [
  ['mean_at_limit', byMean],
  ['median', byMedian],
] as const;

export class ComparedReadings {
  private readonly others: readonly string[];
  /** per group but the control, and measure: the readings until now */
  private readonly results: readonly (readonly ReadingResult[][])[];
  private readonly unchanged: ReadingPoint[] = [];
  private first: Learners | undefined;
  private point = 0;
  private underWay = new Map<string, Float64Array[]>();

  constructor(private readonly run: SweptRun) {
    this.others = run.groups.filter((group) => group !== run.control);
    this.results = this.others.map(() => MEASURES.map(() => []));
  }

  /** Takes a group's next learners under reading number `point`: readings and learners come in order. */
  add(point: number, group: string, problemsToCompletion: Float64Array): void {
    if (point !== this.point) this.endPoint();
    this.point = point;
    const parts = this.underWay.get(group);
    if (parts === undefined) this.underWay.set(group, [problemsToCompletion]);
    else parts.push(problemsToCompletion);
  }

  /** Every group against the control under every reading, when all learners were added. */
  report(): RobustnessReport {
    this.endPoint();
    const verdicts = this.others.flatMap((group, at) =>
      MEASURES.map(([measure], which): Robustness => {
        const readings = this.results[at][which];
        const [{ decision }] = readings;
        const holds = readings.filter((reading) => reading.decision === decision).length;
        return { group, control: this.run.control, measure, decision, holds, readings };
      }),
    );
    return { verdicts, unchanged: this.unchanged };
  }

  private endPoint(): void {
    const { groups, control, maxProblems, points } = this.run;
    const point = points[this.point];
    const learners = new Map(
      groups.map((group) => [group, joined(this.underWay.get(group) ?? [])]),
    );
    this.underWay = new Map();
    this.others.forEach((group, at) =>
      MEASURES.forEach(([, compare], which) => {
        const compared = compare(learners.get(group)!, learners.get(control)!, maxProblems);
        this.results[at][which].push({ point, ...compared });
      }),
    );
    if (this.first === undefined) this.first = learners;
    else if (isSame(learners, this.first)) this.unchanged.push(point);
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Of both sides' learners, in pairs: problems to completion, those who did not complete at the limit. */
function byMean(sample: Float64Array, control: Float64Array, maxProblems: number): Compared {
  const pairs = Math.min(sample.length, control.length);
  const differences = new Moments();
  const sums = [0, 0];
  for (let at = 0; at < pairs; at++) {
    const [one, other] = [sample[at], control[at]].map((value) =>
      Number.isNaN(value) ? maxProblems : value,
    );
    sums[0] += one;
    sums[1] += other;
    differences.add(one - other);
  }
  const interval = intervalOf(differences);
  const decision = interval.high < 0 ? 'fewer' : interval.low > 0 ? 'more' : 'undecided';
  return { decision, value: sums[0] / pairs, against: sums[1] / pairs, interval };
}

/** Student's t; a difference that is the same for every learner is what it is: learners without luck are not drawn. */
function intervalOf(differences: Moments): Interval {
  const { mean, variance } = differences;
  return variance === 0 ? { low: mean, high: mean } : meanInterval(differences, CONFIDENCE);
}

/** Of each side's learners: who did not complete stands behind all who did. */
function byMedian(sample: Float64Array, control: Float64Array): Compared {
  const [one, other] = [sample, control].map(median);
  const decision = one < other ? 'fewer' : one > other ? 'more' : 'undecided';
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { decision, value: known(one), against: known(other) };
}

/** The value at place floor(n / 2), from 0. */
function median(values: Float64Array): number {
  const ranked = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort();
  return ranked[Math.floor(ranked.length / 2)];
}

function isSame(some: Learners, others: Learners): boolean {
  return [...some].every(([group, values]) => {
    const known = others.get(group)!;
    return values.every((value, learner) => Object.is(value, known[learner]));
  });
}
