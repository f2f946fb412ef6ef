/** The form of `sweep:`. */

import { z } from 'zod';

/** A range is inclusive at both ends. */
const range = z.strictObject({ from: z.number(), to: z.number(), step: z.number() });

/** Of one path. */
export const sweptValues = z.union(
  [z.array(z.union([z.number(), z.string().max(1000)])).min(1), range],
  {
    error: 'expected a list of numbers or names, or {from: 0, to: 1, step: 0.1}',
  },
);

export const sweepSchema = z
  .object({
    preset: z
      .enum(['assumptions'])
      .optional()
      .describe('every constant that nobody published, one at a time, over a documented range'),
  })
  .catchall(sweptValues)
  .describe('dotted paths inside a group to the values that all groups take in turn, or a preset');

export type SweepRange = z.output<typeof range>;
