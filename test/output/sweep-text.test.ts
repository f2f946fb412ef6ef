/** A sweep on a terminal: side by side where it fits, below each other where it does not, never wider than it must be. */

import { describe, expect, it } from 'vitest';
import { type GroupTotals, addOutcome, emptyTotals } from '../../src/metrics/group-totals.js';
import { type SweepRow, sweepText } from '../../src/output/sweep-text.js';
import { SKILLS, outcomeOf } from '../metrics/outcomes.js';

/** Learners who complete after so many problems; 0: does not. */
function totalsOf(...problems: readonly number[]): GroupTotals {
  const totals = emptyTotals(SKILLS);
  problems.forEach((count, at) => {
    const status = count === 0 ? 'problem_limit' : 'completed';
    addOutcome(totals, at, outcomeOf({ status, problems: count, examAccuracy: 0.9 }), 0.8);
  });
  return totals;
}

const row = (value: string, ...groups: readonly (readonly number[])[]): SweepRow => ({
  values: [value],
  groups: groups.map((problems, at) => ({ name: `group_${at}`, totals: totalsOf(...problems) })),
});

describe('one parameter', () => {
  it('has a row a point, a block a group, and a curve a figure', () => {
    const text = sweepText(
      ['prob'],
      [row('0.5', [0, 0], [30, 0]), row('0.75', [40, 60], [20, 20])],
    );
    expect(text.split('\n')).toEqual([
      '                          group_0                      group_1',
      'prob   completed  median  unready   completed  median  unready',
      '0.5         0.0%       -        -       50.0%       -     0.0%',
      '0.75      100.0%      60     0.0%      100.0%      20     0.0%',
      '',
      'over prob  completed       median    unready',
      'group_0    ▁█              ·█        ·▁',
      'group_1    ▅█              ·▁        ▁▁',
      '           0.0% to 100.0%  20 to 60  0.0% to 100.0%',
    ]);
  });

  it('of three groups fits into 100 columns; of more, groups stand below each other', () => {
    const narrow = sweepText(['starting_prob'], [row('0.5', [1], [1], [1])]).split('\n');
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(narrow[1]).toMatch(/^starting_prob( +completed +median +unready){3}$/);
    const four = sweepText(
      ['starting_prob'],
      [row('0.5', [1], [2], [3], [4]), row('0.6', [1], [2], [3], [4])],
    );
    expect(four.split('\n').slice(0, 6)).toEqual([
      'starting_prob  group    completed  median  unready',
      '0.5            group_0     100.0%       1     0.0%',
      '               group_1     100.0%       2     0.0%',
      '               group_2     100.0%       3     0.0%',
      '               group_3     100.0%       4     0.0%',
      '0.6            group_0     100.0%       1     0.0%',
    ]);
    expect(four).toContain('over starting_prob');
  });
});

it('several parameters are a plain table', () => {
  const grid = ['1', '2'].map((second) => ({ ...row('', [5]), values: ['0.5', second] }));
  expect(sweepText(['a', 'b'], grid).split('\n')).toEqual([
    'a    b  group    completed  median  unready',
    '0.5  1  group_0     100.0%       5     0.0%',
    '0.5  2  group_0     100.0%       5     0.0%',
  ]);
});

it('a long sweep is cut, and says where the rest is', () => {
  const rows = Array.from({ length: 100 }, (_, at) => row(String(at), [5]));
  const lines = sweepText(['a'], rows).split('\n');
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toBe('... and 42 more rows in sweep.csv');
});
