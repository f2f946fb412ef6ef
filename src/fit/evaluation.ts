/** Everything that is said of a fitted model. */

import type { AnswerLog } from './answer-log.js';
import { type HeldOut, crossValidate } from './cross-validation.js';
import type { FittedModel, ModelName } from './fitted-model.js';
import {
  type CalibrationBin,
  areaUnderCurve,
  calibration,
  logLikelihood,
  mcFadden,
  nullLogLikelihood,
} from './goodness.js';
import type { ModelFit } from './model-fit.js';

/** How well answers were predicted that were not in the fit. Names are those of the JSON. */
export interface Goodness {
  readonly answers: number;
  readonly log_likelihood: number;
  readonly log_likelihood_per_answer: number;
  /** null: all answers are alike */
  readonly auc: number | null;
  readonly calibration_error: number;
  readonly calibration: readonly CalibrationBin[];
}

export interface PredictionReport {
  readonly name: string;
  /** null: not asked for */
  readonly cross_validated: Goodness | null;
  readonly test: Goodness | null;
}

export interface ModelReport {
  readonly model: ModelName;
  readonly parameters: number;
  readonly log_likelihood: number;
  readonly log_likelihood_per_answer: number;
  readonly mcfadden_r2: number | null;
  readonly predictions: readonly PredictionReport[];
  readonly fitted: FittedModel;
}

/** What a model is judged on besides its own log. */
export interface Trials {
  /** fold of each learner; absent: no cross-validation */
  readonly fold?: Int32Array | undefined;
  readonly test?: AnswerLog | undefined;
  readonly onFold: () => void;
}

/** Judges a fitted model. */
export function evaluate(
  log: AnswerLog,
  fit: ModelFit,
  { fold, test, onFold }: Trials,
): ModelReport {
  const { model } = fit;
  const heldOut: HeldOut = fold === undefined ? new Map() : crossValidate(log, fit, fold, onFold);
  const predictions = model.predictions.map(({ name, predict }) => {
    const own = heldOut.get(name);
    return {
      name,
      cross_validated: own === undefined ? null : goodness(own, log.correct),
      test: test === undefined ? null : goodness(predict(test), test.correct),
    };
  });
  return {
    model: model.name,
    parameters: model.parameters,
    log_likelihood: model.logLikelihood,
    log_likelihood_per_answer: model.logLikelihood / log.rows,
    mcfadden_r2: mcFadden(model.logLikelihood, nullLogLikelihood(log.correct)) ?? null,
    predictions,
    fitted: model,
  };
}

function goodness(predicted: Float64Array, correct: Uint8Array): Goodness {
  const likely = logLikelihood(predicted, correct);
  const { error, bins } = calibration(predicted, correct);
  return {
    answers: correct.length,
    log_likelihood: likely,
    log_likelihood_per_answer: likely / correct.length,
    auc: areaUnderCurve(predicted, correct) ?? null,
    calibration_error: error,
    calibration: bins,
  };
}
