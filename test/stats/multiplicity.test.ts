/** Holm's adjustment against R's p.adjust. */

import { describe, expect, it } from 'vitest';
import { holm } from '../../src/stats/multiplicity.js';
import { type Answer, casesOf, expectLike } from './r/cases.js';

describe("Holm's adjustment", () => {
  it.each(casesOf('holm') as readonly { p: Answer[]; adjusted: Answer[] }[])(
    '$p is as R says',
    (given) => {
      const found = holm(given.p.map((p) => p ?? undefined));
      expect(found).toHaveLength(given.p.length);
      found.forEach((p, at) => expectLike(p, given.adjusted[at], `place ${at}`));
    },
  );

  it('leaves the order and what was given alone', () => {
    const given = Object.freeze([0.04, undefined, 0.01]);
    expect(holm(given)).toEqual([0.04, undefined, 0.02]);
  });
});
