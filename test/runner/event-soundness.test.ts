/** Records of events from elsewhere: those of a run pass, and none that a run of the plan cannot have written. */

import { describe, expect, it } from 'vitest';
import { isSampled } from '../../src/experiment/events.js';
import {
  type EventRecord,
  RECORD_BYTES,
  emptyRecord,
  readRecord,
  writeRecord,
} from '../../src/harness/event-record.js';
import { areSoundEvents } from '../../src/runner/event-soundness.js';
import { prepareGroup, simulateChunk } from '../../src/runner/simulate-chunk.js';
import { smallPlan } from './plans.js';

const CHUNK = { group: 0, first: 4, count: 12 };
const WANTED = { columns: [], paths: 0, events: true };

const chunkOf = (...set: readonly string[]) => {
  const plan = smallPlan(...set);
  return {
    plan,
    part: simulateChunk(plan, prepareGroup(plan, 0), CHUNK, WANTED, new Int32Array(3)),
  };
};
const { plan, part } = chunkOf('outputs.events=csv');
const sampled = chunkOf('outputs={events: csv, events_sample: 0.5}');

/** The records with one of them altered. */
function altered(at: number, change: (record: EventRecord) => void): Uint8Array {
  const events = part.events.slice();
  const view = new DataView(events.buffer);
  const record = emptyRecord();
  readRecord(view, at * RECORD_BYTES, record);
  change(record);
  writeRecord(view, at * RECORD_BYTES, record);
  return events;
}

const isSound = (events: Uint8Array): boolean =>
  areSoundEvents(plan, CHUNK, { events, totals: part.totals });

describe('records', () => {
  it('of a run are sound, all of them and those of a sample', () => {
    expect(part.events.length).toBe(part.totals.problems * RECORD_BYTES);
    expect(isSound(part.events)).toBe(true);
    expect(sampled.part.events.length).toBeGreaterThan(0);
    expect(sampled.part.events.length).toBeLessThan(part.events.length);
    expect(areSoundEvents(sampled.plan, CHUNK, sampled.part)).toBe(true);
  });

  it.each<[string, Uint8Array]>([
    ['too few', part.events.subarray(RECORD_BYTES)],
    ['too many', Buffer.concat([part.events, part.events.subarray(-RECORD_BYTES)])],
    ['a part of one', part.events.subarray(1)],
    ['of a learner before the chunk', altered(0, (record) => (record.learner = 3))],
    ['of one behind it', altered(part.totals.problems - 1, (record) => (record.learner = 16))],
    ['out of order', altered(part.totals.problems - 1, (record) => (record.learner = 4))],
    ['of a skill that there is not', altered(5, (record) => (record.skill = 8))],
    ['of a time that has gone by', altered(5, (record) => (record.started = 0))],
  ])('%s are not', (_, events) => {
    expect(isSound(events)).toBe(false);
  });

  it('of somebody who is not in the sample are not', () => {
    const outside = [4, 5, 6, 7, 8, 9].find((learner) => !isSampled(sampled.plan, learner))!;
    const record = { ...emptyRecord(), learner: outside, task: 4 as const };
    const events = new Uint8Array(RECORD_BYTES);
    writeRecord(new DataView(events.buffer), 0, record);
    const { totals } = part;
    expect(areSoundEvents(sampled.plan, CHUNK, { events, totals })).toBe(false);
  });
});
