/** Plans of live tests: from the spread of a simulation to real users. */

import { describe, expect, it } from 'vitest';
import { livePlans } from '../../src/comparison/live-test.js';
import { type MadeLearner, compare, made } from './learners.js';

const TEST = { ratio: 1, exposed: 1, usersPerDay: undefined };

/** 60 learners who all need `practice` problems, but two: one fewer, one more. */
const around = (practice: number, odd: number): MadeLearner[] =>
  made(
    ...Array.from({ length: 60 }, (_, at) => ({
      practice: practice + (at === odd ? -1 : at === odd + 1 ? 1 : 0),
    })),
  );
const { rows } = compare(around(5, 0), around(10, 20));

describe('a live test of medians', () => {
  it('that do not vary needs the least users, not more than there are', () => {
    const plans = livePlans(rows, TEST);
    const median = plans.find(({ row }) => row.metric === 'problems_to_completion.median')!;
    expect(median.row.control).toMatchObject({ low: 10, high: 10 });
    expect(median.planned.map(({ users }) => users)).toEqual([
      { first: 2, second: 2 },
      { first: 2, second: 2 },
    ]);
  });

  it('without an interval is not planned as one without spread', () => {
    const unknown = rows
      .filter(({ metric }) => metric === 'problems_to_completion.median')
      .map((row) => ({ ...row, control: { ...row.control, low: undefined, high: undefined } }));
    expect(livePlans(unknown, TEST)[0].planned[0].users).toBeUndefined();
  });

  it('leaves out what only a simulation knows', () => {
    const seen = (part: number): MadeLearner[] =>
      made(
        ...Array.from({ length: 60 }, (_, at) => ({
          practice: 20 + (at % 5),
          exam: part / 10 + (at % part) / 100,
          later: part / 10 + (at % part) / 100,
          overpromoted: at % part,
          overpractice: part + (at % 4),
        })),
      );
    const made60 = compare(seen(3), seen(2));
    const certain = made60.rows.filter(
      ({ difference: { low, high } }) =>
        low !== undefined && high !== undefined && (low > 0 || high < 0),
    );
    expect(certain.map(({ metric }) => metric)).toEqual([
      'exam_accuracy',
      'exam_accuracy_30_days',
      'overpromotion_rate',
      'overpractice_rate',
    ]);
    expect(livePlans(made60.rows, TEST)).toEqual([]);
  });

  it('leaves out the 95% quantile', () => {
    const metrics = livePlans(rows, TEST).map(({ row }) => row.metric);
    expect(metrics).toContain('problems_to_completion.restricted_mean');
    expect(metrics.filter((metric) => metric.endsWith('.p95'))).toEqual([]);
  });
});
