/** How far a mix is stretched: closed forms, and Kish's number written out unit by unit. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MixedKind, stretchOf } from '../../src/stats/stretch.js';

const kinds = (
  before: readonly number[],
  after: readonly number[],
  units: readonly (number | undefined)[] = [],
): MixedKind[] =>
  before.map((share, at) => ({
    name: `k${at}`,
    before: share,
    after: after[at],
    units: units[at],
  }));

describe('a mix', () => {
  it('that stays as it is keeps everything', () => {
    expect(stretchOf(kinds([1, 3], [2, 6], [10, 30]))).toEqual({
      kinds: 2,
      stretched: 0,
      most: undefined,
      effectiveShare: 1,
      observed: { units: 40, effective: 40 },
    });
  });

  it('with a quarter doubled keeps three quarters', () => {
    // Shares 1/4, 3/4 become 1/2, 1/2: 1 / (1/4 / 1/4 + 1/4 / 3/4) = 3/4.
    const { effectiveShare, stretched, most } = stretchOf(kinds([1, 3], [1, 1]));
    expect(effectiveShare).toBeCloseTo(3 / 4, 12);
    expect(stretched).toBe(1);
    expect(most).toEqual({ name: 'k0', times: 2 });
  });

  it('of one kind alone keeps the units of that kind', () => {
    const { effectiveShare, observed } = stretchOf(kinds([1, 4], [0, 1], [7, 90]));
    expect(effectiveShare).toBeCloseTo(4 / 5, 12);
    expect(observed).toEqual({ units: 97, effective: 90 });
  });

  it('goes by units where they are not as the shares, and by none where one is missing', () => {
    expect(stretchOf(kinds([1, 1], [1, 1], [10, 90])).observed!.effective).toBeCloseTo(36, 12);
    expect(stretchOf(kinds([1, 1], [1, 1], [10, undefined])).observed).toBeUndefined();
  });

  const count = fc.integer({ min: 1, max: 30 });
  const weight = fc.double({ min: 0.01, max: 100, noNaN: true });

  it("is Kish's (sum of w)^2 / (sum of w^2) over units", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(count, weight), { minLength: 1, maxLength: 8 }), (all) => {
        const units = all.map(([n]) => n);
        const after = all.map(([, w]) => w);
        const weights = all.flatMap(([n, w]) => Array.from({ length: n }, () => w / n));
        const sum = weights.reduce((total, one) => total + one, 0);
        const squares = weights.reduce((total, one) => total + one * one, 0);
        const { observed, effectiveShare } = stretchOf(kinds(units, after, units));
        expect(observed!.effective).toBeCloseTo(sum ** 2 / squares, 8);
        expect(observed!.effective).toBeLessThanOrEqual(observed!.units * (1 + 1e-12));
        // Shares as the units are: both ways of counting agree.
        expect(effectiveShare * observed!.units).toBeCloseTo(observed!.effective, 8);
      }),
    );
  });
});
