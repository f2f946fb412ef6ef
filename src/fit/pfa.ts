/** Performance factors analysis. */

import type { AnswerLog } from './answer-log.js';
import type { Coefficients } from './logistic-regression.js';
import {
  fitPracticeRegression,
  type RegressionOptions,
  type Slope,
} from './practice-regression.js';

const SLOPES: readonly Slope[] = [
  { name: 'success', count: ({ successes }, row) => successes[row] },
  { name: 'failure', count: ({ failures }, row) => failures[row] },
];

/**
 * logit P(correct) = beta(skill) + gamma(skill) x earlier correct answers + rho(skill) x earlier wrong ones. Pavlik, Cen
 * & Koedinger (2009), Performance Factors Analysis. It follows a learner by these counts and has no theta; with
 * learner intercepts, it has.
 */
export function fitPfa(log: AnswerLog, options: RegressionOptions, from?: Coefficients) {
  return fitPracticeRegression(log, { name: 'pfa', slopes: SLOPES, options }, from);
}
