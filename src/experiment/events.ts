/** The event log that an experiment asks for: of every problem, of all learners or of a share of them. */

import { hashUniform } from '../engine/assignment.js';
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

/** What a checked `outputs:` asks for; undefined: no events. */
export function eventLogOf({ outputs: asked }: Config): EventLog | undefined {
  if (asked?.events === undefined) return undefined;
  return { format: asked.events, share: asked.events_sample ?? 1 };
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
