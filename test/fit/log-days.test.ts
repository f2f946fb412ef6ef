/** Days of a log: known where every answer has a date, or a number whose unit is said. */

import { describe, expect, it } from 'vitest';
import { LogReading, NameTables, type TimeUnit } from '../../src/fit/log-reading.js';

const WORDS = { correct: ['1'], wrong: ['0'], ignored: [] };

function days(times: readonly string[], unit?: TimeUnit): number[] | undefined {
  const reading = new LogReading(new NameTables(), WORDS, unit);
  const columns = {
    learner: 0,
    skill: 1,
    correct: 2,
    time: 3,
    item: undefined,
    seconds: undefined,
  };
  times.forEach((time, line) => reading.add('log.csv', line, ['u', 's', '1', time], columns, 4));
  const { day } = reading.build();
  return day && [...day];
}

describe('days', () => {
  it('are those of dates, UTC unless they say otherwise', () => {
    const times = ['1970-01-01 23:59:59', '1970-01-02', '1970-01-02T23:30:00-01:00'];
    expect(days(times)).toEqual([0, 1, 2]);
  });

  it.each([
    [['86399', '86400'], 'seconds', [0, 1]],
    [['86399999', '86400000'], 'milliseconds', [0, 1]],
    [['86399', '86400'], undefined, undefined],
    [['-1'], 'seconds', [-1]],
    [['5', '1970-01-02'], 'seconds', undefined],
  ] as const)('of %j in %s are %j', (times, unit, expected) => {
    expect(days(times, unit)).toEqual(expected);
  });
});
