/** `outputs:` of a configuration: a log of every problem, of all learners or of a share of them. */

import { z } from 'zod';
import { type Reported, problemAt } from '../content/schema-problems.js';
import { hashUniform } from '../engine/assignment.js';
import type { Problem } from '../errors.js';
import { hashIdentity } from './assignment.js';
import type { ExperimentPlan } from './plan.js';
import type { Config } from './schema.js';

export const EVENT_FORMATS = ['parquet', 'csv'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What is asked for. */
export interface EventLog {
  readonly format: EventFormat;
  /** of the learners, above 0 */
  readonly share: number;
}

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

/** What a checked `outputs:` asks for; undefined: no events. */
export function eventLogOf({ outputs: asked }: Config): EventLog | undefined {
  if (asked?.events === undefined) return undefined;
  return { format: asked.events, share: asked.events_sample ?? 1 };
}

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

/**
 * Whether learner `number` is in the sample: by a hash of seed and number alone, so that the same persons are in it in every
 * group. A smaller share is a part of a larger one.
 */
export function isSampled(
  { seed, events }: Pick<ExperimentPlan, 'seed' | 'events'>,
  number: number,
): boolean {
  if (events === undefined) return false;
  return events.share === 1 || hashUniform(`events/${hashIdentity(seed, number)}`) < events.share;
}
