/** From a log and its fits to simulated learners: members of a population, each with the parameters of its learners. */

import type { AccuracyFit } from './accuracy.js';
import { type AnswerEase, itemEase, practiceEase } from './answer-ease.js';
import type { AnswerLog } from './answer-log.js';
import type { BktFit } from './bkt.js';
import type { FittedModel, ModelName } from './fitted-model.js';
import type { IrtFit } from './irt.js';
import { type LearnerAbilities, learnerAbilities } from './learner-abilities.js';
import { pooledStart, pooledTracing } from './pooled-tracing.js';
import type { PopulationRequest } from './simulated-models.js';
import { startingProb } from './starting-prob.js';
import { type Stratum, average, strata } from './strata.js';

/** A parameter of a simulated model: a number, or spread over learners. */
export type FittedTrait =
  | number
  | { readonly beta: readonly [number, number] }
  | { readonly normal: readonly [number, number] };

export type FittedParams = Readonly<Record<string, FittedTrait>>;

export interface FittedMember {
  readonly name: string;
  /** share of the learners */
  readonly weight: number;
  readonly learners: number;
  /** of these learners */
  readonly answers: number;
  readonly model: string;
  readonly params: FittedParams;
}

export interface FittedPopulation {
  readonly members: readonly FittedMember[];
  /** by what learners were told apart */
  readonly by: string;
}

/** The fits that there are, by name; `accuracy` always is. */
export type Fits = Readonly<Partial<Record<ModelName, FittedModel>>> & {
  readonly accuracy: AccuracyFit;
};

/** How learners are told apart, and what the learners of a stratum are like. */
interface Portrait {
  readonly by: string;
  readonly ability: Float64Array;
  readonly paramsOf: (stratum: Stratum) => FittedParams;
}

/**
 * The population asked for, of fits that are there (`checkRequest`).
 * @throws UserError when no simulated learner can be like those of the log
 */
export function fittedPopulation(
  log: AnswerLog,
  fits: Fits,
  { model, people }: PopulationRequest,
): FittedPopulation {
  const answers = new Float64Array(log.learners);
  for (const who of log.learner) answers[who]++;
  const { by, ability, paramsOf } = PORTRAITS[model](log, fits, answers);
  const members = strata(log, ability, people).map((stratum) => ({
    name: stratum.name,
    weight: stratum.weight,
    learners: stratum.who.length,
    answers: stratum.who.reduce((sum, who) => sum + answers[who], 0),
    model,
    params: paramsOf(stratum),
  }));
  return { members, by };
}

const PORTRAITS: Readonly<
  Record<
    PopulationRequest['model'],
    (log: AnswerLog, fits: Fits, answers: Float64Array) => Portrait
  >
> = {
  accuracy: (_, fits, answers) => ({
    ...orderOf(fits),
    paramsOf: ({ who }) => {
      const { a, b } = startingProb(who, fits.accuracy, answers);
      return { starting_prob: { beta: [a, b] } };
    },
  }),
  difficulty: (log, { irt }) => ableBy(log, itemEase(log, irt as IrtFit)),
  practice: (log, { pfa, afm }) => ableBy(log, practiceEase(log, (pfa ?? afm)!)),
  'knowledge-tracing': (log, fits) => {
    const start = pooledStart(log, fits.bkt as BktFit);
    return {
      ...orderOf(fits),
      paramsOf: (stratum) => {
        const { known, learn, guess, slip } = pooledTracing(log, stratum, start);
        // In a log, skills are known each by itself: no prerequisite holds them back.
        return { known, learn, guess, slip, known_gap: known };
      },
    };
  },
};

/** By ability, where irt was fitted: it knows which items were hard. */
function orderOf({ irt, accuracy }: Fits): Pick<Portrait, 'by' | 'ability'> {
  return irt?.ability === undefined
    ? { by: 'share correct', ability: accuracy.ability }
    : { by: 'ability (irt)', ability: irt.ability };
}

function ableBy(log: AnswerLog, { from, ease, params }: AnswerEase): Portrait {
  const found = learnerAbilities(log, ease);
  return {
    by: `ability (${from})`,
    ability: found.ability,
    paramsOf: ({ who }) => ({ ability: { normal: normalOf(who, found) }, ...params }),
  };
}

/** Of a member's abilities, logits [assumption]: what the grid of abilities can tell from none. */
const LEAST_SD = 0.05;

/** Mean and standard deviation of the learners' abilities, what their answers leave open included. */
function normalOf(
  who: readonly number[],
  { ability, variance }: LearnerAbilities,
): readonly [number, number] {
  const mean = average(who, (one) => ability[one]);
  const spread = average(who, (one) => (ability[one] - mean) ** 2 + variance[one]);
  return [mean, Math.max(Math.sqrt(spread), LEAST_SD)];
}
