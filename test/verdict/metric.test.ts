/** What can be asked of a group, on groups small enough to see the answer; values that do not exist. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/harness/outcome.js';
import { LEARNER_COLUMNS } from '../../src/metrics/learner-table.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { UNBOUNDED, meanInterval, quantileInterval } from '../../src/stats/intervals.js';
import { momentsOf } from '../../src/stats/moments.js';
import { type Measured, type Metric, findMetric } from '../../src/verdict/metric.js';
import { outcomeOf, outcomes } from '../metrics/outcomes.js';
import { finishers, measuredOf } from './measured.js';

function metric(name: string): Metric {
  const found = findMetric(...(name.split('.') as [string, string | undefined]));
  if ('what' in found) throw new Error(found.what);
  return found;
}

const valueOf = (name: string, group: Measured): number | string => metric(name).value(group);
const NAMES = [
  ...SUMMARY_COLUMNS.map(({ name }) => name),
  ...LEARNER_COLUMNS.flatMap(({ name }) =>
    ['mean', 'sd', 'min', 'max', 'median', 'count', 'p05', 'p95'].map((one) => `${name}.${one}`),
  ),
];

/** Four who completed, of six. */
const SOME = measuredOf(finishers([10, null, 40, 20, null, 30]));
const ALL = measuredOf(finishers([10, 20, 30, 40]));
const ALONE = measuredOf(finishers([7]));
const NONE = measuredOf(finishers([null, null]));
const NOBODY = measuredOf([]);

const AWAY = '2 of 6 learners never got there';

describe('of what it takes to complete', () => {
  it.each([
    ['mean', AWAY, 25, 7, '2 of 2 learners never got there'],
    ['sd', AWAY, Math.sqrt(500 / 3), 'no sample of two', '2 of 2 learners never got there'],
    ['min', 10, 10, 7, Infinity],
    ['max', Infinity, 40, 7, Infinity],
    ['median', 40, 30, 7, Infinity],
    ['p50', 40, 30, 7, Infinity],
    ['p01', 10, 10, 7, Infinity],
    ['p5', 10, 10, 7, Infinity],
    ['p25', 20, 20, 7, Infinity],
    ['p66', 40, 30, 7, Infinity],
    ['p67', Infinity, 30, 7, Infinity],
    ['p99', Infinity, 40, 7, Infinity],
    ['count', 4, 4, 1, 0],
  ])('%s', (statistic, some, all, alone, none) => {
    const name = `problems_to_completion.${statistic}`;
    const values = [SOME, ALL, ALONE, NONE].map((group) => valueOf(name, group));
    expect(values).toEqual([some, all, alone, none]);
  });

  it.each(['mean', 'sd', 'min', 'max', 'median', 'p05', 'p25', 'p75', 'p95'])(
    "as summary.csv's column of %s: no less strict",
    (statistic) => {
      for (const group of [SOME, ALL, ALONE, NONE]) {
        expect(valueOf(`problems_to_completion_${statistic}`, group)).toEqual(
          valueOf(`problems_to_completion.${statistic}`, group),
        );
      }
    },
  );

  it.each(['problems_to_50pct', 'problems_to_80pct'])('%s likewise', (name) => {
    const group = measuredOf([outcomeOf({ problemsTo50: 3, problemsTo80: 3 }), outcomeOf({})]);
    expect(valueOf(`${name}.median`, group)).toBe(Infinity);
    expect(valueOf(`${name}.mean`, group)).toBe('1 of 2 learners never got there');
  });
});

describe('of values that some learners do not have', () => {
  const group = measuredOf([
    outcomeOf({ examAccuracy: 0.5, reviews: 4, reviewsCorrect: 1, problems: 4, correct: 1 }),
    outcomeOf({ examAccuracy: -1, problems: 0, followUps: 5, followUpsCorrect: 5 }),
    outcomeOf({
      examAccuracy: 0.9,
      reviews: 1,
      reviewsCorrect: 1,
      problems: 6,
      correct: 6,
      followUps: 15,
      followUpsCorrect: 3,
    }),
  ]);

  it.each([
    ['exam_accuracy.mean', 0.7],
    ['exam_accuracy.max', 0.9],
    ['exam_accuracy.median', 0.9],
    ['exam_accuracy.count', 2],
    ['exam_accuracy', 0.7],
    ['accuracy.mean', 0.625],
    ['accuracy', 0.7],
    ['review_accuracy.mean', 0.625],
    ['review_accuracy', 0.4],
    ['follow_up_accuracy.mean', 0.6],
    ['follow_up_accuracy', 0.4],
    ['follow_up_problems', 20],
    ['follow_up_problems.max', 15],
    ['problems.mean', 10 / 3],
    ['problems.count', 3],
    ['skills_total.min', 3],
    ['learners', 3],
  ])('%s leaves them out: %d', (name, expected) => {
    expect(valueOf(name, group)).toBeCloseTo(expected, 12);
  });

  it.each(['exam_accuracy.mean', 'exam_accuracy.median', 'exam_accuracy', 'accuracy'])(
    '%s of nobody who has one: no sample',
    (name) => expect(valueOf(name, measuredOf([outcomeOf({})]))).toBe('no sample'),
  );
});

describe('what no live test can see', () => {
  const group = measuredOf([
    outcomeOf({
      mastered: 3,
      overpromoted: 3,
      problems: 10,
      overpractice: 1,
      examAccuracy: 0.7,
      examAccuracy30Days: 0.4,
    }),
    outcomeOf({
      mastered: 1,
      problems: 30,
      overpractice: 20,
      examAccuracy: 0.9,
      examAccuracy30Days: 0.8,
    }),
    outcomeOf({ problems: 2 }),
  ]);

  it.each([
    ['exam_accuracy_30_days', 0.6],
    ['exam_accuracy_30_days.mean', 0.6],
    ['exam_accuracy_30_days.count', 2],
    ['overpromotion_rate', 0.75],
    ['overpromoted_skills.max', 3],
    ['overpractice_rate', 0.5],
    ['overpractice_problems.mean', 7],
  ])('%s: %f', (name, expected) => {
    expect(valueOf(name, group)).toBeCloseTo(expected, 12);
  });

  it('counts those who have a part in it', () => {
    const names = ['exam_accuracy_30_days', 'overpromotion_rate', 'overpractice_rate'];
    expect(names.map((name) => metric(name).counted(group))).toEqual([2, 2, 3]);
  });
});

describe('no learners at all', () => {
  it.each(NAMES.filter((name) => name !== 'learners'))('%s: no sample', (name) => {
    expect(valueOf(name, NOBODY)).toMatch(/^no sample/);
  });

  it('are 0 learners', () => expect(valueOf('learners', NOBODY)).toBe(0));
});

describe('any group', () => {
  it('has a value that is a number, or a reason; never NaN', () => {
    const groups = fc.array(outcomes, { maxLength: 8 }).map(measuredOf);
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), groups, (name, group) => {
        const value = valueOf(name, group);
        expect(typeof value === 'string' ? value !== '' : !Number.isNaN(value)).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('agrees with summary.csv where a figure stands in both', () => {
    const everybody = outcomes.map((one): Outcome => Object.assign(one, { status: 'completed' }));
    const groups = fc.array(everybody, { minLength: 2, maxLength: 20 }).map(measuredOf);
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom('mean', 'sd', 'min', 'max', 'median', 'p05', 'p95'),
        (group, statistic) => {
          const column = SUMMARY_COLUMNS.find(
            ({ name }) => name === `problems_to_completion_${statistic}`,
          )!;
          const expected = column.from(group.totals)!;
          expect(valueOf(`problems_to_completion.${statistic}`, group)).toBeCloseTo(expected, 8);
        },
      ),
      { seed: 2 },
    );
  });
});

describe('intervals', () => {
  const interval = (name: string, group: Measured): unknown => metric(name).interval!(group, 0.95);

  it('of a count are those of its share, times everybody', () => {
    const { low, high } = metric('completion_rate').interval!(SOME, 0.95);
    expect(interval('completed', SOME)).toEqual({ low: 6 * low, high: 6 * high });
  });

  it('of a quantile hold those who never got there; of others only what exists', () => {
    const sorted = Float64Array.of(10, 20, 30, 40, Infinity, Infinity);
    expect(interval('problems_to_completion.median', SOME)).toEqual(
      quantileInterval(sorted, 50, 0.95),
    );
    const group = measuredOf([0.5, -1, 0.7].map((examAccuracy) => outcomeOf({ examAccuracy })));
    const expected = meanInterval(momentsOf(Float64Array.of(0.5, 0.7)), 0.95);
    expect(interval('exam_accuracy', group)).toEqual(expected);
    expect(interval('exam_accuracy.mean', group)).toEqual(expected);
  });

  it('of a pooled figure hold it, and learners without answers do not count against it', () => {
    const counts = Array.from({ length: 30 }, (_, at) => [
      at % 3 === 0 ? 0 : 10,
      at % 3 === 0 ? 0 : 4 + (at % 5),
    ]);
    const group = measuredOf(counts.map(([problems, correct]) => outcomeOf({ problems, correct })));
    const { low, high } = metric('accuracy').interval!(group, 0.95);
    expect((low + high) / 2).toBeCloseTo(valueOf('accuracy', group) as number, 12);
    expect(high - low).toBeGreaterThan(0);
  });

  it('of a later exam is certain where all have the same, as that at the end', () => {
    const same = outcomeOf({ examAccuracy: 0.7, examAccuracy30Days: 0.5 });
    for (const name of ['exam_accuracy_30_days', 'exam_accuracy_30_days.mean']) {
      expect(interval(name, measuredOf([same, same]))).toEqual({ low: 0.5, high: 0.5 });
    }
  });

  it('of counts pooled over learners are those of the same share of each', () => {
    const parts = Array.from({ length: 30 }, (_, at) => [10 + (at % 4), 3 + (at % 5)]);
    const counted = measuredOf(
      parts.map(([problems, part]) => outcomeOf({ problems, overpractice: part })),
    );
    const shared = measuredOf(
      parts.map(([problems, part]) => outcomeOf({ problems, correct: part })),
    );
    const [one, other] = [
      metric('overpractice_rate').interval!(counted, 0.95),
      metric('accuracy').interval!(shared, 0.95),
    ];
    expect(one.high - one.low).toBeGreaterThan(0);
    expect(one.low).toBeCloseTo(other.low, 12);
    expect(one.high).toBeCloseTo(other.high, 12);
  });

  it.each(NAMES.filter((name) => metric(name).interval !== undefined))(
    '%s of nobody is unbounded, never NaN',
    (name) => expect(interval(name, NOBODY)).toEqual(UNBOUNDED),
  );
});
