/** Chunks: every learner of every group is handed out once, in order, whatever the size. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupPlan } from '../../src/experiment/plan.js';
import { loggedRangeSize, rangeSize, rangesOf } from '../../src/runner/chunks.js';

const groupsOf = (sizes: readonly number[]): GroupPlan[] =>
  sizes.map((learners) => ({ learners }) as GroupPlan);

describe('chunks', () => {
  it('cover all learners once, ranges in order, each through all groups; none is empty or too large', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (groups, size) => {
        const ranges = [...rangesOf(groupsOf(groups), size)];
        const chunks = ranges.flat();
        const handedOut = chunks.flatMap(({ group, first, count }) =>
          Array.from({ length: count }, (_, at) => [group, first + at]),
        );
        const rangeOf = (learner: number): number => Math.floor(learner / size);
        const everybody = groups
          .flatMap((learners, group) =>
            Array.from({ length: learners }, (_, learner) => [group, learner] as const),
          )
          .toSorted(
            ([group, learner], [other, next]) =>
              rangeOf(learner) - rangeOf(next) || group - other || learner - next,
          );
        expect(handedOut).toEqual(everybody);
        expect(chunks.filter(({ count }) => count < 1 || count > size)).toEqual([]);
        // One worker has all that a range holds of a person.
        expect(ranges.map((range) => new Set(range.map(({ first }) => first)).size)).toEqual(
          ranges.map(() => 1),
        );
      }),
    );
  });

  it('begin where those before ended', () => {
    expect([...rangesOf(groupsOf([25, 25]), 10, 18)]).toEqual([
      [
        { group: 0, first: 18, count: 7 },
        { group: 1, first: 18, count: 7 },
      ],
    ]);
    expect([...rangesOf(groupsOf([25]), 10, 25)]).toEqual([]);
  });

  it('are made one at a time: the number of learners costs no memory', () => {
    const [first] = rangesOf(groupsOf([1e15]), 1);
    expect(first).toEqual([{ group: 0, first: 0, count: 1 }]);
  });
});

describe('the size of a range', () => {
  it('is whole, at least 1, at most 1000 over all groups, and gives every worker something to do', () => {
    const learners = fc.integer({ min: 1, max: 1e8 });
    const few = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(learners, few, fc.integer({ min: 1, max: 1024 }), (count, groups, workers) => {
        const size = rangeSize(count, groups, workers);
        expect(Number.isInteger(size)).toBe(true);
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size * groups).toBeLessThanOrEqual(Math.max(1000, groups));
        expect(Math.ceil(count / size)).toBeGreaterThanOrEqual(Math.min(workers, count));
      }),
    );
  });

  it('with events is at least 1, and bound by the problems that everybody may do', () => {
    const room = (share: number, maxProblems: number, groups: number): number =>
      loggedRangeSize(
        { limits: { max_problems: maxProblems, max_days: 1, stalled_after: 1 } },
        { format: 'csv', share },
        groups,
      );
    expect(room(1, 10_000, 2)).toBe(59);
    expect(room(0.01, 10_000, 2)).toBe(5991);
    expect(room(1, 10_000_000, 3)).toBe(1);
  });

  it('does not shrink with many groups: each chunk has totals of its own', () => {
    expect(rangeSize(1e6, 1000, 2)).toBe(50);
  });
});
