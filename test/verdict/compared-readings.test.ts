/** How robust a comparison is: by pairs of learners, by medians, and over all readings. */

import { describe, expect, it } from 'vitest';
import { ComparedReadings } from '../../src/verdict/compared-readings.js';
import type { Robustness, RobustnessReport } from '../../src/verdict/robustness.js';

type Samples = readonly (readonly number[])[];

/** A run of two groups with these samples per point, in parts of two; learners are stopped after 100 problems. */
function compared(control: Samples, sample: Samples): RobustnessReport {
  const readings = new ComparedReadings({
    points: control.map((_, at) => (at === 0 ? {} : { constant: at })),
    groups: ['control', 'other'],
    control: 'control',
    maxProblems: 100,
  });
  control.forEach((_, point) => {
    for (let first = 0; first < 6; first += 2) {
      const part = (of: Samples) => Float64Array.from(of[point].slice(first, first + 2));
      readings.add(point, 'control', part(control));
      readings.add(point, 'other', part(sample));
    }
  });
  return readings.report();
}

function byMean(control: readonly number[], sample: readonly number[]): Robustness {
  return compared([control], [sample]).verdicts[0];
}

function byMedian(control: readonly number[], sample: readonly number[]): Robustness {
  return compared([control], [sample]).verdicts[1];
}

describe('by mean', () => {
  it('learners are paired: a small gain of everybody decides where their spread is large', () => {
    const verdict = byMean([10, 50, 90], [8, 47, 88]);
    expect(verdict).toMatchObject({ group: 'other', control: 'control', decision: 'fewer' });
    expect(verdict.readings[0].value).toBeCloseTo(143 / 3, 10);
    expect(verdict.readings[0].against).toBe(50);
    // The differences -2, -3, -2: mean -7/3, s = 0.57735, t(2) = 4.302653.
    expect(verdict.readings[0].interval!.low).toBeCloseTo(-7 / 3 - 4.302653 / 3, 5);
    expect(verdict.readings[0].interval!.high).toBeCloseTo(-7 / 3 + 4.302653 / 3, 5);
  });

  it('the other sign is more, and an interval that holds 0 decides nothing', () => {
    expect(byMean([8, 47, 88], [10, 50, 90]).decision).toBe('more');
    expect(byMean([10, 50, 90], [8, 53, 89]).decision).toBe('undecided');
    expect(byMean([10, 50], [10, 50]).decision).toBe('undecided');
    expect(byMean([10], [1]).decision).toBe('undecided');
    expect(byMean([10, 50], [9, 49]).decision).toBe('fewer');
  });

  it('who did not complete counts at the limit, not as missing', () => {
    const verdict = byMean([NaN, NaN, 40], [40, 42, 10]);
    expect(verdict.readings[0]).toMatchObject({ against: 80, value: 92 / 3, decision: 'fewer' });
  });

  it('of groups of different size, the learners that both have are compared', () => {
    const verdict = byMean([10, 20, 30, 1, 1, 1], [5, 14, 26]);
    expect(verdict.readings[0]).toMatchObject({ against: 20, value: 15, decision: 'fewer' });
  });
});

describe('by median', () => {
  it('of all learners, a median that completes lies before one that does not', () => {
    expect(byMedian([10, 20, 30], [1, 15, 99])).toMatchObject({
      decision: 'fewer',
      readings: [{ value: 15, against: 20 }],
    });
    expect(byMedian([10, NaN, NaN], [99, 99, NaN])).toMatchObject({
      decision: 'fewer',
      readings: [{ value: 99, against: null }],
    });
    expect(byMedian([10, 10, NaN], [1, NaN, NaN]).decision).toBe('more');
  });

  it('the same median decides nothing, nor do two that do not complete', () => {
    expect(byMedian([10, 20, 30], [1, 20, 99]).decision).toBe('undecided');
    expect(byMedian([NaN, NaN], [1, NaN]).decision).toBe('undecided');
  });
});

describe('over readings', () => {
  const report = compared(
    [
      [10, 50, 90],
      [10, 50, 90],
      [8, 47, 88],
      [10, 50, 90],
    ],
    [
      [8, 47, 88],
      [8, 47, 88],
      [10, 50, 90],
      [8, 53, 89],
    ],
  );

  it('those that agree with the configured one are counted, itself among them', () => {
    expect(report.verdicts.map(({ measure, holds }) => [measure, holds])).toEqual([
      ['mean_at_limit', 2],
      ['median', 2],
    ]);
    expect(report.verdicts[0].readings.map(({ decision }) => decision)).toEqual([
      'fewer',
      'fewer',
      'more',
      'undecided',
    ]);
  });

  it('those that change nothing for any learner of any group are named', () => {
    expect(report.unchanged).toEqual([{ constant: 1 }]);
  });

  it('one that changes who completes is none of them', () => {
    const same = compared([[NaN], [NaN]], [[NaN], [NaN]]);
    expect(same.unchanged).toEqual([{ constant: 1 }]);
    expect(compared([[NaN], [NaN]], [[NaN], [3]]).unchanged).toEqual([]);
  });
});
