/** A file of weights for the knowledge model, in place of the published ones. */

import { z } from 'zod';
import { readDocument } from '../content/document.js';
import { type Reported, checkSchema, problemAt, quoted } from '../content/schema-problems.js';
import {
  type KnowledgeModel,
  type KnowledgeWeights,
  PUBLISHED_WEIGHTS,
} from '../engine/knowledge/model.js';
import { type Problem, UserError, didYouMean } from '../errors.js';

const weights = z.strictObject(
  Object.fromEntries(
    Object.keys(PUBLISHED_WEIGHTS).map((name) => [name, z.number().min(-1000).max(1000)]),
  ) as Record<keyof KnowledgeWeights, z.ZodNumber>,
);

const modelSchema = z.strictObject({
  weights,
  skills: z.record(z.string(), weights).default({}),
});

/** A model, and the document it came from. */
export interface KnowledgeFile {
  readonly model: KnowledgeModel;
  readonly source: Reported;
}

/**
 * Reads `{weights: {intercept, ...}, skills: {slug: {...}}}`; every weight must be given.
 * @throws UserError with every problem and its place
 */
export function parseKnowledgeModel(file: string, text: string): KnowledgeFile {
  const source = readDocument(file, text);
  const { value, problems } = checkSchema(modelSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  return { model: value, source };
}

/** Weights of skills that are not known would never count. */
export function unknownSkills(
  { model, source }: KnowledgeFile,
  known: ReadonlySet<string>,
): Problem[] {
  return Object.keys(model.skills)
    .filter((slug) => !known.has(slug))
    .map((slug) => {
      const what = `no mission of the experiment has a skill ${quoted(slug)}`;
      return problemAt(source, ['skills', slug], what, didYouMean(slug, [...known]));
    });
}
