/** The form of `reweight:`. */

import { z } from 'zod';
import { quoted } from '../content/schema-problems.js';
import { didYouMean } from '../errors.js';

/** A kind's share times this at most [assumption]. */
const MOST_TIMES = 1e6;

/** Forms other than factors by name: each stands alone. */
export const FORMS = ['shares', 'towards'] as const;

/** A map or a list is no factor, but perhaps meant for one of the forms; undefined: what is said of any other value. */
function formMeant({ code, input, path }: z.core.$ZodRawIssue): string | undefined {
  if (code !== 'invalid_type' || typeof input !== 'object' || input === null) return undefined;
  const hint =
    didYouMean(String(path?.at(-1)), FORMS) ?? `a map stands behind ${FORMS.join(' and ')} only`;
  return `expected a number, got ${quoted(input)}\t${hint}`;
}

export const reweight = z
  .object({
    shares: z
      .record(z.string(), z.number().min(0).max(1))
      .optional()
      .describe('shares of the mix by name; what they leave of 1 goes to the others as before'),
    towards: z
      .record(z.string(), z.number())
      .optional()
      .describe('{parameter: mean}: the mix with that mean which is nearest to the old one'),
  })
  .catchall(
    z
      .number({ error: formMeant })
      .min(0)
      .max(MOST_TIMES)
      .describe('what the share of the kind is multiplied by'),
  )
  .superRefine((given, context) => {
    if (context.issues.length > 0) return;
    const form = FORMS.find((one) => given[one] !== undefined);
    if (form === undefined) return;
    for (const other of Object.keys(given).filter((key) => key !== form)) {
      const message = `stands beside ${form}: leave one out`;
      context.addIssue({ code: 'custom', path: [other], message });
    }
    if (given.towards !== undefined && Object.keys(given.towards).length !== 1) {
      const message = 'expected one parameter: {starting_prob: 0.8}';
      context.addIssue({ code: 'custom', path: ['towards'], message });
    }
  })
  .meta({ id: 'reweight' });

/** One form, as checked. */
export type GivenReweight = z.output<typeof reweight>;
