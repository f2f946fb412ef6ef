/** A file of weights for the knowledge model, in place of the published ones. */

import { z } from 'zod';
import { readDocument } from '../content/document.js';
import { checkSchema } from '../content/schema-problems.js';
import {
  type KnowledgeModel,
  type KnowledgeWeights,
  PUBLISHED_WEIGHTS,
} from '../engine/knowledge/model.js';
import { UserError } from '../errors.js';

const weights = z.strictObject(
  Object.fromEntries(
    Object.keys(PUBLISHED_WEIGHTS).map((name) => [name, z.number().min(-1000).max(1000)]),
  ) as Record<keyof KnowledgeWeights, z.ZodNumber>,
);

const modelSchema = z.strictObject({
  weights,
  skills: z.record(z.string(), weights).default({}),
});

/**
 * Reads `{weights: {intercept, ...}, skills: {slug: {...}}}`; every weight must be given.
 * @throws UserError with every problem and its place
 */
export function parseKnowledgeModel(file: string, text: string): KnowledgeModel {
  const source = readDocument(file, text);
  const { value, problems } = checkSchema(modelSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  return value;
}
