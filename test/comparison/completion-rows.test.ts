/** What it takes to complete: agreement where everybody does, and nobody lost sight of where not. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/comparison/comparison.js';
import { completionQuantile } from '../../src/stats/survival.js';
import { emptyHistogram, addValue, quantile } from '../../src/stats/histogram.js';
import {
  LIMITS,
  type MadeLearner,
  anyLearner,
  compare,
  learners,
  made,
  problemsOf,
  rowOf,
} from './learners.js';

const NAME = 'problems_to_completion';
const histogramOf = (values: readonly number[]) => {
  const histogram = emptyHistogram();
  for (const value of values) addValue(histogram, value);
  return histogram;
};
/** Value of the group, by statistic. */
const values = (comparison: Comparison, ...statistics: readonly string[]) =>
  statistics.map((one) => rowOf(comparison, `${NAME}.${one}`).group.value);

describe('when everybody completes', () => {
  const completing = fc
    .array(anyLearner, { minLength: 1, maxLength: 30 })
    .map((those) => made(...those.map((one) => ({ ...one, status: 'completed' as const }))));

  it("the median is the summary's and the curve's, the restricted mean the mean", () => {
    fc.assert(
      fc.property(completing, completing, fc.boolean(), (group, control, samePeople) => {
        const comparison = compare(group, control, { samePeople });
        const { n } = rowOf(comparison, 'problems.mean');
        const times = group.slice(0, n).map(problemsOf);
        const completed = histogramOf(times);
        const none = emptyHistogram();
        const curve = { completed, censored: none, droppedOut: none, never: 0 };
        const [median, p95, restricted, mean] = values(
          comparison,
          'median',
          'p95',
          'restricted_mean',
          'mean',
        );
        expect([median, p95]).toEqual([quantile(completed, 50), quantile(completed, 95)]);
        expect(median).toBe(completionQuantile(curve, 50, LIMITS.max_problems));
        expect(restricted).toBeCloseTo(mean!, 10);
        expect(rowOf(comparison, `${NAME}.mean`).note).toBe('');
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe('learners who are blocked', () => {
  it('stay at risk: a late completion that turns into an early block makes nothing smaller', () => {
    const one = fc.tuple(learners(20, 1), learners(10, 1), fc.nat(), fc.boolean());
    let changed = 0;
    fc.assert(
      fc.property(one, ([group, control, at, samePeople]) => {
        const victim = at % group.length;
        const like = (with_: Partial<MadeLearner>): Comparison =>
          compare(
            group.map((each, place) =>
              place === victim ? { ...each, ...NOTHING, ...with_ } : each,
            ),
            control,
            { samePeople },
          );
        const before = values(like({ status: 'completed', practice: 90 }), ...CURVE);
        const after = values(like({ status: 'blocked', practice: 10 }), ...CURVE);
        before.forEach((value, place) => {
          const later = after[place];
          // None: not by then, or never.
          expect(later ?? Infinity).toBeGreaterThanOrEqual((value ?? Infinity) - 1e-9);
          if (later !== value) changed++;
        });
      }),
      { seed: 2, numRuns: 100 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  const CURVE = ['median', 'p95', 'restricted_mean'];
  const NOTHING = {
    challenge: 0,
    reviews: 0,
    reviewsCorrect: 0,
    booster: 0,
    pretest: 0,
    correct: 0,
  };

  it('are left out of the mean of those who completed, which says so and infers nothing', () => {
    const group = made({}, { practice: 20 }, { practice: 30, status: 'blocked' });
    const control = made({ practice: 12 }, { practice: 18 }, { practice: 35 });
    const row = rowOf(compare(group, control), `${NAME}.mean`);
    expect(row).toMatchObject({
      group: { value: 15 },
      difference: { value: 15 - 65 / 3, low: undefined, high: undefined },
      p: undefined,
      betterProbability: undefined,
      widthRatio: undefined,
      method: 'not estimable',
      note: 'leaves out 1 of 3 learners of the group and 0 of 3 of the control, who did not complete',
    });
  });

  it('have done no better than anybody, and no worse than one another', () => {
    const group = made({ status: 'blocked' }, { status: 'stalled' }, { practice: 99 });
    const control = made(
      { status: 'blocked', practice: 1 },
      { practice: 99 },
      { status: 'blocked' },
    );
    const { betterProbability } = rowOf(compare(group, control), `${NAME}.median`);
    expect(betterProbability).toBe((0.5 + 0 + 1) / 3);
  });
});

describe('learners who were lost from sight', () => {
  const late = (status: MadeLearner['status'], practice: number): Partial<MadeLearner> => ({
    status,
    practice,
  });

  it('at the limit end the restricted mean there, on both sides', () => {
    const group = made({ practice: 20 }, late('problem_limit', 60), late('problem_limit', 60));
    const control = made({ practice: 30 }, { practice: 40 }, { practice: 80 });
    const row = rowOf(compare(group, control), `${NAME}.restricted_mean`);
    expect(row.method).toBe('paired bootstrap, to 60 problems');
    expect(row.group.value).toBeCloseTo((20 + 60 + 60) / 3, 12);
    expect(row.control.value).toBeCloseTo((30 + 40 + 60) / 3, 12);
    expect(row.note).toBe('');
  });

  it('in one group do not cut off the quantiles of the other', () => {
    const group = made({ practice: 20 }, { practice: 25 }, late('problem_limit', 60));
    const control = made({ practice: 70 }, { practice: 80 }, { practice: 90 });
    expect(rowOf(compare(group, control), `${NAME}.median`)).toMatchObject({
      group: { value: 25 },
      control: { value: 80 },
      difference: { value: -55 },
      note: '',
    });
  });

  it('by the limit of the other axis are told: that is no random loss', () => {
    const group = made({}, late('day_limit', 30), late('day_limit', 40));
    const comparison = compare(group, made({}, {}, {}));
    const note = (metric: string): string => rowOf(comparison, metric).note;
    expect(note(`${NAME}.restricted_mean`)).toBe(
      '2 learners were stopped by the day limit: on the axis of problems that is no random loss',
    );
    expect(note('days_to_completion.restricted_mean')).toBe('');
  });
});

it('a curve that reaches its median in the group only has no difference, and says where it fails', () => {
  const stuck = made({}, { status: 'blocked' }, { status: 'blocked' });
  expect(rowOf(compare(made({}, {}, {}), stuck), `${NAME}.median`)).toMatchObject({
    group: { value: 10 },
    control: { value: undefined },
    difference: { value: undefined, low: undefined, high: undefined },
    p: undefined,
    note: 'not estimable: in the control fewer than 50% complete',
  });
});
