/**
 * Rule book 12: the knowledge model's weights. A logistic regression on six features of a skill's answer history;
 * weights are data, for all skills or skill by skill, and can be replaced by fitted ones.
 */

export interface KnowledgeWeights {
  readonly intercept: number;
  /** of the fast moving average */
  readonly ewma_3: number;
  /** of the slow moving average */
  readonly ewma_10: number;
  /** of correct answers in a row */
  readonly streak: number;
  /** of ln(answers) */
  readonly log_done: number;
  /** of ln(wrong answers + 1) */
  readonly log_missed: number;
  /** of the share of correct answers */
  readonly percent_correct: number;
}

export interface KnowledgeModel {
  readonly weights: KnowledgeWeights;
  /** weights of single skills, by slug, in place of the common ones */
  readonly skills: Readonly<Record<string, KnowledgeWeights>>;
}

/** The published weights [documented]. */
export const PUBLISHED_WEIGHTS: KnowledgeWeights = {
  intercept: -1.2229719,
  ewma_3: 0.8393673,
  ewma_10: 2.1262489,
  streak: 0.0153545,
  log_done: 0.4135883,
  log_missed: -0.5677724,
  percent_correct: 0.6284309,
};

export const PUBLISHED_MODEL: KnowledgeModel = { weights: PUBLISHED_WEIGHTS, skills: {} };
