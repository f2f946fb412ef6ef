import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { parseSeconds, parseTime } from '../../src/fit/log-cells.js';
import { type ColumnFlags, columnsOf } from '../../src/fit/log-columns.js';

const find = (header: string, flags: ColumnFlags = {}) =>
  columnsOf('log.csv', header.split(','), flags);

function refusal(header: string, flags: ColumnFlags = {}): string[] {
  try {
    find(header, flags);
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
  }
  return [];
}

describe('columns', () => {
  it('are recognised by their names', () => {
    const { columns, guessed } = find('Anon Student Id,Time,Outcome,KC (Default),Problem Name');
    expect(columns).toEqual({
      learner: 0,
      time: 1,
      correct: 2,
      skill: 3,
      item: 4,
      seconds: undefined,
    });
    expect(guessed).not.toContain('seconds');
  });

  it('are those that the user names', () => {
    const flags = { learner: 'who', skill: 'what', correct: 'right', time: 'none' };
    const { columns, guessed } = find('right,what,who,time', flags);
    expect(columns).toMatchObject({ learner: 2, skill: 1, correct: 0, time: undefined });
    expect(guessed).toEqual([]);
  });

  it('that cannot be told are all refused at once, each with a way out', () => {
    expect(refusal('user,student,kc,item,item_id')).toEqual([
      'log.csv:1  more than one column may hold the learner: user, student  (say which: --learner "user")',
      'log.csv:1  no column is known to hold the correct  (use --correct; columns: user, student, kc, item, item_id)',
      'log.csv:1  more than one column may hold the item: item, item_id  (say which: --item "item" or --item none)',
    ]);
    expect(refusal('user,skill,correct', { skill: 'skil' })).toEqual([
      'log.csv:1  has no column "skil" (--skill)  (did you mean "skill"?)',
    ]);
  });
});

describe('cells', () => {
  it.each([
    ['1700000000', 1_700_000_000],
    ['-1.5', -1.5],
    ['2015-11-02', Date.UTC(2015, 10, 2)],
    ['2015-11-02 19:49:38', Date.UTC(2015, 10, 2, 19, 49, 38)],
    ['2015-11-02T19:49:38.5Z', Date.UTC(2015, 10, 2, 19, 49, 38, 500)],
    ['2015-11-02T19:49+01:30', Date.UTC(2015, 10, 2, 18, 19)],
    ['2024-02-29T24:00', Date.UTC(2024, 2, 1)],
  ])('time %s', (text, time) => expect(parseTime(text)).toBe(time));

  it.each([
    '',
    'noon',
    '2015-13-02',
    '2023-02-29',
    '2015-04-31',
    '0050-01-01',
    '2015-11-02T24:30',
    '2015-11-02T10:00+99:99',
    '2015-11-02T10:00+15:00',
    '1e999',
    '02/11/2015',
    'NaN',
  ])('no time: %s', (text) => expect(parseTime(text)).toBeUndefined());

  it.each(['', '-1', 'Infinity', '1e999', '1e308'])('no seconds: %s', (text) =>
    expect(parseSeconds(text)).toBeUndefined(),
  );
});
