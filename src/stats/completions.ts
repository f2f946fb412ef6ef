/** When learners completed, were lost or left: the data behind curves and tests, and the walk through them. */

import type { Histogram } from './histogram.js';
import { Incidence } from './incidence.js';

/**
 * When learners completed, were lost from sight (censored), or left for good; whole numbers of problems or days. Who is
 * lost or leaves at a time was still there for the completions of that time. Those in `never` stay at risk for ever.
 */
export interface Completions {
  readonly completed: Histogram;
  readonly censored: Histogram;
  readonly droppedOut: Histogram;
  readonly never: number;
}

export interface Step {
  readonly time: number;
  readonly atRisk: number;
  readonly completed: number;
}

/** Walks through the times at which somebody completed or left; returns where it ended, and how many were then at risk. */
export function walk(
  data: Completions,
  horizon: number,
  visit: (incidence: Incidence, step: Step) => void,
): { incidence: Incidence; time: number; atRisk: number } {
  const incidence = new Incidence();
  let atRisk = size(data);
  let last = 0;
  for (let time = 0; time < length(data) && time <= horizon && atRisk > 0; time++) {
    const [completed, left] = [at(data.completed, time), at(data.droppedOut, time)];
    const lost = at(data.censored, time);
    if (completed + left + lost === 0) continue;
    incidence.wait(time - last);
    last = time;
    if (completed + left > 0) {
      incidence.step(atRisk, completed, left);
      visit(incidence, { time, atRisk, completed });
    }
    if (lost > 0) incidence.lose();
    atRisk -= completed + left + lost;
  }
  return { incidence, time: last, atRisk };
}

export function at({ counts }: Histogram, time: number): number {
  return counts[time] ?? 0;
}

export function gone({ completed, censored, droppedOut }: Completions, time: number): number {
  return at(completed, time) + at(censored, time) + at(droppedOut, time);
}

export function size({ completed, censored, droppedOut, never }: Completions): number {
  return completed.total + censored.total + droppedOut.total + never;
}

export function length({ completed, censored, droppedOut }: Completions): number {
  return Math.max(completed.counts.length, censored.counts.length, droppedOut.counts.length);
}
