/** Rule book 12 once more, the slow way: predictions from lists of answers, oldest first, nothing kept. */

import type { KnowledgeWeights } from '../../../src/engine/knowledge/model.js';

export type Answers = readonly boolean[];

/** The prediction after at least one answer. */
export function naivePrediction(all: Answers, weights: KnowledgeWeights): number {
  const answers = all.slice(-20);
  const right = answers.filter(Boolean).length;
  const missed = answers.length - right;
  const score =
    weights.intercept +
    weights.ewma_3 * movingAverage(answers, 0.333) +
    weights.ewma_10 * movingAverage(answers, 0.1) +
    weights.streak * (answers.length - (answers.lastIndexOf(false) + 1)) +
    weights.log_done * Math.log(answers.length) +
    weights.log_missed * Math.log(missed + 1) +
    weights.percent_correct * (right / answers.length);
  return 1 / (1 + Math.exp(-score));
}

/** The start of 0.9 and each answer, weighted by how far back they lie. */
function movingAverage(answers: Answers, weight: number): number {
  const decay = (back: number): number => (1 - weight) ** back;
  return answers.reduce(
    (sum, right, at) => sum + (right ? weight * decay(answers.length - 1 - at) : 0),
    0.9 * decay(answers.length),
  );
}

/** The prediction before any answer, from the answers to each of the neighbours. */
export function naiveUntried(
  neighbours: readonly { readonly answers: Answers; readonly weights: KnowledgeWeights }[],
  priorWeight: number,
  weights: KnowledgeWeights,
): number {
  const predictions = neighbours
    .filter(({ answers }) => answers.length > 0)
    .map((neighbour) => naivePrediction(neighbour.answers, neighbour.weights));
  if (predictions.length === 0) return 0.8;
  const sum = predictions.reduce((total, each) => total + each, 0.8 * priorWeight);
  const mean = sum / (priorWeight + predictions.length);
  const afterOne = [naivePrediction([false], weights), naivePrediction([true], weights)];
  return Math.min(Math.max(...afterOne), Math.max(Math.min(...afterOne), mean));
}

/** An answer history as the engine keeps it: a bit an answer, the newest lowest, 32 at most. */
export function bitsOf(answers: Answers): number {
  return answers.reduce((bits, right) => ((bits << 1) | (right ? 1 : 0)) >>> 0, 0);
}

/** '++-' as a list of answers. */
export function answersOf(marks: string): boolean[] {
  return marks.split('').map((mark) => mark === '+');
}
