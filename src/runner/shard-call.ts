/** How the run of a shard was called: what is said after the merge is said of that call. */

import { z } from 'zod';
import type { ExperimentPlan } from '../experiment/plan.js';

const text = z.string().max(10_000);
const whole = z.int().positive();

const call = z.strictObject({
  /** the configuration's file, and what changed it */
  config: text.regex(/[^./\\][^/\\]*$/),
  seed: text.optional(),
  set: z.array(text),
  scenarios: text.optional(),
  /** where the expectations stand, in their order */
  places: z.array(z.strictObject({ file: text, line: whole.optional(), column: whole.optional() })),
});

export type Call = z.output<typeof call>;

/** Undefined: it is none. */
export function parseCall(value: unknown): Call | undefined {
  return call.safeParse(value).data;
}

export function placesOf({ expectations }: ExperimentPlan): Call['places'] {
  return expectations.map(({ file, line, column }) => ({ file, line, column }));
}

/** The plan, with its expectations where they stood; undefined: there were not as many. */
export function placed(plan: ExperimentPlan, { places }: Call): ExperimentPlan | undefined {
  const { expectations } = plan;
  if (places.length !== expectations.length) return undefined;
  return {
    ...plan,
    expectations: expectations.map((one, at) => {
      const { file, line, column } = places[at];
      return { ...one, file, line, column };
    }),
  };
}
