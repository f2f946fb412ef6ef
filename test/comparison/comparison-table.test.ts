/** The columns of `comparison.csv`: exactly those promised, in that order, and what stands in them. */

import { describe, expect, it } from 'vitest';
import { COMPARISON_COLUMNS } from '../../src/comparison/comparison-table.js';
import { relative } from '../../src/comparison/comparison-row.js';
import { csv } from '../../src/output/csv.js';
import { comparisonRows } from '../../src/runner/write-results.js';
import { compare, made, rowOf } from './learners.js';

/** Columns are only ever appended: this line grows at its end. */
const HEADER =
  'experiment,group,control,metric,unit,better,paired,n,n_control,value,value_low,value_high,control_value,control_low,control_high,difference,difference_low,difference_high,relative_difference,p_value,p_holm,better_probability,width_ratio,method,guardrail,note';

const METRICS =
  'problems_to_completion.median,problems_to_completion.p95,problems_to_completion.restricted_mean,days_to_completion.median,days_to_completion.p95,days_to_completion.restricted_mean,completion_rate,reached_50pct_rate,reached_80pct_rate,stuck_rate,unready_rate,promoted_unready_rate,problems_to_completion.mean,problems.mean,active_seconds.mean,skills_mastered.mean,exam_accuracy,exam_accuracy_30_days,accuracy,review_accuracy,overpromotion_rate,overpractice_rate';

const group = made({ practice: 10 }, { practice: 30 }, { practice: 20, status: 'blocked' });
const control = made({ practice: 20 }, { practice: 60 }, { practice: 40 });
const comparison = compare(group, control);

function cells(metric: string): Record<string, unknown> {
  const row = rowOf(comparison, metric);
  return Object.fromEntries(
    COMPARISON_COLUMNS.map((column) => [column.name, column.from({ comparison, row })]),
  );
}

describe('comparison.csv', () => {
  const lines = csv(comparisonRows('=1+1', [comparison])).split('\n');

  it('has the columns that are promised', () => expect(lines[0]).toBe(HEADER));

  it('has a row per measure, in a fixed order', () => {
    expect(comparison.rows.map(({ metric }) => metric).join(',')).toBe(METRICS);
    expect(lines).toHaveLength(METRICS.split(',').length + 2);
  });

  it('has nothing that a spreadsheet would run', () => {
    expect(lines[1]).toMatch(
      /^'=1\+1,g0,g1,problems_to_completion\.median,problems,lower,true,3,3,/,
    );
    const texts = lines.flatMap((line) => line.split(','));
    expect(texts.filter((text) => /^"?[=+@\t\r]|^"?-(?!\d)/.test(text))).toEqual([]);
  });

  it('has a file of its header alone where nothing is compared', () => {
    expect(csv(comparisonRows('e', []))).toBe(`${HEADER}\n`);
  });
});

describe('a row', () => {
  it('of a mean', () => {
    expect(cells('problems.mean')).toMatchObject({
      group: 'g0',
      control: 'g1',
      unit: 'problems',
      better: 'lower',
      paired: 'true',
      n: 3,
      n_control: 3,
      value: 20,
      control_value: 40,
      difference: -20,
      relative_difference: -0.5,
      better_probability: 1,
      method: 'paired t',
      guardrail: undefined,
      note: undefined,
    });
  });

  it('of a guardrail has its ruling, one of those who completed its note', () => {
    expect(cells('stuck_rate')['guardrail']).toBe('unclear');
    expect(cells('unready_rate')).toMatchObject({
      paired: 'false',
      n: 2,
      n_control: 3,
      note: 'of those who completed: 2 of 3 in the group, 3 of 3 in the control, compared as if they were different learners',
    });
  });

  it('of those who completed needs no note when all did', () => {
    const [one, other] = [made({}, {}), made({}, {}, {})];
    const row = rowOf(compare(one, other, { samePeople: false }), 'unready_rate');
    expect(row).toMatchObject({ isPaired: false, note: '' });
  });
});

it('a relative difference is of the size of the control, whatever its sign; none of nothing', () => {
  const row = rowOf(comparison, 'problems.mean');
  const of = (value: number, of_: number): number | undefined =>
    relative({
      ...row,
      difference: { ...row.difference, value },
      control: { ...row.control, value: of_ },
    });
  expect([of(1, 4), of(1, -4), of(-1, 4), of(1, 0), of(0, 0)]).toEqual([
    0.25,
    0.25,
    -0.25,
    undefined,
    undefined,
  ]);
});
