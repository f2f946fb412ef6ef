/** Digests of learners' ways: a way that differs from problem k on is found at k, or at the marks around it. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, digestOf, otherwise, way } from './ways.js';
import { parting } from '../../src/verdict/path-change.js';

describe('the digest of a way', () => {
  it('is the same for the same way, whatever the one before', () => {
    fc.assert(
      fc.property(way, fc.nat(20), (events, learner) => {
        expect(digestOf(events, learner)).toBe(digestOf(events, learner));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('is made of two characters a problem and a hash; of no problem, of the hash alone', () => {
    const [one] = fc.sample(way, { seed: 2, numRuns: 1 });
    expect(digestOf(one, 0)).toMatch(new RegExp(`^[\\w-]{${2 * one.length}}\\.[0-9a-f]{8}$`));
    expect(digestOf(one, 5)).toMatch(/^[\w-]*\.[0-9a-f]{8}$/);
    expect(digestOf([], 0)).toMatch(/^\.[0-9a-f]{8}$/);
  });

  it('differs with the ending, and by a problem more', () => {
    fc.assert(
      fc.property(way, fc.nat(20), (events, learner) => {
        const digests = [
          digestOf(events, learner, 'completed'),
          digestOf(events, learner, 'day_limit'),
          digestOf(events, learner, 'blocked'),
          digestOf(events.slice(0, -1), learner, 'completed'),
        ];
        expect(new Set(digests).size).toBe(4);
      }),
      { seed: 3 },
    );
  });

  it('is another one for each of thousands of ways that are one thing apart', () => {
    const [events] = fc.sample(way, { seed: 4, numRuns: 1 });
    const digests = new Set([digestOf(events, 9)]);
    let ways = 1;
    for (let at = 0; at < events.length; at++) {
      for (const field of FIELDS) {
        for (let by = 1; by <= (typeof events[at][field] === 'boolean' ? 1 : 20); by++) {
          digests.add(digestOf(events.with(at, otherwise(events[at], field, by)), 9));
          ways++;
        }
      }
    }
    expect(ways).toBeGreaterThan(3000);
    expect(digests.size).toBe(ways);
  });

  it('tells times apart that are 2^32 milliseconds apart', () => {
    const [events] = fc.sample(way, { seed: 5, numRuns: 1 });
    const later = events.with(3, otherwise(events[3], 'now', 2 ** 32));
    expect(digestOf(later, 9)).not.toBe(digestOf(events, 9));
  });
});

const FIELDS = ['now', 'skill', 'kind', 'correct', 'hinted', 'level', 'mastered'] as const;

describe('where ways part', () => {
  const difference = fc
    .tuple(way, fc.nat(), fc.constantFrom(...FIELDS), fc.integer({ min: 1, max: 100 }))
    .map(([before, place, field, by]): { k: number; before: Event[]; after: Event[] } => {
      const at = place % before.length;
      return { k: at + 1, before, after: before.with(at, otherwise(before[at], field, by)) };
    });

  /** Whether the way that differs at k is said to; it must never be said to differ before only. */
  function isFound(learner: number, k: number, before: Event[], after: Event[]): boolean {
    const found = parting(learner, digestOf(before, learner), digestOf(after, learner))!;
    expect(found.last ?? Infinity).toBeGreaterThanOrEqual(k);
    return found.first <= k;
  }

  it.each([
    ['to the problem, for the first learners', 2, 1],
    ['within 64, for the others', 3, 64],
  ])('%s', (_, learner, width) => {
    // A mark has twelve bits: one in 4,096 is the same by chance, and the difference shows at the next one.
    let found = 0;
    const cases = fc.sample(difference, { seed: 6, numRuns: 2000 });
    for (const { k, before, after } of cases) {
      if (isFound(learner, k, before, after)) found++;
      const { first, last } = parting(
        learner,
        digestOf(before, learner),
        digestOf(after, learner),
      )!;
      if (last !== undefined) expect(last - first + 1).toBe(width);
    }
    expect(found / cases.length).toBeGreaterThan(1 - 4 / 4096);
  });

  it.each([
    [0, 'AABBCC.1', 'AABBCC.1', undefined],
    [0, 'AABBCC.1', 'XABBCC.1', { first: 1, last: 1 }],
    [0, 'AABBCC.1', 'AXBBCC.1', { first: 1, last: 1 }],
    [0, 'AABBCC.1', 'AABBXC.2', { first: 3, last: 3 }],
    [0, 'AABBCC.1', 'AABBCX.2', { first: 3, last: 3 }],
    [0, 'AABBCC.1', 'AABBCC.2', { first: 4, last: undefined }],
    [0, 'AABBCC.1', 'AABBCCDD.2', { first: 4, last: undefined }],
    [0, 'AABBCCDD.1', 'AABB.2', { first: 3, last: undefined }],
    [0, '.1', '.2', { first: 1, last: undefined }],
    [3, 'AABBCC.1', 'AABXCC.1', { first: 65, last: 128 }],
    [3, 'AABBCC.1', 'AABBCC.2', { first: 193, last: undefined }],
    [3, `${'AA'.repeat(17)}.1`, `${'AA'.repeat(16)}XA.2`, { first: 1025, last: 1088 }],
    [0, `${'AA'.repeat(1025)}.1`, `${'AA'.repeat(1024)}AX.2`, { first: 1025, last: 1088 }],
  ])('learner %i, %s and %s', (learner, before, after, expected) => {
    expect(parting(learner, before, after)).toEqual(expected);
  });
});
