/** What AFM and PFA share: an intercept for each skill, slopes in counts of earlier answers, perhaps learners. */

import { normalQuantile } from '../stats/quantiles.js';
import type { AnswerLog } from './answer-log.js';
import { type Estimate, type FittedModel, LEVEL } from './fitted-model.js';
import { logLikelihood } from './goodness.js';
import {
  type Coefficients,
  type Design,
  fitLogistic,
  linear,
  type LogisticFit,
  logistic,
} from './logistic-regression.js';
import { type PracticeHistory, practiceHistory } from './practice-history.js';

/** Counts as they are (Cen et al., Pavlik et al.), or ln(1 + count), which lets practice matter less and less. */
export type Counts = 'linear' | 'log';

export interface RegressionOptions {
  readonly counts: Counts;
  /** whether each skill has slopes of its own, or all skills share them */
  readonly slopes: 'skill' | 'common';
  /** an intercept for each learner, too */
  readonly learnerIntercepts: boolean;
  /** of the ridge, see `fitLogistic` */
  readonly l2: number;
}

/** A slope: its name, and the count that it multiplies. */
export interface Slope {
  readonly name: string;
  readonly count: (history: PracticeHistory, row: number) => number;
}

interface Model {
  readonly name: 'afm' | 'pfa';
  readonly slopes: readonly Slope[];
  readonly options: RegressionOptions;
}

/** Fits one of the two; `from` is where the search starts. */
export function fitPracticeRegression(
  log: AnswerLog,
  model: Model,
  from?: Coefficients,
): FittedModel & { readonly coefficients: Coefficients } {
  const { name, slopes, options } = model;
  const design = designOf(log, model);
  const fit = fitLogistic(design, options.l2, from);
  const seen = seenSkills(log);
  const common = options.slopes === 'common';
  const centred = centre(fit, log, seen, common ? 0 : slopes.length);
  const predict = (other: AnswerLog): Float64Array =>
    linear(designOf(other, model), centred).map(logistic);
  const learners = options.learnerIntercepts ? new Set(log.learner).size : 0;
  const skills = seen.reduce((sum, one) => sum + one, 0);
  return {
    name,
    // With learners, a constant can move between them and the skills: one parameter less.
    parameters: skills + slopes.length * (common ? 1 : skills) + Math.max(learners - 1, 0),
    logLikelihood: logLikelihood(predict(log), log.correct),
    predictions: [{ name, predict }],
    skills: estimates(fit, centred, log, model),
    coefficients: centred,
  };
}

/** Where slope number `at` of a skill stands among the features: the intercepts come first. */
function slopePlace(at: number, skill: number, log: AnswerLog, options: RegressionOptions): number {
  return options.slopes === 'skill' ? (at + 1) * log.skills + skill : log.skills + at;
}

/** Features: intercepts of the skills, then the slopes. */
function designOf(log: AnswerLog, { slopes, options }: Model): Design {
  const history = practiceHistory(log);
  const perRow = 1 + slopes.length;
  const feature = new Int32Array(log.rows * perRow);
  const value = new Float64Array(log.rows * perRow);
  for (let row = 0; row < log.rows; row++) {
    feature[row * perRow] = log.skill[row];
    value[row * perRow] = 1;
    slopes.forEach(({ count }, at) => {
      const n = count(history, row);
      feature[row * perRow + at + 1] = slopePlace(at, log.skill[row], log, options);
      value[row * perRow + at + 1] = options.counts === 'log' ? Math.log1p(n) : n;
    });
  }
  const learners = options.learnerIntercepts ? log.learners : 0;
  const { rows, correct, learner } = log;
  const features = 1 + slopePlace(slopes.length - 1, log.skills - 1, log, options);
  return { rows, correct, perRow, feature, value, features, learner, learners };
}

function seenSkills({ skill, skills }: AnswerLog): Uint8Array {
  const seen = new Uint8Array(skills);
  for (const one of skill) seen[one] = 1;
  return seen;
}

/** The average learner gets 0, and a skill that was never met the mean of the others. */
function centre(fit: LogisticFit, log: AnswerLog, seen: Uint8Array, slopes: number): Coefficients {
  const known = fit.learners.length === 0 ? [] : [...new Set(log.learner)];
  const mean = known.reduce((sum, who) => sum + fit.learners[who], 0) / Math.max(known.length, 1);
  const learners = new Float64Array(fit.learners.length);
  for (const who of known) learners[who] = fit.learners[who] - mean;
  const weights = fit.weights.slice();
  const skills = seen.reduce((sum, one) => sum + one, 0);
  for (let block = 0; block <= slopes; block++) {
    const part = weights.subarray(block * log.skills, (block + 1) * log.skills);
    if (block === 0) part.forEach((_, skill) => (part[skill] += mean));
    const average = part.reduce((sum, one, skill) => sum + seen[skill] * one, 0) / skills;
    part.forEach((_, skill) => seen[skill] === 0 && (part[skill] = average));
  }
  return { weights, learners };
}

/** Every skill's coefficients with Wald intervals. */
function estimates(
  { information }: LogisticFit,
  { weights }: Coefficients,
  log: AnswerLog,
  { slopes, options }: Model,
): FittedModel['skills'] {
  const z = normalQuantile((1 + LEVEL) / 2);
  const intercepts = information.variancesAtMeanLearner();
  const variances = information.variances();
  const seen = seenSkills(log);
  const around = (at: number, variance: number): Estimate => {
    const half = z * Math.sqrt(variance);
    return { value: weights[at], low: weights[at] - half, high: weights[at] + half };
  };
  return Array.from(seen, (isSeen, skill) => {
    if (isSeen === 0) return undefined;
    const sloped = slopes.map(({ name }, at) => {
      const place = slopePlace(at, skill, log, options);
      return [name, around(place, variances[place])] as const;
    });
    return { intercept: around(skill, intercepts[skill]), ...Object.fromEntries(sloped) };
  });
}
