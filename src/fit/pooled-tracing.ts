/** Knowledge tracing of some learners with the same parameters for all skills: as simulated learners have them. */

import { UserError } from '../errors.js';
import { type AnswerLog, learnersOf } from './answer-log.js';
import { type BktFit, sequencesOf } from './bkt.js';
import { fitBktSkill } from './bkt-search.js';
import type { BktParams, Sequences } from './bkt-skill.js';
import type { Stratum } from './strata.js';

/** Where the search begins: the mean over answers of the skills in which knowing helps; undefined: it helps in none. */
export function pooledStart({ skill }: AnswerLog, { params }: BktFit): BktParams | undefined {
  const helps = params.map((one) => one !== undefined && one.slip + one.guess < 1);
  const answers = new Float64Array(params.length);
  for (const one of skill) if (helps[one]) answers[one]++;
  const all = answers.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const mean = (key: keyof BktParams): number =>
    params.reduce((sum, one, at) => sum + answers[at] * (one?.[key] ?? 0), 0) / all;
  return { known: mean('known'), learn: mean('learn'), slip: mean('slip'), guess: mean('guess') };
}

/**
 * The four parameters of a stratum's answers, by maximum likelihood, as if all skills were one.
 * @throws UserError when knowing would make answers worse: no simulated learner can be like that
 */
export function pooledTracing(
  log: AnswerLog,
  { name, who }: Stratum,
  start: BktParams | undefined,
): BktParams {
  const own = new Set(who);
  const answers = pooled(sequencesOf(learnersOf(log, (one) => own.has(one))));
  const { params } = fitBktSkill(answers, start);
  if (params.slip + params.guess <= MOST) return params;
  throw new UserError({
    file: '--population-model knowledge-tracing',
    what: `${name}: slip ${params.slip.toFixed(3)} and guess ${params.guess.toFixed(3)} add up to more than 1: knowing would make answers worse`,
    hint: 'use another model for this log',
  });
}

/** Of slip + guess: rounded in a file, they must not be above 1. */
const MOST = 1 - 1e-5;

function pooled(all: readonly Sequences[]): Sequences {
  const rows = all.reduce((sum, { correct }) => sum + correct.length, 0);
  const correct = new Uint8Array(rows);
  const begin: number[] = [];
  let next = 0;
  for (const one of all) {
    correct.set(one.correct, next);
    for (const from of one.begin.subarray(0, -1)) begin.push(next + from);
    next += one.correct.length;
  }
  return { correct, begin: Int32Array.from([...begin, rows]) };
}
