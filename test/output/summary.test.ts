/** The summary on a terminal and as JSON: every column, nothing made up where there is no value. */

import { describe, expect, it } from 'vitest';
import { type GroupTotals, addOutcome, emptyTotals } from '../../src/metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { summaryJson } from '../../src/output/summary-json.js';
import { summaryText } from '../../src/output/summary-text.js';
import { SKILLS, outcomeOf } from '../metrics/outcomes.js';

function totalsOf(...learners: readonly object[]): GroupTotals {
  const totals = emptyTotals(SKILLS);
  learners.forEach((numbers, at) => addOutcome(totals, at, outcomeOf(numbers), 0.8));
  return totals;
}

const completed = (problems: number): object => ({
  status: 'completed',
  problems,
  correct: problems - 1,
  examAccuracy: 0.5,
});

describe('the table', () => {
  it('has a row per group and its distribution on one scale', () => {
    const text = summaryText([
      { name: 'one', totals: totalsOf(completed(10), completed(20)) },
      { name: 'the_other', totals: totalsOf(completed(10), { status: 'blocked', problems: 4 }) },
    ]);
    const [head, one, other, scale, endings, ...rest] = text.split('\n');
    expect(head.split(/ {2,}/)).toEqual([
      'group',
      'learners',
      'completed',
      'mean',
      'p05',
      'median',
      'p95',
      'accuracy',
      'unready',
      'problems to completion',
    ]);
    expect(one).toMatch(/^one +2 +100\.0% +15\.0 +10 +20 +20 +93\.3% +100\.0% +█ {9}█$/);
    expect(other).toMatch(/^the_other +2 +50\.0% +10\.0 +10 +- +- +64\.3% +100\.0% +█$/);
    expect(scale.trim()).toBe('10       20');
    expect(scale.lastIndexOf('20')).toBe(one.lastIndexOf('█') - 1);
    expect(endings).toBe('the_other: 1 blocked');
    expect(rest).toEqual([]);
  });

  it('says how everybody ended when nobody completed', () => {
    const text = summaryText([
      { name: 'a', totals: totalsOf({ status: 'stalled' }, { status: 'day_limit' }) },
    ]);
    expect(text.split('\n').at(-1)).toBe('a: 1 stalled, 1 day_limit');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('has no colours and no blanks at the end of lines', () => {
    const text = summaryText([{ name: 'a', totals: totalsOf(completed(3)) }]);
    expect(text).not.toContain('\u{1B}');
    expect(text).not.toMatch(/ $/m);
  });
});

describe('the JSON document', () => {
  it('has the columns of summary.csv by name, null where there is no value', () => {
    const json = summaryJson('a', totalsOf(completed(10), { status: 'stalled' }));
    expect(Object.keys(json)).toEqual(['group', ...SUMMARY_COLUMNS.map(({ name }) => name)]);
    expect(json).toMatchObject({
      group: 'a',
      learners: 2,
      problems_to_completion_median: null,
      problems_to_completion_mean: 10,
      review_accuracy: null,
    });
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});
