import { describe, expect, it } from 'vitest';
import { crossValidate, foldsOf } from '../../src/fit/cross-validation.js';
import { MODELS } from '../../src/fit/fitted-model.js';
import { fitModel } from '../../src/fit/model-fit.js';
import { learnersOf } from '../../src/fit/answer-log.js';
import { logistic, normal, simulateLog, streamOf } from './simulated-log.js';

const stream = streamOf(11);
const theta = Array.from({ length: 40 }, () => normal(stream));
const log = simulateLog({ learners: 40, skills: 3, answers: 12 }, stream, (who, skill) =>
  logistic(theta[who] + skill - 1),
);
const OPTIONS = { counts: 'linear', slopes: 'skill', l2: 0.01 } as const;

describe('cross-validation', () => {
  it.each(MODELS)(
    '%s: nothing that a held-out learner answers changes the fit that predicts them',
    (name) => {
      const fold = foldsOf(log, 4, 1);
      const fit = fitModel(name, log, OPTIONS);
      const heldOut = crossValidate(log, fit, fold, () => undefined);
      const others = fit.again(learnersOf(log, (who) => fold[who] !== fold[7]));
      for (const { name: prediction, predict } of others.predictions) {
        const own = predict(learnersOf(log, (who) => who === 7));
        expect(heldOut.get(prediction)!.filter((_, row) => log.learner[row] === 7)).toEqual(own);
        expect([...heldOut.get(prediction)!].every((p) => p > 0 && p < 1)).toBe(true);
      }
    },
  );

  it.each(MODELS)(
    '%s: a prediction does not know the answer that it is for, nor later ones',
    (name) => {
      const { predictions } = fitModel(name, log, OPTIONS).model;
      const changed = {
        ...log,
        correct: log.correct.map((one, row) => (row % 12 < 6 ? one : 1 - one)),
      };
      for (const { predict } of predictions) {
        const [before, after] = [predict(log), predict(changed)];
        before.forEach((p, row) => row % 12 <= 6 && expect(after[row]).toBe(p));
      }
    },
  );
});
