/** Samples that say little or nothing: never NaN, never an infinity, and nothing claimed that they cannot bear. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/comparison/comparison.js';
import { COMPARISON_COLUMNS } from '../../src/comparison/comparison-table.js';
import { NOT_ESTIMABLE } from '../../src/comparison/comparison-row.js';
import { comparisonJson } from '../../src/output/comparison-json.js';
import { comparisonTable, comparisonText } from '../../src/output/comparison-text.js';
import { csv } from '../../src/output/csv.js';
import { type MadeLearner, compare, learners, made, problemsOf, rowOf } from './learners.js';

/** Tables, text and JSON of a comparison hold nothing that is no number. */
function expectSound(comparison: Comparison): void {
  const { rows, kinds, skills } = comparison;
  for (const row of rows) {
    const cells = COMPARISON_COLUMNS.map((column) => column.from({ comparison, row }));
    // Throws where a number is not finite.
    csv([cells]);
    for (const p of [row.p, row.pHolm, row.betterProbability]) {
      if (p !== undefined) expect(p >= 0 && p <= 1).toBe(true);
    }
    expect(row.widthRatio ?? 1).toBeGreaterThan(0);
    for (const { low, high } of [row.group, row.control, row.difference]) {
      expect(low ?? -Infinity).toBeLessThanOrEqual(high ?? Infinity);
    }
  }
  for (const { group, control, difference } of [...kinds, ...skills]) {
    expect([group, control, difference].every(Number.isFinite)).toBe(true);
  }
  const text = comparisonTable(comparison) + comparisonText([comparison]);
  expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
  const json = comparisonJson(comparison);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
}

it('no numbers that are none, whoever is compared with whom', () => {
  const size = fc.constantFrom(0, 1, 2, 25);
  const any = size.chain((max) => learners(max));
  fc.assert(
    fc.property(any, any, fc.boolean(), fc.boolean(), (group, control, samePeople, isSame) => {
      expectSound(compare(group, isSame ? group : control, { samePeople }));
    }),
    { seed: 1, numRuns: 150 },
  );
});

describe('a group without learners', () => {
  it.each([true, false])('is compared with nobody (same people: %s)', (samePeople) => {
    const comparison = compare([], made({}, { practice: 20 }), { samePeople });
    expectSound(comparison);
    for (const { metric, group, difference, p, betterProbability } of comparison.rows) {
      expect([metric, group, difference, p, betterProbability]).toEqual([
        metric,
        NOT_ESTIMABLE,
        NOT_ESTIMABLE,
        undefined,
        undefined,
      ]);
    }
    expect(comparison.guardrails.map(({ ruling }) => ruling)).toEqual(
      comparison.guardrails.map(() => 'unclear'),
    );
    expect([comparison.kinds, comparison.skills]).toEqual([[], []]);
  });
});

describe('one learner', () => {
  const comparison = compare(made({ practice: 20 }), made({ practice: 30 }));

  it('has differences, but nothing is inferred from them', () => {
    for (const metric of ['problems.mean', 'problems_to_completion.median', 'accuracy']) {
      const { difference, p } = rowOf(comparison, metric);
      expect(difference.value).toBeDefined();
      expect([difference.low, difference.high, p]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('has shares with nearly all left open', () => {
    const { difference } = rowOf(comparison, 'completion_rate');
    expect(difference.low).toBeLessThan(-0.75);
    expect(difference.high).toBeGreaterThan(0.75);
  });

  it('leaves every guardrail unclear', () => {
    expect(comparison.guardrails.some(({ ruling }) => ruling !== 'unclear')).toBe(false);
  });
});

describe('nothing that varies', () => {
  const same = (practice: number): MadeLearner[] =>
    made(...Array.from({ length: 10 }, () => ({ practice, reviews: 1, reviewsCorrect: 1 })));

  it.each([
    ['the same learners', true],
    ['different ones', false],
  ])('%s: a difference of all, without interval and p', (_, samePeople) => {
    const comparison = compare(same(20), same(30), { samePeople });
    expectSound(comparison);
    for (const metric of [
      'problems_to_completion.median',
      'problems_to_completion.restricted_mean',
      'problems_to_completion.mean',
      'problems.mean',
    ]) {
      const row = rowOf(comparison, metric);
      expect([metric, row.difference, row.p]).toEqual([
        metric,
        { value: -10, low: undefined, high: undefined },
        undefined,
      ]);
    }
    expect(rowOf(comparison, 'review_accuracy')).toMatchObject({
      group: { value: 1, low: undefined, high: undefined },
      difference: { value: 0, low: undefined, high: undefined },
      p: undefined,
    });
  });

  it('the same difference for every learner, who are not the same: rounding is no spread', () => {
    const learner = (extra: number): MadeLearner[] =>
      made(...[11, 17, 23, 40, 41, 59, 60].map((practice) => ({ practice: practice + extra })));
    const comparison = compare(learner(1), learner(0));
    for (const metric of ['problems_to_completion.restricted_mean', 'problems.mean']) {
      const { difference, p } = rowOf(comparison, metric);
      expect(difference.value).toBeCloseTo(1, 12);
      expect([difference.low, difference.high, p]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('shares of 0 and 1 still have intervals: who was not seen may be there', () => {
    const row = rowOf(compare(same(20), same(20)), 'stuck_rate');
    expect(row.difference).toMatchObject({ value: 0, low: -row.difference.high! });
    expect(row.difference.high).toBeGreaterThan(0.2);
    expect(row.p).toBe(1);
  });
});

describe('nobody completes', () => {
  const stuck = made(...[10, 20, 30].map((practice) => ({ practice, status: 'blocked' as const })));
  const comparison = compare(
    stuck,
    stuck.map((one) => ({ ...one, practice: one.practice + 1 })),
  );

  it('no median, and the reason', () => {
    expect(rowOf(comparison, 'problems_to_completion.median')).toMatchObject({
      group: NOT_ESTIMABLE,
      difference: NOT_ESTIMABLE,
      p: undefined,
      note: 'not estimable: in the group and the control fewer than 50% complete',
    });
  });

  it('restricted means are the limit, without a spread', () => {
    expect(rowOf(comparison, 'problems_to_completion.restricted_mean')).toMatchObject({
      group: { value: 100, low: undefined },
      difference: { value: 0, low: undefined, high: undefined },
      p: undefined,
    });
  });

  it('nobody to be unready among those who completed', () => {
    expect(rowOf(comparison, 'unready_rate')).toMatchObject({
      n: 0,
      nControl: 0,
      difference: NOT_ESTIMABLE,
      p: undefined,
    });
    expect(rowOf(comparison, 'promoted_unready_rate').difference.value).toBe(0);
  });
});

it('no reviews, nothing mastered: neither accuracy of reviews nor of an exam', () => {
  const nothing = made({ exam: NaN, mastered: 0 }, { exam: NaN, mastered: 0, practice: 12 });
  const comparison = compare(nothing, nothing);
  expect(rowOf(comparison, 'review_accuracy')).toMatchObject({ difference: NOT_ESTIMABLE });
  expect(rowOf(comparison, 'exam_accuracy')).toMatchObject({
    difference: NOT_ESTIMABLE,
    method: 'not estimable',
    note: 'leaves out 2 of 2 learners of the group and 2 of 2 of the control, who mastered nothing',
  });
  expect(nothing.map(problemsOf)).toEqual([10, 12]);
});

it('few reviewers among many learners: neither a difference nor an interval of the group is made of them', () => {
  const reviewed = (count: number): MadeLearner[] =>
    made(
      ...Array.from({ length: 60 }, (_, at) =>
        at < count ? { reviews: 4, reviewsCorrect: 1 + (at % 4) } : {},
      ),
    );
  const row = rowOf(compare(reviewed(19), reviewed(40)), 'review_accuracy');
  expect(row.group).toMatchObject({ low: undefined, high: undefined });
  expect(row.control.low).toBeLessThan(row.control.value!);
  expect(row.note).toMatch(/^not estimable: fewer than 20/);
});
