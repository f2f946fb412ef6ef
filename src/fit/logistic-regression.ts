/** Logistic regression with a few features an answer and, where wanted, an intercept for every learner. */

import { assert } from '../errors.js';
import { ArrowMatrix } from './arrow-matrix.js';

/** What the answers are explained by. */
export interface Design {
  readonly rows: number;
  readonly correct: Uint8Array;
  /** features of an answer, the same number for each: `perRow` places in `feature` and `value` */
  readonly perRow: number;
  readonly feature: Int32Array;
  readonly value: Float64Array;
  /** how many features there are */
  readonly features: number;
  /** by answer, ascending; 0 learners: no intercepts */
  readonly learner: Int32Array;
  readonly learners: number;
}

export interface Coefficients {
  readonly weights: Float64Array;
  /** intercepts; 0 for learners without answers */
  readonly learners: Float64Array;
}

export interface LogisticFit extends Coefficients {
  /** minus the second derivatives at the maximum, factorised */
  readonly information: ArrowMatrix;
}

/** 1 / (1 + e^-x), in (0, 1). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Newton steps at most: a dozen are usual. */
const MOST_STEPS = 100;
/** The search ends when a step promises less than this in log-likelihood. */
const ENOUGH = 1e-8;

/**
 * Maximises ln L - l2/2 (sum of all squared coefficients) by Newton's method with halved steps; concave, so that the
 * maximum is the only one. `l2` is in 1/logits^2, above 0: it keeps finite what the data leave open, for instance the
 * intercept of a learner who is always right. The learners' part of the second derivatives is diagonal and eliminated,
 * so that the cost of a step grows with the answers and the cube of the features, and not with the learners.
 */
export function fitLogistic(design: Design, l2: number, from?: Coefficients): LogisticFit {
  const information = new ArrowMatrix(design);
  let now: Coefficients = from ?? {
    weights: new Float64Array(design.features),
    learners: new Float64Array(design.learners),
  };
  let score = penalised(design, now, l2);
  for (let step = 0; step < MOST_STEPS; step++) {
    information.fill(linear(design, now), now, l2);
    const { direction, gain } = information.newtonStep();
    if (gain < ENOUGH) break;
    const next = climb(design, now, direction, l2, score);
    if (next === undefined) break;
    ({ now, score } = next);
  }
  return { ...now, information };
}

/** Halvings of a step at most. */
const MOST_HALVINGS = 40;

function climb(
  design: Design,
  now: Coefficients,
  direction: Coefficients,
  l2: number,
  score: number,
): { now: Coefficients; score: number } | undefined {
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, share /= 2) {
    const moved = (old: Float64Array, by: Float64Array): Float64Array =>
      old.map((value, at) => value + share * by[at]);
    const next = {
      weights: moved(now.weights, direction.weights),
      learners: moved(now.learners, direction.learners),
    };
    const reached = penalised(design, next, l2);
    assert(!Number.isNaN(reached), 'a log-likelihood that is no number');
    if (reached > score) return { now: next, score: reached };
  }
  return undefined;
}

/** The linear predictor of each answer, in logits. */
export function linear(design: Design, { weights, learners }: Coefficients): Float64Array {
  const { rows, perRow, feature, value, learner } = design;
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = design.learners === 0 ? 0 : learners[learner[row]];
    for (let at = row * perRow; at < (row + 1) * perRow; at++) {
      sum += weights[feature[at]] * value[at];
    }
    sums[row] = sum;
  }
  return sums;
}

function penalised(design: Design, coefficients: Coefficients, l2: number): number {
  let sum = 0;
  linear(design, coefficients).forEach((x, row) => {
    const against = design.correct[row] === 1 ? -x : x;
    // ln(1 + e^x) without overflow
    sum -= Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  });
  const squares = (values: Float64Array): number =>
    values.reduce((total, one) => total + one * one, 0);
  return sum - (l2 / 2) * (squares(coefficients.weights) + squares(coefficients.learners));
}
