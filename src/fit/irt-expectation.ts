/** What the answers say of abilities and items, given the parameters of the Rasch model: the E of its EM. */

import { ABILITIES, abilityPrior, itemCurves, posteriors } from './ability-grid.js';
import type { AnswerLog } from './answer-log.js';
import type { ItemCounts } from './irt-item.js';

export interface IrtParams {
  /** difficulty of each item, logits */
  readonly difficulty: Float64Array;
  /** standard deviation of abilities, logits */
  readonly spread: number;
  /** mean and standard deviation of difficulties, logits */
  readonly itemMean: number;
  readonly itemSpread: number;
}

/** Of abilities and of difficulties, logits [assumption]: about what the grid of abilities can tell from none. */
export const LEAST_SPREAD = 0.1;

export interface Expectation {
  readonly items: readonly ItemCounts[];
  readonly ability: Float64Array;
  /** mean of abilities, and a better standard deviation */
  readonly mean: number;
  readonly spread: number;
  /** learners with answers, and the mean variance of their abilities that their answers leave */
  readonly learners: number;
  readonly leftOpen: number;
  readonly logLikelihood: number;
}

/** How probable each ability is for each learner; hence what each item's answers look like by ability. */
export function expectation(log: AnswerLog, params: IrtParams): Expectation {
  const nodes = ABILITIES.length;
  const items: ItemCounts[] = Array.from({ length: log.items }, () => ({
    answers: 0,
    right: 0,
    byAbility: new Float64Array(nodes),
    doubt: 0,
  }));
  const curves = itemCurves(params.difficulty);
  const ability = new Float64Array(log.learners);
  let [sum, squares, leftOpen, learners, logLikelihood] = [0, 0, 0, 0, 0];
  posteriors(log, curves, abilityPrior(params.spread), (who, from, to, weight, likely) => {
    logLikelihood += likely;
    learners++;
    let [mean, square] = [0, 0];
    for (let node = 0; node < nodes; node++) {
      mean += weight[node] * ABILITIES[node];
      square += weight[node] * ABILITIES[node] ** 2;
    }
    ability[who] = mean;
    sum += mean;
    squares += square;
    leftOpen += square - mean ** 2;
    const first = weight.findIndex((one) => one > NEGLIGIBLE);
    const last = weight.findLastIndex((one) => one > NEGLIGIBLE);
    for (let row = from; row < to; row++) {
      const item = items[log.item[row]];
      item.answers++;
      item.right += log.correct[row];
      item.doubt += countAnswer(
        item.byAbility,
        curves.correct,
        log.item[row] * nodes,
        weight,
        first,
        last,
      );
    }
  });
  const mean = sum / learners;
  const spread = Math.max(Math.sqrt(squares / learners - mean ** 2), LEAST_SPREAD);
  return { items, ability, mean, spread, learners, leftOpen: leftOpen / learners, logLikelihood };
}

/** Probabilities of an ability below it change nothing: most of the grid, for a learner with many answers. */
const NEGLIGIBLE = 1e-16;

/** Counts an answer of a learner whose ability has these probabilities; gives back the variance of P(correct). */
function countAnswer(
  byAbility: Float64Array,
  correct: Float64Array,
  curve: number,
  weight: Float64Array,
  first: number,
  last: number,
): number {
  let p = 0;
  let pp = 0;
  for (let node = first; node <= last; node++) {
    const weighted = weight[node] * correct[curve + node];
    byAbility[node] += weight[node];
    p += weighted;
    pp += weighted * correct[curve + node];
  }
  return pp - p * p;
}
