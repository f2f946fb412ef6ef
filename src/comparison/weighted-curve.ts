/** The completion curve of learners who count more than once, or not at all: what a bootstrap asks a thousand times. */

import { ENDING } from './completion-times.js';

/** Endings that have a time: all of `ENDING` but the last, `never`. */
const EACH_TIME = ENDING.never;
/** Read once: this page is asked a thousand times a comparison. */
const { completed: COMPLETED, droppedOut: DROPPED_OUT, censored: CENSORED } = ENDING;

/** Rounding of a sum of shares. */
const ROUNDING = 1e-9;

export class WeightedCurve {
  /** time by which more than half completed; Infinity: never */
  median = Infinity;
  p95 = Infinity;
  /** area above the share completed, from 0 to the horizon; quantiles may lie beyond it */
  restrictedMean = 0;

  private readonly horizon: number;
  /** every time at which somebody ended, rising; those who never complete have none */
  private readonly times: Int32Array;
  /** per learner, in the order given: where it is counted in `counts` */
  private readonly places: Int32Array;
  /** per time: completed, censored, dropped out; then one for all who never complete */
  private readonly counts: Float64Array;

  constructor(times: readonly number[], endings: readonly number[], horizon: number) {
    this.horizon = horizon;
    const isEver = (at: number): boolean => endings[at] !== ENDING.never;
    this.times = Int32Array.from(new Set(times.filter((_, at) => isEver(at)))).sort();
    const rows = new Map(Array.from(this.times, (time, row) => [time, row]));
    const never = this.times.length * EACH_TIME;
    this.places = Int32Array.from(times, (time, at) =>
      isEver(at) ? rows.get(time)! * EACH_TIME + endings[at] : never,
    );
    this.counts = new Float64Array(never + 1);
  }

  /** Works the curve out: `weights` says how often each learner, in the order given, counts; `total` is their sum. */
  measure(weights: Int32Array, total: number): void {
    const { counts, times, horizon } = this;
    let [median, p95, restrictedMean] = [Infinity, Infinity, 0];
    let atRisk = total;
    /** neither completed nor dropped out */
    let underWay = 1;
    let completed = 0;
    let since = 0;
    this.count(weights);
    for (let row = 0; row < times.length; row++) {
      const time = times[row];
      const events = counts[row * EACH_TIME + COMPLETED];
      const left = counts[row * EACH_TIME + DROPPED_OUT];
      const censored = counts[row * EACH_TIME + CENSORED];
      if (events + left + censored === 0) continue;
      const until = Math.min(time, horizon);
      restrictedMean += (1 - completed) * (until - since);
      since = until;
      completed += (underWay * events) / atRisk;
      underWay *= 1 - (events + left) / atRisk;
      atRisk -= events + left + censored;
      if (median === Infinity && completed > 0.5 + ROUNDING) median = time;
      if (p95 === Infinity && completed > 0.95 + ROUNDING) p95 = time;
    }
    this.median = median;
    this.p95 = p95;
    this.restrictedMean = restrictedMean + (1 - completed) * (horizon - since);
  }

  private count(weights: Int32Array): void {
    const { places, counts } = this;
    counts.fill(0);
    for (let at = 0; at < places.length; at++) counts[places[at]] += weights[at];
  }
}
