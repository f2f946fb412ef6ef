/** Points as people see them: nothing lost, nothing longer than it must be. */

import { describe, expect, it } from 'vitest';
import { parameterNames, plainDecimal, pointText } from '../../src/experiment/sweep-point.js';

describe('a point', () => {
  it('is its parameters and values', () => {
    expect(pointText({ starting_prob: 0.6, pretest: 'control' })).toBe(
      'starting_prob=0.6, pretest=control',
    );
    expect(pointText({})).toBe('as configured');
  });

  it.each([
    [57_600.25, '57600.25'],
    [1_234_567, '1234567'],
    [2 / 3, '0.666667'],
    [1e-7, '0.0000001'],
  ])('says %d as %s', (value, text) => expect(pointText({ v: value })).toBe(`v=${text}`));
});

it.each([
  [1e-7, '0.0000001'],
  [1.5e-7, '0.00000015'],
  [2 / 3, '0.6666666666666666'],
  [57_600, '57600'],
])('%d in full is %s', (value, text) => expect(plainDecimal(value)).toBe(text));

it('parameters are named by the last part of their path where that is enough', () => {
  const names = parameterNames(['a.x', 'b.x', 'b.y', 'z', 'a.x']);
  expect([...names]).toEqual([
    ['a.x', 'a.x'],
    ['b.x', 'b.x'],
    ['b.y', 'y'],
    ['z', 'z'],
  ]);
});
