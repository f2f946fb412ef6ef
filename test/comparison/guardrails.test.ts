/** When a guardrail holds, is broken or cannot be told; two points of a hundred are the margin. */

import { describe, expect, it } from 'vitest';
import type { ComparisonRow } from '../../src/comparison/comparison-row.js';
import {
  GUARDRAIL_MARGIN,
  type GuardrailRuling,
  guardrails,
} from '../../src/comparison/guardrails.js';
import { compare, made, rowOf } from './learners.js';

const SAMPLE = rowOf(compare(made({}), made({})), 'stuck_rate');

function ruling(row: Partial<ComparisonRow>): GuardrailRuling {
  return guardrails([{ ...SAMPLE, n: 1000, nControl: 1000, note: '', ...row }])[0].ruling;
}

type End = number | undefined;
const TABLE: [value: End, low: End, high: End, ruling: GuardrailRuling][] = [
  [0, -0.01, 0.01, 'holds'],
  [0, -0.02, 0.02, 'holds'],
  [-0.5, -0.6, -0.4, 'holds'],
  // surely worse, surely by no more than the margin
  [0.01, 0.005, 0.015, 'holds'],
  [0.05, 0.03, 0.07, 'broken'],
  [0.021, 0.001, 0.04, 'broken'],
  // worse for sure, but perhaps within the margin
  [0.019, 0.001, 0.04, 'unclear'],
  // perhaps no worse at all
  [0.05, -0.001, 0.1, 'unclear'],
  [0.05, 0, 0.1, 'unclear'],
  [0, -0.021, 0.021, 'unclear'],
  [undefined, undefined, undefined, 'unclear'],
  [0.05, undefined, 0.1, 'unclear'],
  [0, -0.01, undefined, 'unclear'],
];

describe('a guardrail', () => {
  it('has a margin of two points', () => expect(GUARDRAIL_MARGIN).toBe(0.02));

  it.each(TABLE)('that should stay low: %s (%s to %s) %s', (value, low, high, wanted) => {
    expect(ruling({ better: 'lower', difference: { value, low, high } })).toBe(wanted);
  });

  it.each(TABLE)('that should stay high: minus %s (%s to %s) %s', (value, low, high, wanted) => {
    const minus = (end: End): End => (end === undefined ? undefined : -end);
    const difference = { value: minus(value), low: minus(high), high: minus(low) };
    expect(ruling({ better: 'higher', difference })).toBe(wanted);
  });

  it('is asked of guardrails only', () => {
    expect(guardrails([{ ...SAMPLE, isGuardrail: false }])).toEqual([]);
    const { guardrails: found } = compare(made({}), made({}));
    expect(found.map(({ row }) => row.metric)).toEqual([
      'stuck_rate',
      'unready_rate',
      'promoted_unready_rate',
      'exam_accuracy',
      'exam_accuracy_30_days',
      'review_accuracy',
      'overpromotion_rate',
    ]);
  });
});

describe('the same difference for everybody', () => {
  const ALIKE = { value: 1, low: undefined, high: undefined };
  const certain = (value: number, row: Partial<ComparisonRow>): GuardrailRuling =>
    ruling({
      group: ALIKE,
      control: ALIKE,
      difference: { value, low: undefined, high: undefined },
      better: 'higher',
      ...row,
    });

  it.each<[value: number, n: number, wanted: GuardrailRuling]>([
    [0, 2, 'holds'],
    [-0.02, 2, 'holds'],
    [-0.021, 2, 'broken'],
    [0.5, 2, 'holds'],
    [0, 1, 'unclear'],
    [-0.5, 1, 'unclear'],
  ])('of a true probability is certain: %d for %i learners %s', (value, n, wanted) => {
    expect(certain(value, { unit: 'probability', n, nControl: 5 })).toBe(wanted);
    expect(certain(value, { unit: 'probability', n: 5, nControl: n })).toBe(wanted);
  });

  // 3 / n: 0.02 at 150 learners.
  it.each<[value: number, n: number, wanted: GuardrailRuling]>([
    [0, 149, 'unclear'],
    [0, 150, 'holds'],
    [0.1, 31, 'holds'],
    [-0.5, 5, 'unclear'],
    [-0.5, 7, 'broken'],
  ])('of answers leaves 3 in n open: %d for %i learners %s', (value, n, wanted) => {
    expect(certain(value, { unit: 'share', n, nControl: 1000 })).toBe(wanted);
    expect(certain(value, { unit: 'share', n: 1000, nControl: n })).toBe(wanted);
  });

  it('of learners who vary is certain, too', () => {
    const group = { value: 0.8, low: 0.7, high: 0.9 };
    expect(certain(0, { unit: 'share', n: 40, nControl: 40, group })).toBe('holds');
    expect(certain(-0.03, { unit: 'share', n: 40, nControl: 40, control: group })).toBe('broken');
  });

  it('is none where learners are left out', () => {
    expect(certain(0, { unit: 'probability', note: 'leaves out 3' })).toBe('unclear');
  });
});
