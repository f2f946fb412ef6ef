/** The accuracy model: each learner has one probability of a correct answer. */

import { normalQuantile } from '../stats/quantiles.js';
import type { AnswerLog } from './answer-log.js';
import { type FittedModel, LEVEL } from './fitted-model.js';
import { logistic } from './logistic-regression.js';

/** A beta distribution's parameters, above 0. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

export interface AccuracyFit extends FittedModel {
  readonly beta: Beta;
  /** each learner's expected probability of a correct answer, given their answers */
  readonly ability: Float64Array;
}

/**
 * P(correct) = p of the learner, p ~ Beta(a, b) over learners (beta-binomial: Skellam 1948), a and b by maximum
 * likelihood with p integrated out. An answer of a learner who was not in the fit is predicted from their answers
 * before it: (a + correct) / (a + b + answers).
 */
export function fitAccuracy(log: AnswerLog): AccuracyFit {
  const tally = talliesOf(log);
  const { point, score, spread } = maximise((beta) => betaBinomial(tally, beta));
  const beta = betaOf(point);
  const { a, b } = beta;
  const half = normalQuantile((1 + LEVEL) / 2) * spread;
  const name = 'accuracy';
  return {
    name,
    parameters: 2,
    logLikelihood: score,
    predictions: [{ name, predict: (other) => runningShare(other, beta) }],
    population: {
      mean: {
        value: a / (a + b),
        low: logistic(point[0] - half),
        high: logistic(point[0] + half),
      },
      a: { value: a },
      b: { value: b },
    },
    beta,
    ability: tally.answers.map((n, who) => (a + tally.right[who]) / (a + b + n)),
  };
}

interface Tally {
  readonly answers: Float64Array;
  readonly right: Float64Array;
  /** learners with more than n answers, correct ones, wrong ones: by n */
  readonly more: readonly { answers: number; right: number; wrong: number }[];
}

function talliesOf(log: AnswerLog): Tally {
  const answers = new Float64Array(log.learners);
  const right = new Float64Array(log.learners);
  for (let row = 0; row < log.rows; row++) {
    answers[log.learner[row]]++;
    right[log.learner[row]] += log.correct[row];
  }
  const most = answers.reduce((max, one) => Math.max(max, one), 0);
  const more = Array.from({ length: most }, () => ({ answers: 0, right: 0, wrong: 0 }));
  answers.forEach((count, who) => {
    for (let n = 0; n < count; n++) more[n].answers++;
    for (let n = 0; n < right[who]; n++) more[n].right++;
    for (let n = 0; n < count - right[who]; n++) more[n].wrong++;
  });
  return { answers, right, more };
}

/** ln P(the answers): of each learner B(a + right, b + wrong) / B(a, b), written as a product over the answers. */
function betaBinomial({ more }: Tally, { a, b }: Beta): number {
  let sum = 0;
  for (let n = 0; n < more.length; n++) {
    const { answers, right, wrong } = more[n];
    sum += right * Math.log(a + n) + wrong * Math.log(b + n) - answers * Math.log(a + b + n);
  }
  return sum;
}

/** The mean's logit, and ln(a + b). */
type Point = readonly [mean: number, size: number];

function betaOf([mean, size]: Point): Beta {
  const total = Math.exp(size);
  return { a: total * logistic(mean), b: total * logistic(-mean) };
}

/** Bounds of a + b and of the mean's logit [assumption]: all learners alike, or all always right, have no maximum. */
const SIZES = [Math.log(0.01), Math.log(1e4)] as const;
const MEANS = [-12, 12] as const;

/**
 * The best point by a search along one axis, then the other, until neither moves; and the standard error of the mean's
 * logit. The two hardly depend on each other.
 */
function maximise(score: (beta: Beta) => number): {
  readonly point: Point;
  readonly score: number;
  readonly spread: number;
} {
  let point: Point = [0, Math.log(10)];
  for (let round = 0; round < 50; round++) {
    const [, size] = point;
    const mean = peak(MEANS, (x) => score(betaOf([x, size])));
    const next: Point = [mean, peak(SIZES, (x) => score(betaOf([mean, x])))];
    const moved = Math.abs(next[0] - point[0]) + Math.abs(next[1] - point[1]);
    point = next;
    if (moved < 1e-7) break;
  }
  const at = (step: number): number => score(betaOf([point[0] + step, point[1]]));
  const step = 1e-3;
  const curvature = (2 * at(0) - at(step) - at(-step)) / step ** 2;
  return { point, score: at(0), spread: curvature > 0 ? 1 / Math.sqrt(curvature) : Infinity };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function with one peak has it: golden section search. */
function peak([from, to]: readonly [number, number], of: (x: number) => number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  while (high - low > 1e-8) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}

function runningShare(log: AnswerLog, { a, b }: Beta): Float64Array {
  const predicted = new Float64Array(log.rows);
  let [answers, right] = [0, 0];
  for (let row = 0; row < log.rows; row++) {
    if (row > 0 && log.learner[row] !== log.learner[row - 1]) answers = right = 0;
    predicted[row] = (a + right) / (a + b + answers);
    answers++;
    right += log.correct[row];
  }
  return predicted;
}
