/** Whether an assignment split a group as its weights say. */

import { fitProbability } from '../stats/chi-square.js';

/** A split less probable than this is reported [assumption: the usual threshold of live experiments]. */
export const SUSPICIOUS = 0.001;

export interface Split {
  readonly alternative: string;
  readonly learners: number;
  readonly weight: number;
}

/** The probability of a split at least this uneven if the weights hold. */
export function splitProbability(split: readonly Split[]): number {
  return fitProbability(
    split.map(({ learners }) => learners),
    split.map(({ weight }) => weight),
  );
}
