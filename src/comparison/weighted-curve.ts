/** The completion curve of learners who count more than once, or not at all: what a bootstrap asks a thousand times. */

import { ENDING } from './completion-times.js';

/** Rounding of a sum of shares. */
const ROUNDING = 1e-9;

export class WeightedCurve {
  /** time by which more than half completed; Infinity: never */
  median = Infinity;
  p95 = Infinity;
  /** area above the share completed, from 0 to the horizon; quantiles may lie beyond it */
  restrictedMean = 0;

  private readonly horizon: number;
  /** sorted by time; those who never complete last */
  private readonly order: Int32Array;
  private readonly times: Float64Array;
  private readonly endings: Uint8Array;

  constructor(times: readonly number[], endings: readonly number[], horizon: number) {
    this.horizon = horizon;
    const when = times.map((time, at) => (endings[at] === ENDING.never ? Infinity : time));
    this.order = Int32Array.from(when.keys()).sort((one, other) =>
      when[one] === when[other] ? one - other : when[one] - when[other],
    );
    this.times = Float64Array.from(this.order, (at) => when[at]);
    this.endings = Uint8Array.from(this.order, (at) => endings[at]);
  }

  /** Works the curve out: `weights` says how often each learner, in the order given, counts; `total` is their sum. */
  measure(weights: Int32Array, total: number): void {
    this.median = Infinity;
    this.p95 = Infinity;
    this.restrictedMean = 0;
    let atRisk = total;
    /** neither completed nor dropped out */
    let underWay = 1;
    let completed = 0;
    let since = 0;
    let at = 0;
    while (at < this.times.length && this.times[at] < Infinity) {
      const time = this.times[at];
      let events = 0;
      let left = 0;
      let censored = 0;
      for (; at < this.times.length && this.times[at] === time; at++) {
        const weight = weights[this.order[at]];
        if (this.endings[at] === ENDING.completed) events += weight;
        else if (this.endings[at] === ENDING.droppedOut) left += weight;
        else censored += weight;
      }
      if (events + left + censored === 0) continue;
      const until = Math.min(time, this.horizon);
      this.restrictedMean += (1 - completed) * (until - since);
      since = until;
      completed += (underWay * events) / atRisk;
      underWay *= 1 - (events + left) / atRisk;
      atRisk -= events + left + censored;
      if (this.median === Infinity && completed > 0.5 + ROUNDING) this.median = time;
      if (this.p95 === Infinity && completed > 0.95 + ROUNDING) this.p95 = time;
    }
    this.restrictedMean += (1 - completed) * (this.horizon - since);
  }
}
