/** One item of the Rasch model: its difficulty, given how able those who answered it probably were. */

import { ABILITIES } from './ability-grid.js';

export interface ItemCounts {
  answers: number;
  right: number;
  /** expected number of answers by ability */
  readonly byAbility: Float64Array;
  /** sum over answers of the variance of P(correct) that is left because abilities are not known */
  doubt: number;
}

export interface ItemFit {
  /** logits */
  readonly difficulty: number;
  /** its variance if abilities were known, and as they are not (Louis 1982) */
  readonly complete: number;
  readonly observed: number;
}

/** Newton steps at most: from the last pass's difficulty one or two are usual. */
const MOST_STEPS = 20;

/** The most probable difficulty under N(itemMean, itemSpread^2), searched from `start`. */
export function fitItem(
  counts: ItemCounts,
  start: number,
  { itemMean, itemSpread }: { readonly itemMean: number; readonly itemSpread: number },
): ItemFit {
  const precision = 1 / itemSpread ** 2;
  let difficulty = start;
  let information = precision;
  for (let step = 0; step < MOST_STEPS; step++) {
    let expected = 0;
    information = precision;
    for (let node = 0; node < ABILITIES.length; node++) {
      const p = 1 / (1 + Math.exp(difficulty - ABILITIES[node]));
      expected += counts.byAbility[node] * p;
      information += counts.byAbility[node] * p * (1 - p);
    }
    const slope = expected - counts.right - precision * (difficulty - itemMean);
    // Never further than one logit at once: far out, the curve is too flat to be trusted.
    const move = Math.min(Math.max(slope / information, -1), 1);
    difficulty += move;
    if (Math.abs(move) < 1e-6) break;
  }
  const observed = Math.max(information - counts.doubt, precision);
  return { difficulty, complete: 1 / information, observed: 1 / observed };
}
