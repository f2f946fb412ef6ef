/** Item response theory with one parameter an item: the Rasch model. */

import { normalQuantile } from '../stats/quantiles.js';
import { ABILITIES, abilityPrior, itemCurves } from './ability-grid.js';
import type { AnswerLog } from './answer-log.js';
import { type Estimate, type FittedModel, LEVEL } from './fitted-model.js';
import { type Expectation, type IrtParams, LEAST_SPREAD, expectation } from './irt-expectation.js';
import { fitItem, type ItemFit } from './irt-item.js';
import { logistic } from './logistic-regression.js';

export interface IrtFit extends FittedModel {
  readonly params: IrtParams;
}

/** Passes at most, and the change of difficulties (logits) below which they end [assumption]. */
const MOST_PASSES = 300;
const ENOUGH = 1e-3;

/**
 * logit P(correct) = ability(learner) - difficulty(item). Rasch (1960). Abilities are N(0, spread^2) and integrated
 * out: marginal maximum likelihood by expectation-maximisation (Bock & Aitkin 1981). Difficulties are
 * N(itemMean, itemSpread^2), both estimated: an item with few answers leans on the others, and one that nobody answered
 * has the mean. Predictions: `irt` from the item alone, for a learner of whom nothing is known; `irt+` from the
 * learner's earlier answers, too.
 */
export function fitIrt(log: AnswerLog, from?: IrtParams): IrtFit {
  let now = from ?? startOf(log);
  let pass = expectation(log, now);
  for (let count = 0; count < MOST_PASSES; count++) {
    const next = maximisation(pass, now);
    const moved = next.difficulty.reduce(
      (most, one, item) => Math.max(most, Math.abs(one - now.difficulty[item])),
      Math.abs(next.spread - now.spread),
    );
    now = next;
    pass = expectation(log, now);
    if (moved < ENOUGH) break;
  }
  const items = pass.items.map((counts, item) => fitItem(counts, now.difficulty[item], now));
  const answered = pass.items.map(({ answers }) => answers > 0);
  const common = commonVariance(pass, now);
  return {
    name: 'irt',
    parameters: answered.filter(Boolean).length + 3,
    logLikelihood: pass.logLikelihood,
    predictions: [
      { name: 'irt', predict: (other) => itemAlone(other, now) },
      { name: 'irt+', predict: (other) => running(other, now) },
    ],
    population: {
      ability_sd: { value: now.spread },
      difficulty_mean: { value: now.itemMean },
      difficulty_sd: { value: now.itemSpread },
    },
    items: items.map((fit, item) => (answered[item] ? around(fit, common) : undefined)),
    params: now,
    ability: pass.ability,
  };
}

function startOf({ items, rows, correct }: AnswerLog): IrtParams {
  const right = correct.reduce((sum, one) => sum + one, 0);
  const itemMean = Math.log((rows - right + 1) / (right + 1));
  return { difficulty: new Float64Array(items).fill(itemMean), spread: 1, itemMean, itemSpread: 1 };
}

/**
 * Better difficulties, and how they are spread: from the expected counts. Abilities have mean 0: where they turn out
 * otherwise, everything is moved (Liu, Rubin & Wu 1998), which saves many passes.
 */
function maximisation({ items, mean, spread }: Expectation, now: IrtParams): IrtParams {
  const fits = items.map((counts, item) => fitItem(counts, now.difficulty[item], now));
  const known = fits.filter((_, item) => items[item].answers > 0);
  const centre = known.reduce((sum, fit) => sum + fit.difficulty, 0) / known.length;
  const variance = known.reduce(
    (sum, fit) => sum + (fit.difficulty - centre) ** 2 + fit.complete,
    0,
  );
  const difficulty = Float64Array.from(
    fits,
    (fit, item) => (items[item].answers > 0 ? fit.difficulty : centre) - mean,
  );
  const itemSpread = Math.max(Math.sqrt(variance / known.length), LEAST_SPREAD);
  return { difficulty, spread, itemMean: centre - mean, itemSpread };
}

/**
 * All difficulties and all abilities could move together: the mean of so many abilities is not exactly 0. To the extent
 * that answers tell abilities apart, this adds to what an item's own answers leave open.
 */
function commonVariance({ learners, leftOpen }: Expectation, { spread }: IrtParams): number {
  return (spread ** 2 / learners) * Math.max(1 - leftOpen / spread ** 2, 0);
}

function around({ difficulty, observed }: ItemFit, common: number): Record<string, Estimate> {
  const half = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(observed + common);
  return { difficulty: { value: difficulty, low: difficulty - half, high: difficulty + half } };
}

/** P(correct) of the average learner. */
function itemAlone({ item }: AnswerLog, { difficulty }: IrtParams): Float64Array {
  return Float64Array.from(item, (one) => logistic(-difficulty[one]));
}

/** P(correct) given the learner's answers before this one. */
function running(log: AnswerLog, params: IrtParams): Float64Array {
  const curves = itemCurves(params.difficulty);
  const prior = abilityPrior(params.spread);
  const nodes = ABILITIES.length;
  const weight = new Float64Array(nodes);
  return Float64Array.from(log.item, (item, row) => {
    if (row === 0 || log.learner[row] !== log.learner[row - 1]) weight.set(prior);
    let [p, total] = [0, 0];
    for (let node = 0; node < nodes; node++) {
      p += weight[node] * curves.correct[item * nodes + node];
      total += weight[node];
    }
    p /= total;
    for (let node = 0; node < nodes; node++) {
      const correct = curves.correct[item * nodes + node];
      // Divided by what was expected, so that the weights never run out.
      weight[node] *= log.correct[row] === 1 ? correct / p : (1 - correct) / (1 - p);
    }
    return p;
  });
}
