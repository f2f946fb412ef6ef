/** Sums that are made elsewhere: what is sent says the same as the learners themselves, and holds them no longer. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedGroup } from '../../src/comparison/compared-groups.js';
import { type Comparison, Comparisons } from '../../src/comparison/comparison.js';
import { MEANS, STEPS } from '../../src/comparison/measures.js';
import { type RangeSums, RangeSummer } from '../../src/comparison/range-sums.js';
import { LIMITS, type MadeLearner, READY, batchOf, learners, made } from './learners.js';

const nothing = () => ({ slugs: [], problems: new Float64Array() });

function setUp(areAll: boolean) {
  const learnersOf = areAll ? 25 : undefined;
  const groups: ComparedGroup[] = [
    { name: 'control', control: undefined, samePeople: true, learners: learnersOf },
    { name: 'group', control: 0, samePeople: true, learners: learnersOf },
  ];
  const comparisons = new Comparisons({ groups, readyAccuracy: READY, limits: LIMITS, seed: 1 });
  return { comparisons, summer: new RangeSummer(groups, READY) };
}

/** Each group's learners with numbers from `first` to below `end`, as they arrive from another thread. */
function sent(
  summer: RangeSummer,
  groups: readonly (readonly MadeLearner[])[],
  first: number,
  end: number,
): RangeSums {
  const here = groups.map((those) =>
    those.filter(({ learner }) => learner >= first && learner < end),
  );
  return structuredClone(summer.sum(new Map(here.map((those, at) => [at, batchOf(those)]))));
}

describe('sums of ranges', () => {
  const two = fc.tuple(learners(25, 25), learners(25, 25));

  it('of any size, sent and merged in order, compare as the learners do', () => {
    fc.assert(
      fc.property(two, fc.integer({ min: 1, max: 26 }), fc.boolean(), (groups, size, areAll) => {
        const { comparisons, summer } = setUp(areAll);
        for (let first = 0; first < 25; first += size) {
          comparisons.merge(sent(summer, groups, first, first + size));
        }
        const whole = setUp(areAll).comparisons;
        for (const [at, those] of groups.entries()) whole.add(at, 0, batchOf(those));
        const [found, wanted] = [comparisons, whole].map((one): Comparison[] =>
          one.finish(nothing),
        );
        expect(found).toEqual(wanted);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it('hold values one by one only where different people may be compared', () => {
    const groups = [made({}, {}), made({}, {})];
    const valuesOf = (areAll: boolean): number[] => {
      const sums = sent(setUp(areAll).summer, groups, 0, 2).groups.get(1)!;
      return sums.meanValues.map(({ length }) => length);
    };
    expect(valuesOf(true)).toEqual([]);
    expect(valuesOf(false)).toEqual(MEANS.map(() => 2));
  });
});

it('milliseconds and millionths are summed as whole numbers', () => {
  const { summer } = setUp(true);
  const { groups } = sent(summer, [[], made({ seconds: 0.001, exam: 0.000_001 })], 0, 1);
  const sumOf = (name: string) =>
    groups.get(1)!.means[MEANS.findIndex((one) => one.name === name)].low[0];
  expect([sumOf('active_seconds.mean'), sumOf('exam_accuracy')]).toEqual([1, 1]);
  expect(STEPS.seconds).toBe(1000);
});
