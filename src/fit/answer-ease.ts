/** How easy each answer of a log was, apart from who gave it: by a fitted model, as a simulated one can have it. */

import type { AnswerLog } from './answer-log.js';
import type { Estimate, FittedModel, ModelName } from './fitted-model.js';
import type { IrtFit } from './irt.js';
import { practiceHistory } from './practice-history.js';

export interface AnswerEase {
  readonly from: ModelName;
  /** by answer, logits; without practice 0 on average over answers, as on skills of difficulty 0 of a scenario */
  readonly ease: Float64Array;
  /** of the simulated model, the same for everybody */
  readonly params: Readonly<Record<string, number>>;
}

/** Answers are as easy as their items. */
export function itemEase(
  { item, rows }: AnswerLog,
  { params: { difficulty } }: IrtFit,
): AnswerEase {
  const mean = item.reduce((sum, one) => sum + difficulty[one], 0) / rows;
  return {
    from: 'irt',
    ease: Float64Array.from(item, (one) => mean - difficulty[one]),
    params: {},
  };
}

/** Of `per_correct` and `per_wrong` of simulated learners. */
const STEEPEST = 5;

/** Answers are as easy as their skills and what was practised make them: with the mean slope over all answers. */
export function practiceEase(log: AnswerLog, fit: FittedModel): AnswerEase {
  const intercept = bySkill(fit, 'intercept');
  const mean = meanOverAnswers(log, intercept);
  const [right, wrong] = fit.name === 'pfa' ? ['success', 'failure'] : ['practice', 'practice'];
  const slope = (key: string): number => {
    const value = meanOverAnswers(log, bySkill(fit, key));
    return Math.min(Math.max(value, -STEEPEST), STEEPEST);
  };
  const params = { per_correct: slope(right), per_wrong: slope(wrong) };
  const { successes, failures } = practiceHistory(log);
  const ease = Float64Array.from(
    log.skill,
    (skill, row) =>
      intercept[skill] -
      mean +
      params.per_correct * successes[row] +
      params.per_wrong * failures[row],
  );
  return { from: fit.name, ease, params };
}

/** A parameter by skill; 0 for a skill without answers. */
function bySkill({ skills }: FittedModel, key: string): Float64Array {
  const values = (skills as readonly (Readonly<Record<string, Estimate>> | undefined)[]).map(
    (one) => one?.[key].value ?? 0,
  );
  return Float64Array.from(values);
}

function meanOverAnswers({ skill, rows }: AnswerLog, values: Float64Array): number {
  return skill.reduce((sum, one) => sum + values[one], 0) / rows;
}
