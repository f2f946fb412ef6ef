/** The form of `behaviour:`: what learners do besides answering. */

import { z } from 'zod';
import type { TaskChoice } from '../learners/task-choice.js';

const FORMS = 'expected first, random, {weighted: 0.5} or {markov: transitions.yaml}';

const chosenBy = z
  .strictObject({
    weighted: z
      .number()
      .gt(0)
      .max(1)
      .optional()
      .describe('w: the task at place k of the list, from 0, has the weight w^k'),
    markov: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('a file of transitions between skills, relative to the configuration'),
  })
  .superRefine((given, context) => {
    if (context.issues.length > 0 || Object.keys(given).length === 1) return;
    context.addIssue({ code: 'custom', message: FORMS });
  });

/** A map with one key, or a word. */
const taskChoice = z.union([
  chosenBy,
  z.enum(['first', 'random']),
]) as z.ZodType as z.ZodType<TaskChoice>;

export const behaviour = z
  .strictObject({
    task_choice: taskChoice
      .optional()
      .describe('first (default), random, {weighted: w} or {markov: file}'),
  })
  .meta({ id: 'behaviour' });

/** As configured. */
export type GivenBehaviour = z.output<typeof behaviour>;
