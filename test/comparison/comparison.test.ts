/** Comparisons against figures worked out plainly, and who is compared with whom, however learners come. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/comparison/comparison.js';
import {
  type MadeLearner,
  compare,
  compareAll,
  learners,
  made,
  problemsOf,
  rowOf,
} from './learners.js';
import { FIGURES, commonOf } from './naive-figures.js';

/** Some of the learners: what hashing or a partial run leaves. */
const some = (max: number): fc.Arbitrary<MadeLearner[]> =>
  learners(max).chain((all) =>
    fc
      .array(fc.boolean(), { minLength: all.length, maxLength: all.length })
      .map((stays) => all.filter((_, at) => stays[at])),
  );
const groups = (max: number): fc.Arbitrary<MadeLearner[]> => fc.oneof(learners(max), some(max));
const pair = fc.tuple(groups(25), groups(25));

/** The same number but for rounding, or both nothing. */
function expectSame(found: number | undefined, wanted: number | undefined): void {
  if (wanted === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(wanted, 9);
}

function expectFigures(
  comparison: Comparison,
  [group, control]: readonly (readonly MadeLearner[])[],
): void {
  for (const [metric, figure] of Object.entries(FIGURES)) {
    const row = rowOf(comparison, metric);
    const [value, other] = [figure(group), figure(control)];
    expectSame(row.group.value, value);
    expectSame(row.control.value, other);
    expectSame(
      row.difference.value,
      value === undefined || other === undefined ? undefined : value - other,
    );
  }
}

describe('every figure', () => {
  it('is that of the common learners where they are all of one group, else of everybody', () => {
    fc.assert(
      fc.property(pair, ([group, control]) => {
        const common = commonOf(group, control);
        const isWhole = common[0].length === Math.min(group.length, control.length);
        const isPaired = isWhole && common[0].length > 0;
        const compared = isPaired ? common : [group, control];
        const comparison = compare(group, control);
        expectFigures(comparison, compared);
        expect(rowOf(comparison, 'problems.mean')).toMatchObject({
          isPaired,
          n: compared[0].length,
          nControl: compared[1].length,
        });
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is that of all learners when they are different people', () => {
    fc.assert(
      fc.property(pair, (both) => {
        const comparison = compare(...both, { samePeople: false });
        expectFigures(comparison, both);
        expect(comparison.rows.filter(({ isPaired }) => isPaired)).toEqual([]);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('has an interval around it, and its difference one around that', () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([group, control], samePeople) => {
        for (const row of compare(group, control, { samePeople }).rows) {
          for (const { value, low, high } of [row.group, row.control, row.difference]) {
            if (value === undefined) continue;
            expect(low ?? -Infinity).toBeLessThanOrEqual(value + 1e-9);
            expect(high ?? Infinity).toBeGreaterThanOrEqual(value - 1e-9);
          }
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('who does better', () => {
  const naive = (values: readonly (readonly [number, number])[]): number =>
    values.reduce((sum, [one, other]) => sum + (one < other ? 1 : one === other ? 0.5 : 0), 0) /
    values.length;
  const time = (one: MadeLearner): number =>
    one.status === 'completed' ? problemsOf(one) : Infinity;

  it.each([
    ['problems.mean', problemsOf],
    ['problems_to_completion.median', time],
  ])('%s: of the same learners, and of any two different ones', (metric, value) => {
    const both = fc.tuple(learners(20, 1), learners(20, 1));
    fc.assert(
      fc.property(both, ([group, control]) => {
        const [first, second] = commonOf(group, control);
        const paired = first.map((one, at) => [value(one), value(second[at])] as const);
        const found = rowOf(compare(group, control), metric);
        expect(found.betterProbability).toBeCloseTo(naive(paired), 12);
        const all = group.flatMap((one) => control.map((two) => [value(one), value(two)] as const));
        const apart = rowOf(compare(group, control, { samePeople: false }), metric);
        expect(apart.betterProbability).toBeCloseTo(naive(all), 12);
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});

describe('where the problems went', () => {
  const total = (parts: Comparison['kinds']): number =>
    parts.reduce((sum, { difference }) => sum + difference, 0);

  it('by kind: adds up to the difference of problems.mean, of common learners too', () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([group, control], samePeople) => {
        const comparison = compare(group, control, { samePeople });
        expect(total(comparison.kinds)).toBeCloseTo(
          rowOf(comparison, 'problems.mean').difference.value ?? 0,
          9,
        );
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('by skill: adds up to it when both have the same learners', () => {
    const same = fc
      .integer({ min: 1, max: 20 })
      .chain((n) => fc.tuple(learners(n, n), learners(n, n)));
    fc.assert(
      fc.property(same, ([group, control]) => {
        const comparison = compare(group, control);
        const wanted = rowOf(comparison, 'problems.mean').difference.value!;
        expect(total(comparison.skills)).toBeCloseTo(wanted, 9);
        expect(total(comparison.kinds)).toBeCloseTo(wanted, 9);
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  it('names every kind as it is, the largest part first', () => {
    const busy = made({ practice: 1, challenge: 2, reviews: 4, booster: 8, pretest: 16 });
    const { kinds } = compare(busy, made({ practice: 100 }));
    expect(kinds.map(({ name, group, control }) => [name, group, control])).toEqual([
      ['practice', 1, 100],
      ['pretest', 16, 0],
      ['booster', 8, 0],
      ['review', 4, 0],
      ['mastery challenge', 2, 0],
    ]);
  });
});

describe('the way in which learners come', () => {
  it('in ranges of any size changes nothing', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 7 }), fc.boolean(), (both, range, samePeople) => {
        expect(compare(...both, { range, samePeople })).toEqual(compare(...both, { samePeople }));
      }),
      { seed: 7, numRuns: 40 },
    );
  });
});

describe('different people', () => {
  it('have the log-rank test of their curves; the same people have not', () => {
    const [fast, slow] = [10, 30].map((most) =>
      made(...Array.from({ length: 12 }, (_, at) => ({ practice: most + at }))),
    );
    const curve = rowOf(compare(fast, slow, { samePeople: false }), 'problems_to_completion.curve');
    expect(curve).toMatchObject({ method: 'log-rank', isPaired: false });
    expect(curve.p).toBeLessThan(0.001);
    expect(compare(fast, slow).rows.map(({ metric }) => metric)).not.toContain(curve.metric);
  });

  it('are those of groups that hashing split, though the numbers are of one seed', () => {
    const all = made(...Array.from({ length: 20 }, (_, at) => ({ practice: 20 + at })));
    const [even, odd] = [0, 1].map((rest) => all.filter(({ learner }) => learner % 2 === rest));
    const comparison = compare(even, odd);
    expect(rowOf(comparison, 'problems.mean')).toMatchObject({
      isPaired: false,
      n: 10,
      nControl: 10,
      betterProbability: 0.55,
      method: "Welch's t",
    });
    expect(comparison.rows.map(({ method }) => method)).toContain('log-rank');
  });
});

describe('several alternatives', () => {
  it('have their p-values adjusted together, each measure as a family of its own', () => {
    const group = (shift: number): MadeLearner[] =>
      made(
        ...Array.from({ length: 30 }, (_, at) => ({
          practice: 30 + ((at * 7) % 13) + shift * (at % 3),
          seconds: 60 + ((at * 5) % 17),
        })),
      );
    const comparisons = compareAll([group(1), group(2), group(0)]);
    const [one, two] = comparisons.map((comparison) => rowOf(comparison, 'problems.mean'));
    const [larger, smaller] = one.p! > two.p! ? [one, two] : [two, one];
    expect(smaller.pHolm).toBe(Math.min(2 * smaller.p!, 1));
    expect(larger.pHolm).toBe(Math.max(larger.p!, smaller.pHolm!));
    const alone = rowOf(compare(group(1), group(0)), 'problems.mean');
    expect(alone.pHolm).toBe(alone.p);
    expect(alone.p).toBe(one.p);
    // Nobody's time differs: there is no test, and none to adjust for.
    expect(rowOf(comparisons[0], 'active_seconds.mean')).toMatchObject({
      p: undefined,
      pHolm: undefined,
    });
  });
});
