/** Learners' abilities, where it is known how much easier or harder than for the ability alone each answer was. */

import { ABILITIES } from './ability-grid.js';
import type { AnswerLog } from './answer-log.js';
import { LEAST_SPREAD } from './irt-expectation.js';

export interface LearnerAbilities {
  /** by learner, logits: expected, given their answers, and the variance that these leave; 0 without answers */
  readonly ability: Float64Array;
  readonly variance: Float64Array;
}

/** Passes at most, and the change of mean and spread (logits) below which they end [assumption]. */
const MOST_PASSES = 300;
const ENOUGH = 1e-3;

/**
 * logit P(correct) = ability(learner) + ease(answer), abilities N(mean, spread^2), both by expectation-maximisation.
 * @param ease by answer, logits
 */
export function learnerAbilities(log: AnswerLog, ease: Float64Array): LearnerAbilities {
  const { learners, likely } = likelihoods(log, ease);
  const ability = new Float64Array(log.learners);
  const variance = new Float64Array(log.learners);
  let [mean, spread] = [0, 1];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const prior = ABILITIES.map((one) => -(((one - mean) / spread) ** 2) / 2);
    let [sum, squares] = [0, 0];
    learners.forEach((who, at) => {
      const found = posterior(prior, likely, at * ABILITIES.length);
      ability[who] = found.mean;
      variance[who] = found.variance;
      sum += found.mean;
      squares += found.variance + found.mean ** 2;
    });
    const next = sum / learners.length;
    const wider = Math.max(Math.sqrt(squares / learners.length - next ** 2), LEAST_SPREAD);
    const moved = Math.abs(next - mean) + Math.abs(wider - spread);
    [mean, spread] = [next, wider];
    if (moved < ENOUGH) break;
  }
  return { ability, variance };
}

/** ln P(the learner's answers) at each ability, learner by learner: no pass changes it. */
function likelihoods(
  { rows, learner, correct }: AnswerLog,
  ease: Float64Array,
): { readonly learners: readonly number[]; readonly likely: Float64Array } {
  const learners: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (row === 0 || learner[row] !== learner[row - 1]) learners.push(learner[row]);
  }
  const nodes = ABILITIES.length;
  const likely = new Float64Array(learners.length * nodes);
  for (let row = 0, at = -nodes; row < rows; row++) {
    if (row === 0 || learner[row] !== learner[row - 1]) at += nodes;
    for (let node = 0; node < nodes; node++) {
      const logit = ABILITIES[node] + ease[row];
      likely[at + node] -= softplus(correct[row] === 1 ? -logit : logit);
    }
  }
  return { learners, likely };
}

/** ln(1 + e^x), also where e^x is no number any more. */
function softplus(x: number): number {
  return x > 40 ? x : Math.log1p(Math.exp(x));
}

function posterior(
  prior: Float64Array,
  likely: Float64Array,
  from: number,
): { readonly mean: number; readonly variance: number } {
  let most = -Infinity;
  for (let node = 0; node < prior.length; node++) {
    most = Math.max(most, prior[node] + likely[from + node]);
  }
  let [total, sum, squares] = [0, 0, 0];
  for (let node = 0; node < prior.length; node++) {
    const weight = Math.exp(prior[node] + likely[from + node] - most);
    total += weight;
    sum += weight * ABILITIES[node];
    squares += weight * ABILITIES[node] ** 2;
  }
  const mean = sum / total;
  return { mean, variance: Math.max(squares / total - mean ** 2, 0) };
}
