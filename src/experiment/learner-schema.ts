/** The form of simulated learners: parameters that are numbers or distributions. */

import { z } from 'zod';
import {
  type Bounds,
  type Distribution,
  LEAST_MASS,
  massWithin,
} from '../learners/distribution.js';
import { type Correlations, pairOf, triangleOf } from '../learners/correlations.js';
import type { ParamBounds } from '../learners/parameters.js';
import { USER_PARAMS } from '../learners/user-params.js';
import { quoted } from '../content/schema-problems.js';

/** Shapes of a beta distribution [assumption]: beyond them it is a spike, or all at the ends. */
const shape = z.number().min(0.01).max(10_000);
const positive = z.number().gt(0).max(1e6);

/** Values to pick from at most [assumption]. */
const MOST_VALUES = 10_000;

function distribution({ min, max }: Bounds) {
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
    });
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
  type Schema = z.ZodType<number | Distribution>;
  const keys = Object.fromEntries(
    Object.entries<ParamBounds>(params).map(([name, bounds]) => {
      const schema = trait(bounds);
      return [name, bounds.default === undefined ? schema : schema.default(bounds.default)];
    }),
  ) as unknown as Record<Name, Schema>;
  return { ...keys, correlations: correlations.optional() };
}

export const userParams = z.strictObject(traitKeys(USER_PARAMS));

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
