/** How well predicted probabilities go with what learners answered. */

/** A prediction is kept this far from 0 and 1, so that one answer never costs more than 27.6 [assumption]. */
const LEAST = 1e-12;

/** Sum of ln(probability of what happened). */
export function logLikelihood(predicted: Float64Array, correct: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < predicted.length; row++) {
    const likely = correct[row] === 1 ? predicted[row] : 1 - predicted[row];
    sum += Math.log(Math.max(likely, LEAST));
  }
  return sum;
}

/** The log-likelihood when everybody is predicted the share of correct answers: McFadden's null model. */
export function nullLogLikelihood(correct: Uint8Array): number {
  const right = correct.reduce((sum, one) => sum + one, 0);
  const term = (part: number): number => (part === 0 ? 0 : part * Math.log(part / correct.length));
  return term(right) + term(correct.length - right);
}

/** McFadden's R2 (1974): 1 - lnL / lnL of the null model; undefined where all answers are alike. */
export function mcFadden(logLikely: number, nullLogLikely: number): number | undefined {
  return nullLogLikely === 0 ? undefined : 1 - logLikely / nullLogLikely;
}

/**
 * Area under the ROC curve: the probability that a correct answer was given a higher prediction than a wrong one, ties
 * counting half (Mann & Whitney 1947); undefined where all answers are alike.
 */
export function areaUnderCurve(predicted: Float64Array, correct: Uint8Array): number | undefined {
  const right = predicted.filter((_, row) => correct[row] === 1).sort();
  const wrong = predicted.filter((_, row) => correct[row] === 0).sort();
  if (right.length === 0 || wrong.length === 0) return undefined;
  let below = 0;
  let upTo = 0;
  let wins = 0;
  for (const value of right) {
    while (below < wrong.length && wrong[below] < value) below++;
    if (upTo < below) upTo = below;
    while (upTo < wrong.length && wrong[upTo] === value) upTo++;
    wins += (below + upTo) / 2;
  }
  return wins / right.length / wrong.length;
}

/** Answers whose prediction fell between two tenths. */
export interface CalibrationBin {
  readonly from: number;
  readonly answers: number;
  /** null: no answers */
  readonly predicted: number | null;
  readonly correct: number | null;
}

/** Ten bins of equal width. */
const BINS = 10;

/** The reliability diagram, and its mean distance from the diagonal, weighted by answers (Naeini et al. 2015: ECE). */
export function calibration(
  predicted: Float64Array,
  correct: Uint8Array,
): { readonly error: number; readonly bins: readonly CalibrationBin[] } {
  const answers = new Float64Array(BINS);
  const expected = new Float64Array(BINS);
  const right = new Float64Array(BINS);
  for (let row = 0; row < predicted.length; row++) {
    const bin = Math.min(Math.floor(predicted[row] * BINS), BINS - 1);
    answers[bin]++;
    expected[bin] += predicted[row];
    right[bin] += correct[row];
  }
  const off = expected.reduce((sum, one, bin) => sum + Math.abs(one - right[bin]), 0);
  const bins = Array.from(answers, (count, bin) => ({
    from: bin / BINS,
    answers: count,
    predicted: count === 0 ? null : expected[bin] / count,
    correct: count === 0 ? null : right[bin] / count,
  }));
  return { error: off / predicted.length, bins };
}
