/** How narrow an interval became: one line for people, and JSON that holds no infinity. */

import { describe, expect, it } from 'vitest';
import { precisionJson } from '../../src/output/precision-json.js';
import { precisionText } from '../../src/output/precision-text.js';
import type { Precision, PrecisionResult, Width } from '../../src/verdict/precision.js';

const ASKED: Precision = {
  of: 'metric',
  name: 'problems.mean',
  halfWidth: 0.01,
  isRelative: true,
  maxUsers: 100_000,
};

const width = (group: string, halfWidth: number): Width => ({
  group,
  value: 200,
  low: 198,
  high: 202,
  halfWidth,
  why: '',
});
const noWidth: Width = {
  group: 'c',
  value: Infinity,
  low: 300,
  high: Infinity,
  halfWidth: undefined,
  why: 'nobody got there',
};

const result = (
  isReached: boolean,
  widths: readonly Width[],
  asked: Partial<Precision> = {},
): PrecisionResult => ({
  asked: { ...ASKED, ...asked },
  isReached,
  rounds: [
    { learners: 100, widths: [width('a', 0.5)] },
    { learners: 1350, widths },
  ],
});

describe('the line', () => {
  it.each([
    [
      'names the learners, and the group that is widest at the end',
      result(true, [width('a', 0.0042), width('b', 0.00913)]),
      'reached after 1,350 learners a group: problems.mean +-0.91% in b',
    ],
    [
      'names no group where there is one only',
      result(true, [width('a', 0.0042)]),
      'reached after 1,350 learners a group: problems.mean +-0.42%',
    ],
    [
      'says what was asked where it was not reached',
      result(false, [width('a', 0.0042), width('b', 0.0187)]),
      'NOT reached with 1,350 learners a group: problems.mean +-1.9% in b, asked +-1%',
    ],
    [
      'keeps to the unit of a difference',
      result(false, [width('a', 4.21)], { of: 'difference', isRelative: false, halfWidth: 2 }),
      'NOT reached with 1,350 learners a group: difference of problems.mean +-4.2, asked +-2',
    ],
    [
      'says why there is no interval: the first of those',
      result(false, [width('a', 0.5), noWidth, { ...noWidth, group: 'd' }]),
      'NOT reached with 1,350 learners a group: no interval of problems.mean in c: nobody got there',
    ],
    [
      'has nothing of a first round that was not finished',
      { ...result(false, []), rounds: [] },
      'NOT reached: the first round was not finished',
    ],
  ])('%s', (_, found, expected) => expect(precisionText(found)).toBe(expected));
});

describe('JSON', () => {
  it('has what was asked under its own keys, and every round', () => {
    expect(precisionJson(result(true, [width('a', 0.009)]))).toEqual({
      metric: 'problems.mean',
      relative_half_width: 0.01,
      max_users: 100_000,
      reached: true,
      learners: 1350,
      rounds: [
        {
          learners: 100,
          groups: [{ group: 'a', value: 200, low: 198, high: 202, relative_half_width: 0.5 }],
        },
        {
          learners: 1350,
          groups: [{ group: 'a', value: 200, low: 198, high: 202, relative_half_width: 0.009 }],
        },
      ],
    });
  });

  it('has null where there is nothing, or no number, and says why', () => {
    const asked = { of: 'difference', isRelative: false } as const;
    expect(precisionJson(result(false, [noWidth], asked))).toMatchObject({
      difference: 'problems.mean',
      half_width: 0.01,
      rounds: [
        {},
        {
          groups: [
            {
              group: 'c',
              value: null,
              low: 300,
              high: null,
              half_width: null,
              why: 'nobody got there',
            },
          ],
        },
      ],
    });
  });
});
