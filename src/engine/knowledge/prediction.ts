/** Rule book 12: from an answer history to the probability that the next answer is correct. */

import type { Probability } from '../../units.js';
import type { KnowledgeWeights } from './model.js';

/** Answers that are looked back on [documented]. */
export const HISTORY = 20;
/** Where both moving averages start, and how much the newest answer weighs in each [documented]. */
const AVERAGE_START = 0.9;
const FAST_WEIGHT = 0.333;
const SLOW_WEIGHT = 0.1;
/** Prediction for a skill without answers, when nothing else is known [documented]. */
export const FIRST_PROBLEM = 0.8;

/**
 * The prediction after `answers` answers (1 or more; only the last 20 count). `history` holds them as bits, 1 for
 * correct, the newest lowest.
 */
export function predict(history: number, answers: number, weights: KnowledgeWeights): Probability {
  const done = Math.min(answers, HISTORY);
  let fast = AVERAGE_START;
  let slow = AVERAGE_START;
  let streak = 0;
  let missed = 0;
  for (let at = done - 1; at >= 0; at--) {
    const right = (history >>> at) & 1;
    fast += FAST_WEIGHT * (right - fast);
    slow += SLOW_WEIGHT * (right - slow);
    streak = right === 1 ? streak + 1 : 0;
    missed += 1 - right;
  }
  const score =
    weights.intercept +
    weights.ewma_3 * fast +
    weights.ewma_10 * slow +
    weights.streak * streak +
    weights.log_done * Math.log(done) +
    weights.log_missed * Math.log(missed + 1) +
    weights.percent_correct * ((done - missed) / done);
  return (1 / (1 + Math.exp(-score))) as Probability;
}

/**
 * The prediction before any answer leans on the skill's neighbours in the knowledge map: the mean of `FIRST_PROBLEM`,
 * which counts `priorWeight` times, and the predictions of the neighbours that have answers [assumption]. It stays
 * between what one wrong and one right answer would give, so that an answer never moves it the wrong way.
 */
export function predictUntried(
  neighbours: number,
  sumOfPredictions: number,
  priorWeight: number,
  weights: KnowledgeWeights,
): Probability {
  if (neighbours === 0) return FIRST_PROBLEM as Probability;
  const mean = (FIRST_PROBLEM * priorWeight + sumOfPredictions) / (priorWeight + neighbours);
  const afterWrong = predict(0, 1, weights);
  const afterRight = predict(1, 1, weights);
  const lowest = Math.min(afterWrong, afterRight);
  const highest = Math.max(afterWrong, afterRight);
  return Math.min(Math.max(mean, lowest), highest) as Probability;
}
