/** Whether records of events that were written elsewhere can be those of a chunk. */

import { compileMission } from '../content/compile.js';
import { belongs } from '../experiment/assignment.js';
import { isSampled } from '../experiment/events.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import {
  type EventLimits,
  RECORD_BYTES,
  emptyRecord,
  isSoundRecord,
  readRecord,
} from '../harness/event-record.js';
import type { Chunk, ChunkResult } from './protocol.js';

/** Bytes of one learner's records at most. */
export function mostEventBytes({ limits }: ExperimentPlan): number {
  return limits.max_problems * RECORD_BYTES;
}

/** Whether the records hold what a run writes: in the order of learners, of those alone who are in the sample. */
export function areSoundEvents(
  plan: ExperimentPlan,
  chunk: Chunk,
  { events, totals }: Pick<ChunkResult, 'events' | 'totals'>,
): boolean {
  if (events.length % RECORD_BYTES !== 0) return false;
  const records = events.length / RECORD_BYTES;
  const areAll = plan.events?.share === 1;
  if (areAll ? records !== totals.problems : records > totals.problems) return false;
  const mission = compileMission(plan.scenarios[plan.groups[chunk.group].mission]);
  const limits = { skills: mission.skills.length, maxDays: plan.limits.max_days };
  return areSound(plan, chunk, events, limits);
}

function areSound(
  plan: ExperimentPlan,
  { group, first, count }: Chunk,
  events: Uint8Array,
  limits: EventLimits,
): boolean {
  const view = new DataView(events.buffer, events.byteOffset, events.length);
  const record = emptyRecord();
  let learner = -1;
  let ended = 0;
  for (let at = 0; at < events.length; at += RECORD_BYTES) {
    readRecord(view, at, record);
    if (!isSoundRecord(record, limits)) return false;
    if (record.learner !== learner) {
      const isHere = record.learner >= first && record.learner < first + count;
      const isNext = isHere && record.learner > learner;
      const isOurs = isSampled(plan, record.learner) && belongs(plan, group, record.learner);
      if (!isNext || !isOurs) return false;
      learner = record.learner;
      ended = 0;
    }
    if (record.started < ended) return false;
    ended = record.started + record.time;
  }
  return true;
}
