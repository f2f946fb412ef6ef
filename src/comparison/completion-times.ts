/** When the learners of a group completed, on one axis, and how the others ended. */

import { STATUSES, type Status } from '../harness/ending.js';
import { type Histogram, addValue, emptyHistogram } from '../stats/histogram.js';
import type { Completions } from '../stats/completions.js';
import type { CompletionMeasure } from './measures.js';

/**
 * Learners kept one by one, the first of each group, for what needs each of them: the bootstrap, and who does better by
 * a mean among different people [assumption]: enough for two digits of a standard error. Sums and histograms are of all.
 */
export const KEPT = 5000;

/** What an ending means for the time to completion. */
export const ENDING = {
  completed: 0,
  /** lost from sight: a limit */
  censored: 1,
  /** left: a competing event */
  droppedOut: 2,
  /** blocked or stalled: at risk for ever, never there */
  never: 3,
} as const;
type Ending = (typeof ENDING)[keyof typeof ENDING];

const ENDINGS: Readonly<Record<Status, Ending>> = {
  completed: ENDING.completed,
  blocked: ENDING.never,
  stalled: ENDING.never,
  problem_limit: ENDING.censored,
  day_limit: ENDING.censored,
  dropped_out: ENDING.droppedOut,
  error: ENDING.censored,
};

export class CompletionTimes implements Completions {
  readonly completed: Histogram = emptyHistogram();
  readonly censored: Histogram = emptyHistogram();
  readonly droppedOut: Histogram = emptyHistogram();
  never = 0;
  /** censored by a limit of the other axis: what they had done until then says something of them */
  informative = 0;
  /** the first learners: times and endings, in their order */
  readonly keptTimes: number[] = [];
  readonly keptEndings: number[] = [];

  private readonly measure: CompletionMeasure;

  constructor(measure: CompletionMeasure) {
    this.measure = measure;
  }

  /** Adds learners in the order of their numbers. `statuses`: indices into `STATUSES`. */
  add(times: Int32Array, statuses: Uint8Array): void {
    for (let at = 0; at < times.length; at++) this.addOne(times[at], STATUSES[statuses[at]]);
  }

  private addOne(time: number, status: Status): void {
    const ending = ENDINGS[status];
    if (ending === ENDING.completed) addValue(this.completed, time);
    else if (ending === ENDING.droppedOut) addValue(this.droppedOut, time);
    else if (ending === ENDING.never) this.never++;
    else {
      addValue(this.censored, time);
      if (status !== this.measure.limit) this.informative++;
    }
    if (this.keptTimes.length >= KEPT) return;
    this.keptTimes.push(time);
    this.keptEndings.push(ending);
  }
}
