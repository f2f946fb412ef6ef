/** A population in another mix: the shares of its kinds as `reweight:` states them. */

import { quoted } from '../content/schema-problems.js';
import { didYouMean } from '../errors.js';
import { meanOf } from '../learners/distribution.js';
import { LEARNER_MODELS, type LearnerModel } from '../learners/learner-models.js';
import { type Stretch, stretchOf } from '../stats/stretch.js';
import { tilted } from '../stats/tilting.js';
import { modelOf, nameOf } from './learners-of-group.js';
import type { GivenPopulation } from './population-schema.js';
import { FORMS, type GivenReweight } from './reweight-schema.js';

/** What is wrong with a `reweight:`, at a path inside it. */
export interface ReweightFault {
  readonly path: readonly string[];
  readonly what: string;
  readonly hint?: string | undefined;
}

export interface ReweightedPopulation {
  /** without the kinds that have no share left */
  readonly members: GivenPopulation;
  readonly stretch: Stretch;
}

/** Sums of shares this near to 1 are 1: the rest is rounding. */
const ROUNDING = 1e-9;

/** The population in the mix that is asked for, which has no faults. */
export function reweighted(members: GivenPopulation, asked: GivenReweight): ReweightedPopulation {
  const after = newWeights(members, asked);
  const kinds = members.map((member, at) => ({
    name: nameOf(member),
    before: member.weight,
    after: after[at],
    units: member.learners,
  }));
  return {
    members: members
      .map((member, at) => ({ ...member, weight: after[at] }))
      .filter(({ weight }) => weight > 0),
    stretch: stretchOf(kinds),
  };
}

/** Everything that is wrong with what is asked of this population. */
export function reweightFaults(members: GivenPopulation, asked: GivenReweight): ReweightFault[] {
  const { shares, towards, ...factors } = asked;
  if (towards !== undefined) return towardsFaults(members, towards);
  const named = shares ?? factors;
  const path = shares === undefined ? [] : ['shares'];
  const names = new Set(members.map(nameOf));
  const known = [...names];
  const forms = shares === undefined ? [...known, ...FORMS] : known;
  const unknown = Object.keys(named)
    .filter((name) => !names.has(name))
    .map((name, at) => ({
      path: [...path, name],
      what: `no kind ${quoted(name)} in the population`,
      hint: at < MOST_HINTS ? (didYouMean(name, forms) ?? kindsHint(known)) : undefined,
    }));
  if (unknown.length > 0) return unknown;
  if (shares !== undefined) return sumFaults(shares, known);
  if (newWeights(members, asked).some((weight) => weight > 0)) return [];
  return [{ path, what: 'leaves nobody: every kind has factor 0' }];
}

/** Unknown names that get a hint: each is compared with every kind. */
const MOST_HINTS = 20;

/** Names in a hint at most. */
const MOST_NAMES = 6;

function kindsHint(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
  return `its kinds: ${names.slice(0, MOST_NAMES).map(quoted).join(', ')}${more}`;
}

function sumFaults(
  shares: Readonly<Record<string, number>>,
  known: readonly string[],
): ReweightFault[] {
  const sum = sumOf(Object.values(shares));
  const isWhole = known.every((name) => Object.hasOwn(shares, name));
  const wrong = (what: string): ReweightFault[] => [{ path: ['shares'], what }];
  const shown = Number(sum.toPrecision(6));
  if (sum > 1 + ROUNDING) return wrong(`add up to ${shown}, must be at most 1`);
  if (isWhole && sum < 1 - ROUNDING) {
    return wrong(`add up to ${shown}, must be 1: no other kind could have the rest`);
  }
  return [];
}

function towardsFaults(
  members: GivenPopulation,
  towards: Readonly<Record<string, number>>,
): ReweightFault[] {
  const [[param, mean]] = Object.entries(towards);
  const path = ['towards', param];
  const models = members.map(modelOf);
  const without = models.findIndex(
    ({ name }) => !Object.hasOwn(LEARNER_MODELS[name].params, param),
  );
  if (without >= 0) {
    const { name } = models[without];
    const what = `${quoted(nameOf(members[without]))}, of model ${name}, has no such parameter`;
    return [{ path, what, hint: didYouMean(param, Object.keys(LEARNER_MODELS[name].params)) }];
  }
  const means = meansOf(members, param);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  if ((mean > least && mean < most) || (mean === least && mean === most)) return [];
  const [from, to] = [least, most].map((one) => Number(one.toPrecision(6)));
  const what =
    least === most
      ? `is ${from} for every kind: no mix has another mean`
      : `must be between ${from} and ${to}, the means of the kinds, got ${mean}`;
  return [{ path, what }];
}

/** Weights in the order of the members, to any total. The names are those of members, the sums are right. */
function newWeights(
  members: GivenPopulation,
  { shares, towards, ...factors }: GivenReweight,
): number[] {
  const weights = members.map(({ weight }) => weight);
  if (towards !== undefined) {
    const [[param, mean]] = Object.entries(towards);
    return tilted(weights, meansOf(members, param), mean);
  }
  const names = members.map(nameOf);
  if (shares === undefined) {
    const times = new Map(Object.entries(factors as Readonly<Record<string, number>>));
    return weights.map((weight, at) => weight * (times.get(names[at]) ?? 1));
  }
  const stated = new Map(Object.entries(shares));
  const rest = 1 - sumOf(Object.values(shares));
  // Several members may have a name: its share is theirs together.
  const total = new Map<string | undefined, number>();
  const keyOf = (at: number): string | undefined => (stated.has(names[at]) ? names[at] : undefined);
  weights.forEach((weight, at) => total.set(keyOf(at), (total.get(keyOf(at)) ?? 0) + weight));
  return weights.map((weight, at) => {
    const key = keyOf(at);
    const share = key === undefined ? (rest > ROUNDING ? rest : 0) : stated.get(key)!;
    return (weight / total.get(key)!) * share;
  });
}

/** Each kind's mean of a parameter that all of them have. */
function meansOf(members: GivenPopulation, param: string): number[] {
  return members.map((member) => {
    const { name, values } = modelOf(member);
    const { params }: LearnerModel = LEARNER_MODELS[name];
    return meanOf(values[param], params[param]);
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
