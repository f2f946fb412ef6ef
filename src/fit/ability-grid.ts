/** Abilities as a grid: what integrals over a learner's ability are sums of. */

import type { AnswerLog } from './answer-log.js';

/** From -6 to 6 logits in steps of 0.15 [assumption]: exact for learners of up to a thousand answers. */
export const ABILITIES = Float64Array.from({ length: 81 }, (_, node) => -6 + node * 0.15);

/** The normal distribution N(0, spread^2) on the grid. */
export function abilityPrior(spread: number): Float64Array {
  const weight = ABILITIES.map((ability) => Math.exp(-((ability / spread) ** 2) / 2));
  const total = weight.reduce((sum, one) => sum + one, 0);
  return weight.map((one) => one / total);
}

/** By item, then ability. */
export interface ItemCurves {
  readonly difficulty: Float64Array;
  /** P(correct) */
  readonly correct: Float64Array;
  /** ln P(correct) - ln P(wrong) needs no table: it is ability - difficulty. This is ln P(wrong) */
  readonly logWrong: Float64Array;
}

/** Rasch's curves of items with these difficulties. */
export function itemCurves(difficulty: Float64Array): ItemCurves {
  const nodes = ABILITIES.length;
  const correct = new Float64Array(difficulty.length * nodes);
  const logWrong = new Float64Array(difficulty.length * nodes);
  for (let item = 0, at = 0; item < difficulty.length; item++) {
    for (let node = 0; node < nodes; node++, at++) {
      const p = 1 / (1 + Math.exp(difficulty[item] - ABILITIES[node]));
      correct[at] = p;
      logWrong[at] = Math.log(1 - p);
    }
  }
  return { difficulty, correct, logWrong };
}

/** Takes a learner, their answers (from, to), the probability of each ability, and ln P(their answers). */
type Take = (
  learner: number,
  from: number,
  to: number,
  weight: Float64Array,
  logLikelihood: number,
) => void;

/** Goes through the learners of a log. The weights are good until the next learner. */
export function posteriors(
  log: AnswerLog,
  { difficulty, logWrong }: ItemCurves,
  prior: Float64Array,
  take: Take,
): void {
  const nodes = ABILITIES.length;
  const logPrior = prior.map((one) => Math.log(one));
  const weight = new Float64Array(nodes);
  for (let from = 0; from < log.rows;) {
    weight.set(logPrior);
    let to = from;
    let right = 0;
    let hard = 0;
    for (; to < log.rows && log.learner[to] === log.learner[from]; to++) {
      addCurve(weight, logWrong, log.item[to] * nodes);
      right += log.correct[to];
      if (log.correct[to] === 1) hard += difficulty[log.item[to]];
    }
    // ln P(correct) = ln P(wrong) + ability - difficulty: the difficulties are the same for every ability.
    const most = weight.reduce(
      (max, one, node) => Math.max(max, one + right * ABILITIES[node]),
      -Infinity,
    );
    let total = 0;
    for (let node = 0; node < nodes; node++) {
      weight[node] = Math.exp(weight[node] + right * ABILITIES[node] - most);
      total += weight[node];
    }
    for (let node = 0; node < nodes; node++) weight[node] /= total;
    take(log.learner[from], from, to, weight, most + Math.log(total) - hard);
    from = to;
  }
}

/** A function of its own, because V8 compiles it better: most of a fit is spent here. */
function addCurve(weight: Float64Array, logWrong: Float64Array, curve: number): void {
  for (let node = 0; node < weight.length; node++) weight[node] += logWrong[curve + node];
}
