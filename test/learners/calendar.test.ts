/** Days with sessions: as a table, and as somebody who leafs through the calendar day by day finds them. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar, type Schedule, WEEKDAYS } from '../../src/learners/calendar.js';

/** The first `count` days of a learner's sessions. */
function sessions(schedule: Schedule, count: number): number[] {
  const calendar = new Calendar(schedule);
  const days: number[] = [];
  for (let day = calendar.next(0); days.length < count; day = calendar.next(day + 1)) {
    days.push(day);
  }
  return days;
}

const span = (from_day: number, days: number) => ({ from_day, days });

describe('sessions', () => {
  it.each<[string, Schedule, number[]]>([
    ['are every day when nothing is said', {}, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['skip the weekend', { days: ['mon', 'tue', 'wed', 'thu', 'fri'] }, [0, 1, 2, 3, 4, 7, 8]],
    ['may be two days a week', { days: ['tue', 'thu'], start: 'tue' }, [0, 2, 7, 9, 14]],
    ['start on a weekday other than Monday', { days: ['mon', 'sun'], start: 'sat' }, [0, 1, 7, 8]],
    ['count from the first one', { days: ['wed'], start: 'thu' }, [0, 7, 14]],
    ['pause in holidays', { holidays: [span(2, 3), span(7, 1)] }, [0, 1, 5, 6, 8, 9]],
    ['pause in holidays that overlap', { holidays: [span(4, 1), span(2, 3)] }, [0, 1, 5, 6]],
    ['begin behind holidays, which is day 0', { holidays: [span(0, 3), span(4, 2)] }, [0, 3, 4]],
    [
      'are held in terms, in any order',
      { terms: [span(5, 2), span(0, 2)] },
      [0, 1, 5, 6, Infinity],
    ],
    [
      'are held on weekdays within terms',
      { days: ['mon', 'fri'], terms: [span(0, 6), span(7, 4), span(16, 3)] },
      [0, 4, 7, 18, Infinity],
    ],
    ['come again every year', { terms: [span(0, 1), span(3, 1)], year: 5 }, [0, 3, 5, 8, 10, 13]],
    ['come again between holidays', { holidays: [span(1, 3)], year: 4 }, [0, 4, 8, 12]],
    [
      'fall on other weekdays the next year',
      { days: ['mon'], terms: [span(0, 1)], year: 8 },
      [0, 56, 112],
    ],
  ])('%s', (_, schedule, days) => {
    expect(sessions(schedule, days.length)).toEqual(days);
  });

  it.each<[string, Schedule]>([
    ['no weekday of a term is held', { days: ['sat'], terms: [span(0, 3)] }],
    ['the whole year is a holiday', { holidays: [span(0, 10)], year: 10 }],
    [
      'the year is whole weeks, and its term on other days',
      { days: ['sat'], terms: [span(0, 3)], year: 7 },
    ],
  ])('never are where %s', (_, schedule) => {
    expect(new Calendar(schedule).hasSessions).toBe(false);
  });

  it('never come behind the end of time', () => {
    expect(new Calendar({ holidays: [span(1, 3)], year: 4 }).next(Infinity)).toBe(Infinity);
  });

  it('are those that one finds day by day', () => {
    const spans = fc.array(
      fc.record({ from_day: fc.nat(20), days: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 4 },
    );
    const property = fc.property(
      fc.subarray([...WEEKDAYS], { minLength: 1 }),
      fc.constantFrom(...WEEKDAYS),
      spans,
      fc.boolean(),
      fc.option(fc.integer({ min: 29, max: 40 }), { nil: undefined }),
      (days, start, listed, isTerm, year) => {
        const schedule = { days, start, year, [isTerm ? 'terms' : 'holidays']: listed };
        const isHeld = (day: number): boolean => {
          const weekday = WEEKDAYS[(WEEKDAYS.indexOf(start) + day) % 7];
          const date = year === undefined ? day : day % year;
          const isIn = listed.some((one) => date >= one.from_day && date < one.from_day + one.days);
          return days.includes(weekday) && isIn === isTerm;
        };
        const held = Array.from({ length: 400 }, (_, day) => day).filter(isHeld);
        const calendar = new Calendar(schedule);
        expect(calendar.hasSessions).toBe(held.length > 0);
        if (held.length === 0) return;
        const found = sessions(schedule, Math.min(held.length, 30));
        expect(found).toEqual(held.slice(0, 30).map((day) => day - held[0]));
      },
    );
    fc.assert(property, { numRuns: 300, seed: 17 });
  });
});
