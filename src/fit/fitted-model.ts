/** What every model offers once it is fitted. */

import type { AnswerLog } from './answer-log.js';

export const MODELS = ['accuracy', 'irt', 'bkt', 'afm', 'pfa'] as const;
export type ModelName = (typeof MODELS)[number];

/** Of every interval of a parameter. */
export const LEVEL = 0.95;

/** A parameter; without bounds where no interval can be claimed. */
export interface Estimate {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** A way to predict learners: the probability of a correct answer for each answer of a log. */
export interface Prediction {
  readonly name: string;
  readonly predict: (log: AnswerLog) => Float64Array;
}

export interface FittedModel {
  readonly name: ModelName;
  /** free parameters */
  readonly parameters: number;
  /** of the log that it was fitted to, at the estimates; accuracy and irt: learners integrated out */
  readonly logLikelihood: number;
  readonly predictions: readonly Prediction[];
  /** each learner's expected ability, given their answers: where the model knows one, in its own unit */
  readonly ability?: Float64Array;
  /** parameters of the population, by name */
  readonly population?: Readonly<Record<string, Estimate>>;
  /** parameters of each skill, by name; undefined: a skill without answers */
  readonly skills?: readonly (Readonly<Record<string, Estimate>> | undefined)[] | undefined;
  /** parameters of each item, by name */
  readonly items?: readonly (Readonly<Record<string, Estimate>> | undefined)[] | undefined;
}
