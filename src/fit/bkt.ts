/** Bayesian knowledge tracing: a skill at a time. */

import { normalQuantile } from '../stats/quantiles.js';
import { type AnswerLog, starts } from './answer-log.js';
import {
  type BktParams,
  type Sequences,
  bktCorrect,
  bktLogLikelihood,
  bktUpdate,
} from './bkt-skill.js';
import { fitBktSkill } from './bkt-search.js';
import { type Estimate, type FittedModel, LEVEL } from './fitted-model.js';
import { factorise, inverseDiagonal } from './symmetric-matrix.js';

export interface BktFit extends FittedModel {
  /** by skill; undefined: no answers */
  readonly params: readonly (BktParams | undefined)[];
}

/**
 * Known, learn, slip and guess of every skill (Corbett & Anderson 1995) by maximum likelihood. A skill that nobody
 * answered is predicted by the mean of the others. `from`: where each skill's search starts, in place of many starts.
 */
export function fitBkt(log: AnswerLog, from?: BktFit): BktFit {
  const answers = sequencesOf(log);
  const fits = answers.map((one, skill) =>
    one.correct.length === 0 ? undefined : fitBktSkill(one, from?.params[skill]),
  );
  const params = fits.map((fit) => fit?.params);
  const known = fits.filter((fit) => fit !== undefined);
  const other = meanOf(known.map((fit) => fit.params));
  const predict = (unseen: AnswerLog): Float64Array =>
    trace(unseen, (skill) => params[skill] ?? other);
  return {
    name: 'bkt',
    parameters: 4 * known.length,
    logLikelihood: known.reduce((sum, fit) => sum + fit.logLikelihood, 0),
    predictions: [{ name: 'bkt', predict }],
    // Intervals are for the fit that is shown: folds do without.
    skills: from === undefined ? params.map((one, at) => one && estimates(answers[at], one)) : [],
    params,
  };
}

/** Each skill's answers, by learner. */
export function sequencesOf(log: AnswerLog): Sequences[] {
  const begin = starts(log.skill.subarray(0, log.rows), log.skills);
  const next = begin.slice();
  const correct = new Uint8Array(log.rows);
  const cuts: number[][] = Array.from({ length: log.skills }, () => []);
  const last = new Int32Array(log.skills).fill(-1);
  for (let row = 0; row < log.rows; row++) {
    const skill = log.skill[row];
    if (last[skill] !== log.learner[row]) cuts[skill].push(next[skill] - begin[skill]);
    last[skill] = log.learner[row];
    correct[next[skill]++] = log.correct[row];
  }
  return cuts.map((cut, skill) => ({
    correct: correct.subarray(begin[skill], begin[skill + 1]),
    begin: Int32Array.from([...cut, begin[skill + 1] - begin[skill]]),
  }));
}

const KEYS = ['known', 'learn', 'slip', 'guess'] as const;

function meanOf(all: readonly BktParams[]): BktParams {
  const mean = (key: keyof BktParams): number =>
    all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return { known: mean('known'), learn: mean('learn'), slip: mean('slip'), guess: mean('guess') };
}

/** Predicts each answer from the learner's earlier ones on the skill. */
function trace(log: AnswerLog, paramsOf: (skill: number) => BktParams): Float64Array {
  const predicted = new Float64Array(log.rows);
  const known = new Float64Array(log.skills);
  const last = new Int32Array(log.skills).fill(-1);
  for (let row = 0; row < log.rows; row++) {
    const skill = log.skill[row];
    const params = paramsOf(skill);
    if (last[skill] !== log.learner[row]) known[skill] = params.known;
    last[skill] = log.learner[row];
    predicted[row] = bktCorrect(known[skill], params);
    known[skill] = bktUpdate(known[skill], log.correct[row] === 1, params);
  }
  return predicted;
}

/** Steps of the second differences, in logits; and how near to 0 or 1 no interval is claimed [assumption]. */
const STEP = 1e-3;
const EDGE = 1e-3;

/** Wald intervals on the logit scale; none at the edge, nor where the likelihood is flat. */
function estimates(answers: Sequences, params: BktParams): Readonly<Record<string, Estimate>> {
  const plain = Object.fromEntries(KEYS.map((key) => [key, { value: params[key] }]));
  if (KEYS.some((key) => params[key] < EDGE || params[key] > 1 - EDGE)) return plain;
  const at = KEYS.map((key) => Math.log(params[key] / (1 - params[key])));
  const information = secondDifferences(at, (point) => {
    const [known, learn, slip, guess] = point.map((x) => 1 / (1 + Math.exp(-x)));
    return bktLogLikelihood(answers, { known, learn, slip, guess });
  });
  if (!factorise(information, KEYS.length)) return plain;
  const variance = inverseDiagonal(information, KEYS.length);
  const z = normalQuantile((1 + LEVEL) / 2);
  return Object.fromEntries(
    KEYS.map((key, place) => {
      const end = (sign: number): number =>
        1 / (1 + Math.exp(-(at[place] + sign * z * Math.sqrt(variance[place]))));
      return [key, { value: params[key], low: end(-1), high: end(1) }];
    }),
  );
}

/** Minus the matrix of second derivatives, by central differences. */
function secondDifferences(
  at: readonly number[],
  score: (point: readonly number[]) => number,
): Float64Array {
  const size = at.length;
  const moved = (i: number, by: number, j: number, and: number): number =>
    score(at.map((x, place) => x + (place === i ? by : 0) + (place === j ? and : 0)));
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const same = moved(i, STEP, j, STEP) + moved(i, -STEP, j, -STEP);
      const opposite = moved(i, STEP, j, -STEP) + moved(i, -STEP, j, STEP);
      matrix[i * size + j] = (opposite - same) / (4 * STEP * STEP);
    }
  }
  return matrix;
}
