/** The eliminated learners against the same regression written out with a feature for each of them. */

import { describe, expect, it } from 'vitest';
import { type Design, fitLogistic, linear, logistic } from '../../src/fit/logistic-regression.js';
import { streamOf } from './simulated-log.js';

const [LEARNERS, FEATURES, EACH] = [6, 3, 30] as const;
const stream = streamOf(7);
const rows = LEARNERS * EACH;
const learner = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / EACH));
const feature = Int32Array.from({ length: rows * 2 }, (_, at) =>
  at % 2 === 0 ? 0 : 1 + (at % 4 === 1 ? 0 : 1),
);
const value = Float64Array.from({ length: rows * 2 }, (_, at) =>
  at % 2 === 0 ? 1 : stream.next() * 4 - 2,
);
// The last learner is always right: without a ridge their intercept would have no end.
const correct = Uint8Array.from(learner, (who) =>
  who === LEARNERS - 1 || stream.next() < 0.6 ? 1 : 0,
);
const common = { rows, correct };
const eliminated: Design = {
  ...common,
  perRow: 2,
  feature,
  value,
  features: FEATURES,
  learner,
  learners: LEARNERS,
};
const written: Design = {
  ...common,
  perRow: 3,
  feature: Int32Array.from({ length: rows * 3 }, (_, at) =>
    at % 3 === 2
      ? FEATURES + learner[Math.floor(at / 3)]
      : feature[Math.floor(at / 3) * 2 + (at % 3)],
  ),
  value: Float64Array.from({ length: rows * 3 }, (_, at) =>
    at % 3 === 2 ? 1 : value[Math.floor(at / 3) * 2 + (at % 3)],
  ),
  features: FEATURES + LEARNERS,
  learner: new Int32Array(rows),
  learners: 0,
};

describe('logistic regression', () => {
  const L2 = 0.1;
  const one = fitLogistic(eliminated, L2);
  const other = fitLogistic(written, L2);

  it('is the same with the learners eliminated: coefficients and variances', () => {
    [...one.weights, ...one.learners].forEach((weight, at) =>
      expect(weight).toBeCloseTo(other.weights[at], 6),
    );
    const variances = other.information.variances();
    one.information.variances().forEach((own, at) => expect(own).toBeCloseTo(variances[at], 6));
  });

  it('has no slope at the maximum: expected and observed sums differ by the ridge alone', () => {
    const p = linear(eliminated, one).map(logistic);
    const slope = new Float64Array(FEATURES);
    feature.forEach((at, place) => {
      const row = Math.floor(place / 2);
      slope[at] += (correct[row] - p[row]) * value[place];
    });
    slope.forEach((sum, at) => expect(sum).toBeCloseTo(L2 * one.weights[at], 4));
  });

  it('starting elsewhere changes nothing: there is one maximum', () => {
    const from = {
      weights: new Float64Array(FEATURES).fill(3),
      learners: new Float64Array(LEARNERS).fill(-4),
    };
    fitLogistic(eliminated, L2, from).weights.forEach((weight, at) =>
      expect(weight).toBeCloseTo(one.weights[at], 5),
    );
  });
});
