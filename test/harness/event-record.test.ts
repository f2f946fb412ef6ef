/** Records of events: what goes in comes out, and nothing else passes for one. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_NAMES } from '../../src/engine/levels.js';
import { PROBLEM_NAMES, TASK_NAMES } from '../../src/engine/problem-kind.js';
import {
  EventReader,
  type EventRecord,
  RECORD_BYTES,
  emptyRecord,
  isSoundRecord,
  readRecord,
  writeRecord,
} from '../../src/harness/event-record.js';

const LIMITS = { skills: 100_000, maxDays: 36_500 };
const below = (names: readonly unknown[], from = 0): fc.Arbitrary<never> =>
  fc.integer({ min: from, max: names.length - 1 }) as fc.Arbitrary<never>;

/** Up to the largest values that a configuration allows. */
const records: fc.Arbitrary<EventRecord> = fc.record({
  learner: fc.integer({ min: 0, max: 99_999_999 }),
  skill: fc.integer({ min: 0, max: LIMITS.skills - 1 }),
  started: fc.integer({ min: 0, max: LIMITS.maxDays * 86_400_000 }),
  time: fc.integer({ min: 1, max: 86_400_000 }),
  probability: fc.integer({ min: 0, max: 1_000_000 }),
  day: fc.integer({ min: 1, max: LIMITS.maxDays }),
  task: below(TASK_NAMES, 1),
  kind: below(PROBLEM_NAMES),
  correct: fc.boolean(),
  hinted: fc.constant(false),
  before: below(LEVEL_NAMES),
  after: below(LEVEL_NAMES),
});

function bytesOf(list: readonly EventRecord[]): DataView {
  const view = new DataView(new ArrayBuffer(list.length * RECORD_BYTES));
  list.forEach((record, at) => writeRecord(view, at * RECORD_BYTES, record));
  return view;
}

describe('a record', () => {
  it('is read back as it was written, and is sound', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const view = bytesOf([one, other]);
        const read = [emptyRecord(), emptyRecord()];
        read.forEach((to, at) => readRecord(view, at * RECORD_BYTES, to));
        expect(read).toEqual([one, other]);
        expect(read.every((record) => isSoundRecord(record, LIMITS))).toBe(true);
      }),
    );
  });

  const [sound] = fc.sample(records, { numRuns: 1, seed: 1 });
  it.each<[string, Partial<EventRecord>]>([
    ['a skill that the mission has not', { skill: LIMITS.skills }],
    ['a time that is none', { started: NaN }],
    ['a time before the beginning', { started: -1 }],
    ['a part of a millisecond', { started: 0.5 }],
    ['a probability above 1', { probability: 1_000_001 }],
    ['day 0', { day: 0 }],
    ['a day beyond the limit', { day: LIMITS.maxDays + 1 }],
    ['no task', { task: 0 }],
    ['a task that there is not', { task: TASK_NAMES.length as never }],
    ['a kind that there is not', { kind: PROBLEM_NAMES.length as never }],
    ['a level that there is not', { after: LEVEL_NAMES.length as never }],
    ['a hint that counts as correct', { correct: true, hinted: true }],
  ])('with %s is not sound', (_, change) => {
    const view = bytesOf([{ ...sound, ...change }]);
    const read = emptyRecord();
    readRecord(view, 0, read);
    expect(isSoundRecord(read, LIMITS)).toBe(false);
  });
});

it('a reader counts the problems of each learner', () => {
  const learners = [3, 3, 4, 7, 7, 7];
  const view = bytesOf(learners.map((learner) => ({ ...emptyRecord(), learner, task: 4 })));
  const reader = new EventReader(['a']);
  const problems = learners.map((_, at) => reader.next(view, at * RECORD_BYTES).problem);
  expect(problems).toEqual([1, 2, 1, 1, 2, 3]);
});
