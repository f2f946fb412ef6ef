/** Learners by ability: groups of equal size, and how their probabilities of a correct answer are spread. */

import type { AccuracyFit, Beta } from './accuracy.js';
import { type AnswerLog, learnersWithAnswers } from './answer-log.js';

export interface Stratum {
  readonly name: string;
  /** share of the learners */
  readonly weight: number;
  readonly learners: number;
  /** mean probability of a correct answer */
  readonly mean: number;
  readonly startingProb: Beta;
}

const NAMES = ['lowest-quarter', 'second-quarter', 'third-quarter', 'highest-quarter'] as const;

/** Bounds of a + b of a stratum's beta distribution [assumption]: neither two humps nor a single point. */
const SIZES = [2, 1000] as const;

/**
 * Quarters of the learners by `ability`, lowest first; fewer than four learners: all in one. Each stratum has the beta
 * distribution whose mean and variance are those of its learners' probabilities, what their answers leave open included.
 */
export function strata(log: AnswerLog, accuracy: AccuracyFit, ability: Float64Array): Stratum[] {
  const order = learnersWithAnswers(log).sort((a, b) => ability[a] - ability[b] || a - b);
  const names = order.length < NAMES.length ? ['everybody'] : NAMES;
  const answers = new Float64Array(log.learners);
  for (const who of log.learner) answers[who]++;
  return names.map((name, at) => {
    const cut = (part: number): number => Math.round((part * order.length) / names.length);
    const members = order.slice(cut(at), cut(at + 1));
    const average = (of: (who: number) => number): number =>
      members.reduce((sum, who) => sum + of(who), 0) / members.length;
    const p = accuracy.ability;
    const mean = average((who) => p[who]);
    const { a, b } = accuracy.beta;
    const variance = average(
      (who) => (p[who] - mean) ** 2 + (p[who] * (1 - p[who])) / (a + b + answers[who] + 1),
    );
    const size = Math.min(Math.max((mean * (1 - mean)) / variance - 1, SIZES[0]), SIZES[1]);
    return {
      name,
      weight: members.length / order.length,
      learners: members.length,
      mean,
      startingProb: { a: size * mean, b: size * (1 - mean) },
    };
  });
}
