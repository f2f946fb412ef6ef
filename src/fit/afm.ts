/** The additive factors model. */

import type { AnswerLog } from './answer-log.js';
import type { Coefficients } from './logistic-regression.js';
import {
  fitPracticeRegression,
  type RegressionOptions,
  type Slope,
} from './practice-regression.js';

const SLOPES: readonly Slope[] = [
  { name: 'practice', count: ({ successes, failures }, row) => successes[row] + failures[row] },
];

/**
 * logit P(correct) = theta(learner) + beta(skill) + gamma(skill) x earlier answers on the skill. Cen, Koedinger &
 * Junker (2006), Learning Factors Analysis. gamma may be negative: it is not bounded here. A learner who was not
 * in the fit has the mean theta.
 */
export function fitAfm(log: AnswerLog, options: RegressionOptions, from?: Coefficients) {
  return fitPracticeRegression(log, { name: 'afm', slopes: SLOPES, options }, from);
}
