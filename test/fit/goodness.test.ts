import { describe, expect, it } from 'vitest';
import {
  areaUnderCurve,
  calibration,
  logLikelihood,
  mcFadden,
  nullLogLikelihood,
} from '../../src/fit/goodness.js';
import { streamOf } from './simulated-log.js';

const stream = streamOf(3);
// Few values, so that there are ties.
const predicted = Float64Array.from(
  { length: 200 },
  () => Math.round(stream.next() * 9) / 10 + 0.05,
);
const correct = Uint8Array.from(predicted, (p) => (stream.next() < p ? 1 : 0));

describe('goodness', () => {
  it('the area under the curve counts every pair, ties half', () => {
    let [wins, pairs] = [0, 0];
    predicted.forEach((p, i) =>
      predicted.forEach((q, j) => {
        if (correct[i] !== 1 || correct[j] !== 0) return;
        pairs++;
        wins += p > q ? 1 : p === q ? 0.5 : 0;
      }),
    );
    expect(areaUnderCurve(predicted, correct)).toBeCloseTo(wins / pairs, 12);
  });

  it('has no area, and no R2, where all answers are alike', () => {
    const all = new Uint8Array(3).fill(1);
    expect(areaUnderCurve(new Float64Array(3), all)).toBeUndefined();
    expect(mcFadden(-1, nullLogLikelihood(all))).toBeUndefined();
  });

  it('the null model is the share of correct answers', () => {
    const share = correct.reduce((sum, one) => sum + one, 0) / correct.length;
    const all = new Float64Array(correct.length).fill(share);
    expect(nullLogLikelihood(correct)).toBeCloseTo(logLikelihood(all, correct), 9);
  });

  it('a certain prediction that fails costs much, but not everything', () => {
    expect(logLikelihood(Float64Array.from([0, 1]), Uint8Array.from([1, 0]))).toBeCloseTo(
      2 * Math.log(1e-12),
      3,
    );
  });

  it('calibration: distance of the predicted from the observed share, in tenths', () => {
    const { error, bins } = calibration(
      Float64Array.from([0.95, 0.95, 1, 0.05]),
      Uint8Array.from([1, 0, 1, 0]),
    );
    // Last tenth: 2.9 expected, 2 right. First: 0.05 and 0.
    expect(error).toBeCloseTo((0.9 + 0.05) / 4, 12);
    expect(bins[9]).toMatchObject({ from: 0.9, answers: 3 });
    expect(bins[5]).toEqual({ from: 0.5, answers: 0, predicted: null, correct: null });
  });
});
