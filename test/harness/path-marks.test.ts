/** Marks in a digest: behind which problems they stand, and back. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMarked, problemOfMark } from '../../src/harness/path-marks.js';

/** Problems behind which a mark stands, up to `most`. */
function marked(learner: number, most: number): number[] {
  const problems = Array.from({ length: most }, (_, at) => at + 1);
  return problems.filter((problem) => isMarked(learner, problem));
}

describe('marks', () => {
  it.each([
    ['the first learners', 0, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['the last of the first learners', 2, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['the others', 3, [64, 128, 192, 256, 320, 384, 448, 512]],
    ['far ones', 99_999_999, [64, 128, 192, 256, 320, 384, 448, 512]],
  ])('of %s', (_, learner, expected) => {
    expect(marked(learner, 520).slice(0, 8)).toEqual(expected);
  });

  it.each([
    [2, 1024 + 2],
    [3, 16 + 2],
  ])('of learner %i thin out after 1024 problems, so that they stay few', (learner, expected) => {
    expect(marked(learner, 1200)).toHaveLength(expected);
    expect(marked(learner, 1200).slice(-3)).toEqual([1024, 1088, 1152]);
    expect(marked(learner, 10_000).length).toBeLessThanOrEqual(1165);
  });

  it('the n-th one stands where the n-th one stands', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(5000), (learner, most) => {
        const problems = marked(learner, most);
        const found = problems.map((_, at) => problemOfMark(learner, at + 1));
        expect(found).toEqual(problems);
      }),
      { seed: 1 },
    );
  });

  it('number 0 is the start', () => {
    expect([0, 9].map((learner) => problemOfMark(learner, 0))).toEqual([0, 0]);
  });
});
