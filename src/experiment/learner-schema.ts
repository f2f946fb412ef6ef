/** The form of simulated learners: parameters that are numbers or distributions. */

import { z } from 'zod';
import { type Bounds, LEAST_MASS, type Trait, massWithin } from '../learners/distribution.js';
import { type Correlations, pairOf, triangleOf } from '../learners/correlations.js';
import {
  LEARNER_MODELS,
  type LearnerModel,
  MODEL_NAMES,
  type ModelName,
} from '../learners/learner-models.js';
import { didYouMean } from '../errors.js';
import type { ParamBounds } from '../learners/parameters.js';
import { USER_PARAMS } from '../learners/user-params.js';
import { quoted } from '../content/schema-problems.js';

/** Shapes of a beta distribution [assumption]: beyond them it is a spike, or all at the ends. */
const shape = z.number().min(0.01).max(10_000);
const positive = z.number().gt(0).max(1e6);

/** Values to pick from at most [assumption]. */
const MOST_VALUES = 10_000;

function newDistribution({ min, max }: Bounds) {
  const inside = z.number().min(min).max(max);
  return z
    .strictObject({
      normal: z.tuple([z.number(), positive]).optional().describe('mean and standard deviation'),
      beta: z.tuple([shape, shape]).optional().describe('the two shapes'),
      uniform: z.tuple([inside, inside]).optional().describe('from and to'),
      one_of: z.array(inside).min(1).max(MOST_VALUES).optional().describe('equally likely'),
    })
    .superRefine((given, context) => {
      if (context.issues.length > 0) return;
      const wrong = (message: string, path: string[] = []): void =>
        context.addIssue({ code: 'custom', message, path });
      const kinds = Object.keys(given);
      if (kinds.length !== 1) {
        return wrong('expected one of normal, beta, uniform, one_of: {normal: [0.8, 0.1]}');
      }
      if (given.uniform !== undefined && given.uniform[0] > given.uniform[1]) {
        return wrong(`${given.uniform[0]} is above ${given.uniform[1]}`, ['uniform']);
      }
      if (massWithin(given, { min, max }) < LEAST_MASS) {
        wrong(`hardly any of it lies between ${min} and ${max}`, kinds);
      }
    })
    .meta({ id: `distribution_${min}_${max}` });
}

type DistributionSchema = ReturnType<typeof newDistribution>;
const distributions = new Map<string, DistributionSchema>();

/** One for each pair of bounds: the JSON Schema, where each stands once, stays small. */
function distribution(bounds: Bounds): DistributionSchema {
  const key = `${bounds.min} ${bounds.max}`;
  const known = distributions.get(key) ?? newDistribution(bounds);
  distributions.set(key, known);
  return known;
}

/** A number between bounds, or a distribution over them. */
export function trait(bounds: ParamBounds) {
  const number = z.number().min(bounds.min).max(bounds.max).describe(bounds.means);
  return z.union([number, distribution(bounds)]).describe(bounds.means);
}

const correlations = z
  .record(z.string(), z.number().min(-0.99).max(0.99))
  .describe('{"a~b": 0.6}: correlations of the normal scores of parameters that are distributions');

/** A model's parameters, as keys of one map with `correlations`. */
export function traitKeys<Name extends string>(params: Readonly<Record<Name, ParamBounds>>) {
  type Schema = z.ZodType<Trait>;
  const keys = Object.fromEntries(
    Object.entries<ParamBounds>(params).map(([name, bounds]) => {
      const schema = trait(bounds);
      return [name, bounds.default === undefined ? schema : schema.default(bounds.default)];
    }),
  ) as unknown as Record<Name, Schema>;
  return { ...keys, correlations: correlations.optional() };
}

/** A key with nothing behind it is no key that is absent: what should stand there was forgotten, or is not indented. */
function empty(form: string): string {
  return `is empty\tput ${form} below it, indented, or leave the key out`;
}

export const userParams = z.strictObject(traitKeys(USER_PARAMS), {
  error: ({ input }) => (input === null ? empty('starting_prob') : undefined),
});

/** A model as checked: every parameter is a `Trait`. */
export interface GivenModel {
  readonly name: ModelName;
  readonly correlations?: Correlations | undefined;
  readonly [param: string]: unknown;
}

/** A model by its name, with what that model takes. */
export const userModel: z.ZodType<GivenModel> = z
  .discriminatedUnion(
    'name',
    MODEL_NAMES.map((name) => {
      const { params, means }: LearnerModel = LEARNER_MODELS[name];
      return z.strictObject({ name: z.literal(name).describe(means), ...traitKeys(params) });
    }) as unknown as [z.ZodObject<{ name: z.ZodLiteral<ModelName> }>],
    {
      error: ({ input }) => {
        if (input === null) return empty('name and parameters');
        if (typeof input !== 'object') return 'expected a map: {name: accuracy, ...}';
        const { name } = input as { readonly name?: unknown };
        const hint = typeof name === 'string' ? didYouMean(name, MODEL_NAMES) : undefined;
        const known = MODEL_NAMES.map(quoted).join(', ');
        const what = `expected one of ${known}, got ${quoted(name)}`;
        return hint === undefined ? what : `${what}\t${hint}`;
      },
    },
  )
  .meta({ id: 'user_model' });

/** What is wrong with correlations, by key; an empty key stands for all of them together. */
export function correlationFaults(
  traits: Readonly<Record<string, unknown>>,
  given: Correlations,
): { readonly key: string; readonly what: string }[] {
  const drawn = Object.keys(traits).filter((name) => typeof traits[name] === 'object');
  const faults = Object.keys(given).flatMap((key) => {
    const names = pairOf(key);
    if (names === undefined) return [{ key, what: 'is not of the form "one~other"' }];
    return names
      .filter((name) => !drawn.includes(name))
      .map((name) => ({ key, what: `${quoted(name)} is no parameter with a distribution here` }));
  });
  const pairs = Object.keys(given).map((key) => pairOf(key)?.toSorted().join('~'));
  const doubled = pairs.find((pair, at) => pair !== undefined && pairs.indexOf(pair) !== at);
  if (doubled !== undefined) faults.push({ key: '', what: `${doubled} stands here twice` });
  if (faults.length === 0 && triangleOf(drawn, given) === undefined) {
    faults.push({ key: '', what: 'no numbers can be correlated like this' });
  }
  return faults;
}
