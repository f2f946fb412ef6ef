/** Virtual time: sessions at the same hour every day, the problem in hand finished, never back. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/harness/clock.js';
import { Calendar } from '../../src/learners/calendar.js';
import { DAY, type Milliseconds } from '../../src/units.js';

const ms = (n: number): Milliseconds => n as Milliseconds;

/** [now, day, active, whether the session is over] */
function read(clock: VirtualClock): [number, number, number, boolean] {
  return [clock.now, clock.day, clock.active, clock.sessionIsOver()];
}

describe('a session', () => {
  it('is over when its time is used up, not a millisecond before', () => {
    const clock = new VirtualClock(ms(1000));
    expect(read(clock)).toEqual([0, 0, 0, false]);
    clock.work(ms(999));
    expect(read(clock)).toEqual([999, 0, 999, false]);
    clock.work(ms(1));
    expect(read(clock)).toEqual([1000, 0, 1000, true]);
  });

  it('waits for the problem in hand, which counts as worked', () => {
    const clock = new VirtualClock(ms(1000));
    clock.work(ms(900));
    clock.work(ms(900));
    expect(read(clock)).toEqual([1800, 0, 1800, true]);
  });

  it('has all of its time, however long the one before took', () => {
    const clock = new VirtualClock(ms(1000));
    clock.work(ms(1800));
    clock.nextSession(clock.now);
    expect(read(clock)).toEqual([DAY, 1, 1800, false]);
    clock.work(ms(999));
    expect(read(clock)).toEqual([DAY + 999, 1, 2799, false]);
    clock.work(ms(1));
    expect(clock.sessionIsOver()).toBe(true);
  });

  it('starts again for the next learner', () => {
    const clock = new VirtualClock(ms(1000));
    clock.work(ms(1800));
    clock.nextSession(ms(5 * DAY));
    clock.work(ms(10));
    clock.reset();
    expect(read(clock)).toEqual([0, 0, 0, false]);
  });
});

describe('the next session', () => {
  it.each([
    ['the session was used up', 1000, 1000, 1],
    ['due in the past', 1000, 0, 1],
    ['due later today', 1000, DAY - 1, 1],
    ['due at the very start of tomorrow', 1000, DAY, 1],
    ['due a moment after tomorrow starts', 1000, DAY + 1, 2],
    ['due in a week', 1000, 7 * DAY, 7],
    ['due in a week and a moment', 1000, 7 * DAY + 1, 8],
    ['worked until midnight', DAY, DAY, 1],
    ['worked past midnight: that day is lost', DAY + 1, DAY + 1, 2],
    ['worked past midnight, due before', DAY + 1, 1000, 2],
    ['worked for three days', 3 * DAY - 1, 0, 3],
  ])('%s', (_, worked, due, day) => {
    const clock = new VirtualClock(ms(DAY));
    clock.work(ms(worked));
    clock.nextSession(ms(due));
    expect(read(clock)).toEqual([day * DAY, day, worked, false]);
  });

  it.each([
    ['on the next day of the calendar', 1000, 0, [2 * DAY, 2, 1000, false]],
    ['on the first of its days when something is due', 1000, 3 * DAY, [4 * DAY, 4, 1000, false]],
    [
      'nowhere, and time stands still, when there is none any more',
      1500,
      5 * DAY,
      [1500, 0, 1500, true],
    ],
  ])('is %s', (_, worked, due, expected) => {
    const clock = new VirtualClock(ms(1200));
    const terms = [0, 2, 4].map((from_day) => ({ from_day, days: 1 }));
    clock.reset(undefined, new Calendar({ terms }));
    clock.work(ms(worked));
    expect(clock.nextSession(ms(due))).toBe(expected[0] !== worked);
    expect(read(clock)).toEqual(expected);
    const follower = new VirtualClock(ms(1));
    follower.follow(clock);
    expect([follower.nextSession(ms(0)), read(follower)]).toEqual([
      clock.nextSession(ms(0)),
      read(clock),
    ]);
    clock.reset();
    clock.nextSession(ms(0));
    expect(clock.day).toBe(1);
  });

  it('is never on the same day, even if nothing was worked', () => {
    const clock = new VirtualClock(ms(1000));
    clock.nextSession(ms(0));
    clock.nextSession(ms(0));
    expect(read(clock)).toEqual([2 * DAY, 2, 0, false]);
  });

  it('is the first one at or after both now and what is due, whatever went before', () => {
    const step = fc.record({
      work: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 3 * DAY })),
      due: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 40 }).map((day) => day * DAY),
      ),
      late: fc.integer({ min: -1, max: 1 }),
    });
    const property = fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const clock = new VirtualClock(ms(1000));
      let worked = 0;
      for (const { work, due, late } of steps) {
        const [start, lastDay] = [clock.now, clock.day];
        clock.work(ms(work));
        worked += work;
        expect([clock.now, clock.active]).toEqual([start + work, worked]);
        const end = clock.now;
        const wanted = Math.max(end, due + late);
        clock.nextSession(ms(due + late));
        expect([clock.now, clock.active]).toEqual([clock.day * DAY, worked]);
        expect(clock.now).toBeGreaterThanOrEqual(wanted);
        expect(clock.day).toBeGreaterThan(lastDay);
        if (clock.day > lastDay + 1) expect(clock.now - DAY).toBeLessThan(wanted);
      }
    });
    fc.assert(property, { numRuns: 300, seed: 61 });
  });
});
