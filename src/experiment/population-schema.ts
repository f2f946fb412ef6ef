/** The form of `populations:` and of a file with one. */

import { z } from 'zod';
import { readDocument } from '../content/document.js';
import { type Reported, checkSchema, problemAt } from '../content/schema-problems.js';
import { type Problem, UserError } from '../errors.js';
import { PRESET_NAMES } from '../learners/presets.js';
import { behaviour } from './behaviour-schema.js';
import { modelProblems } from './learner-checks.js';
import { userModel } from './learner-schema.js';

/** Members of a population at most [assumption]. */
const MOST_MEMBERS = 10_000;

const counted = z.int().min(1).max(1e12).optional();

const member = z
  .strictObject({
    weight: z.number().min(1e-9).max(1e9).default(1).describe('share, over the sum of all weights'),
    name: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be printable, on one line')
      .optional()
      .describe("default: the preset's, or the model's"),
    user_model: userModel.optional(),
    preset: z.enum(PRESET_NAMES).optional().describe('in place of user_model: a ready kind'),
    learners: counted.describe('of a log, whom the member was fitted to: what reweight counts'),
    answers: counted.describe('of these learners: for people'),
    behaviour: behaviour.optional().describe("over the group's, key by key"),
  })
  .superRefine((given, context) => {
    if (
      context.issues.length > 0 ||
      (given.user_model === undefined) !== (given.preset === undefined)
    ) {
      return;
    }
    const message = 'needs either user_model or preset';
    context.addIssue({ code: 'custom', message });
  });

export const population = z.array(member).min(1).max(MOST_MEMBERS).meta({ id: 'population' });

/** Kinds of learners as configured. */
export type GivenPopulation = z.output<typeof population>;

const fileSchema = z.union([
  population,
  z.strictObject({ populations: z.record(z.string(), population) }),
]);

/**
 * Reads a file that is a list of members, or holds `populations:` with one.
 * @throws UserError with every problem and its place
 */
export function parsePopulation(file: string, text: string): GivenPopulation {
  const source = readDocument(file, text);
  const { value, problems } = checkSchema(fileSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  const named = Array.isArray(value) ? undefined : Object.entries(value.populations);
  if (named !== undefined && named.length !== 1) {
    const what = `holds ${named.length} populations, expected one`;
    throw new UserError(problemAt(source, ['populations'], what));
  }
  const [name, members] = named?.[0] ?? ['', value as GivenPopulation];
  const path = named === undefined ? [] : ['populations', name];
  const wrong = populationProblems(members, path, source);
  if (wrong.length > 0) throw new UserError(wrong);
  return members;
}

/** What is wrong between the parameters of a population's members. */
export function populationProblems(
  members: GivenPopulation,
  path: readonly PropertyKey[],
  source: Reported,
): Problem[] {
  return members.flatMap(({ user_model }, at) =>
    user_model === undefined ? [] : modelProblems(user_model, [...path, at, 'user_model'], source),
  );
}
