/** `outputs:` of a configuration. */

import { z } from 'zod';
import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';
import { EVENT_FORMATS } from './events.js';
import type { Config } from './schema.js';

export const outputs = z.strictObject({
  events: z
    .enum(EVENT_FORMATS)
    .optional()
    .describe('a row per problem, in events/: parquet or csv'),
  events_sample: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('share of learners whose problems are written, default 1'),
});

/** Everything that is wrong with it. */
export function outputProblems({ outputs: asked, sweep }: Config, source: Reported): Problem[] {
  if (asked === undefined) return [];
  const { events, events_sample } = asked;
  const problems: Problem[] = [];
  if (events === undefined && events_sample !== undefined) {
    const hint = 'set events: parquet or events: csv beside it';
    problems.push(problemAt(source, ['outputs', 'events_sample'], 'needs events', hint));
  }
  if (events !== undefined && sweep !== undefined) {
    const hint = 'leave one of them out: trace shows single learners of a sweep';
    const what = 'does not go together with sweep';
    problems.push(problemAt(source, ['outputs', 'events'], what, hint));
  }
  return problems;
}
