/** The second derivatives of a logistic regression with learner intercepts: a diagonal, a border and a dense corner. */

import { assert } from '../errors.js';
import type { Coefficients, Design } from './logistic-regression.js';
import { factorise, inverseDiagonal, solve } from './symmetric-matrix.js';

/**
 * Minus the second derivatives of the penalised log-likelihood, H = [D B; B' C]: D is diagonal (learners), C dense
 * (features). Kept is the Schur complement S = C - B' D^-1 B, whose inverse is the features' part of H^-1.
 */
export class ArrowMatrix {
  private readonly design: Design;
  /** S, and after `newtonStep` its Cholesky factor */
  private readonly corner: Float64Array;
  /** p (1 - p) of each answer */
  private readonly curvature: Float64Array;
  /** D, and the learners' gradient */
  private readonly diagonal: Float64Array;
  private readonly learnerSlope: Float64Array;
  /** the gradient of the features, the learners eliminated */
  private readonly slope: Float64Array;
  /** B' D^-1 1, for the mean of the learners */
  private readonly border: Float64Array;
  /** one learner's row of B: dense, and the places that are not 0 */
  private readonly row: Float64Array;
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;

  constructor(design: Design) {
    this.design = design;
    const { features, learners, rows } = design;
    this.corner = new Float64Array(features * features);
    this.curvature = new Float64Array(rows);
    this.diagonal = new Float64Array(learners);
    this.learnerSlope = new Float64Array(learners);
    this.slope = new Float64Array(features);
    this.border = new Float64Array(features);
    this.row = new Float64Array(features);
    this.touched = new Int32Array(features);
    this.isTouched = new Uint8Array(features);
  }

  /** Computes it where the answers have these linear predictors. */
  fill(predictor: Float64Array, now: Coefficients, l2: number): void {
    const { features, learners, rows, learner } = this.design;
    this.corner.fill(0);
    this.border.fill(0);
    for (let at = 0; at < features; at++) {
      this.corner[at * features + at] = l2;
      this.slope[at] = -l2 * now.weights[at];
    }
    this.diagonal.fill(l2);
    for (let at = 0; at < learners; at++) this.learnerSlope[at] = -l2 * now.learners[at];
    for (let from = 0; from < rows;) {
      let to = from + 1;
      while (to < rows && learner[to] === learner[from]) to++;
      this.addLearner(from, to, predictor);
      from = to;
    }
  }

  /** The step from here to the maximum of the parabola that touches here, and half of what it promises to gain. */
  newtonStep(): { readonly direction: Coefficients; readonly gain: number } {
    const { features, learners, rows, perRow, feature, value, learner } = this.design;
    assert(factorise(this.corner, features), 'second derivatives that are not definite');
    const weights = this.slope.slice();
    solve(this.corner, features, weights);
    const towards = this.learnerSlope.slice();
    let gain = weights.reduce((sum, one, at) => sum + one * this.slope[at], 0);
    for (let at = 0; at < learners; at++) gain += towards[at] ** 2 / this.diagonal[at];
    if (learners > 0) {
      for (let row = 0; row < rows; row++) {
        for (let at = row * perRow; at < (row + 1) * perRow; at++) {
          towards[learner[row]] -= this.curvature[row] * value[at] * weights[feature[at]];
        }
      }
    }
    for (let at = 0; at < learners; at++) towards[at] /= this.diagonal[at];
    return { direction: { weights, learners: towards }, gain: gain / 2 };
  }

  /** Variances of the features' coefficients (Wald), after `newtonStep`. */
  variances(): Float64Array {
    return inverseDiagonal(this.corner, this.design.features);
  }

  /**
   * Variances of each feature's coefficient plus the mean of all learners' intercepts: those of a skill's intercept for
   * the average learner. By itself a constant could move from all skills to all learners.
   */
  variancesAtMeanLearner(): Float64Array {
    const { features, learners } = this.design;
    if (learners === 0) return this.variances();
    const mean = this.border.map((one) => one / learners);
    const solved = mean.slice();
    solve(this.corner, features, solved);
    const alone = this.diagonal.reduce((sum, one) => sum + 1 / one, 0) / learners ** 2;
    const common = alone + mean.reduce((sum, one, at) => sum + one * solved[at], 0);
    return this.variances().map((own, at) => own - 2 * solved[at] + common);
  }

  /** Adds the answers of one learner: to C, then what the elimination of the learner takes away. */
  private addLearner(from: number, to: number, predictor: Float64Array): void {
    const { features, learners, learner } = this.design;
    let places = 0;
    const who = learner[from];
    for (let row = from; row < to; row++) {
      const p = 1 / (1 + Math.exp(-predictor[row]));
      const curvature = p * (1 - p);
      const error = this.design.correct[row] - p;
      this.curvature[row] = curvature;
      if (learners > 0) {
        this.diagonal[who] += curvature;
        this.learnerSlope[who] += error;
      }
      places = this.addAnswer(row, curvature, error, places);
    }
    const { row: border, touched } = this;
    const scale = learners > 0 ? 1 / this.diagonal[who] : 0;
    const slope = learners > 0 ? this.learnerSlope[who] : 0;
    const eliminated = learners > 0 ? places : 0;
    for (let i = 0; i < places; i++) {
      const one = touched[i];
      const scaled = border[one] * scale;
      this.border[one] += scaled;
      this.slope[one] -= scaled * slope;
      for (let j = 0; j < eliminated; j++) {
        if (touched[j] <= one)
          this.corner[one * features + touched[j]] -= scaled * border[touched[j]];
      }
    }
    for (let i = 0; i < places; i++) {
      border[touched[i]] = 0;
      this.isTouched[touched[i]] = 0;
    }
  }

  /** One answer's part of C, of the gradient and of its learner's row of B. */
  private addAnswer(row: number, curvature: number, error: number, before: number): number {
    const { features, perRow, feature, value } = this.design;
    let places = before;
    for (let i = row * perRow; i < (row + 1) * perRow; i++) {
      const one = feature[i];
      const weighted = curvature * value[i];
      this.slope[one] += error * value[i];
      this.row[one] += weighted;
      if (this.isTouched[one] === 0) {
        this.isTouched[one] = 1;
        this.touched[places++] = one;
      }
      for (let j = row * perRow; j <= i; j++) {
        const [low, high] = feature[j] < one ? [feature[j], one] : [one, feature[j]];
        this.corner[high * features + low] += weighted * value[j];
      }
    }
    return places;
  }
}
