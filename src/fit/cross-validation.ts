/** How well a model predicts learners who were not in its fit. */

import { assert } from '../errors.js';
import { type AnswerLog, learnersOf, learnersWithAnswers } from './answer-log.js';
import type { ModelFit } from './model-fit.js';

/**
 * Deals learners out to folds of equal size (give or take one), all answers of a learner to the same one.
 * @returns the fold of each learner, from 0; -1 for those without answers
 */
export function foldsOf(log: AnswerLog, folds: number, seed: number): Int32Array {
  const fold = new Int32Array(log.learners).fill(-1);
  const order = learnersWithAnswers(log).map((who) => ({ who, key: mixed(who, seed) }));
  order.sort((one, other) => one.key - other.key || one.who - other.who);
  order.forEach(({ who }, at) => (fold[who] = at % folds));
  return fold;
}

/** How many folds there are. */
export function foldNumbers(fold: Int32Array): number {
  return fold.reduce((most, one) => Math.max(most, one + 1), 0);
}

/** A number of 32 bits that looks like chance: the last steps of MurmurHash3 (Appleby), once for each input. */
function mixed(learner: number, seed: number): number {
  const stir = (x: number): number => {
    const once = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
    return twice ^ (twice >>> 16);
  };
  return stir(stir(seed + 1) ^ (learner + 0x9e3779b9)) >>> 0;
}

/** Held-out predictions of every answer, by the name of the prediction. */
export type HeldOut = ReadonlyMap<string, Float64Array>;

/**
 * Predicts each fold's learners by the model fitted to all others. Each search starts from the fit to everybody, which
 * is quicker and, but for bkt's local maxima, changes nothing.
 */
export function crossValidate(
  log: AnswerLog,
  { model, again }: ModelFit,
  fold: Int32Array,
  onFold: () => void,
): HeldOut {
  const heldOut = new Map(model.predictions.map(({ name }) => [name, new Float64Array(log.rows)]));
  const folds = foldNumbers(fold);
  for (let number = 0; number < folds; number++) {
    const fitted = again(learnersOf(log, (who) => fold[who] !== number));
    const others = learnersOf(log, (who) => fold[who] === number);
    for (const { name, predict } of fitted.predictions) {
      const into = heldOut.get(name);
      assert(into !== undefined, `a prediction ${name} of a fold alone`);
      const predicted = predict(others);
      for (let row = 0, at = 0; row < log.rows; row++) {
        if (fold[log.learner[row]] === number) into[row] = predicted[at++];
      }
    }
    onFold();
  }
  return heldOut;
}
