/** Robustness in sentences: what holds, what flips, what is left open, what changes nothing. */

import { expect, it } from 'vitest';
import { robustnessLines } from '../../src/output/robustness-text.js';
import type { Decision, ReadingResult, Robustness } from '../../src/verdict/robustness.js';

const reading = (a: number, decision: Decision, value: number | null = 10.26): ReadingResult => ({
  point: { a },
  decision,
  value,
  against: 20,
});

function lineOf(decision: Decision, ...readings: ReadingResult[]): string {
  const holds = readings.filter((one) => one.decision === decision).length;
  const verdict: Robustness = {
    group: 'new',
    control: 'old',
    measure: 'mean_at_limit',
    decision,
    holds,
    readings,
  };
  const lines = robustnessLines({ verdicts: [verdict], unchanged: [] }, (point) =>
    JSON.stringify(point),
  );
  expect(lines).toHaveLength(1);
  return lines[0];
}

const MEAN = '(mean, unfinished learners at the limit)';

it('a verdict that holds everywhere is one clause', () => {
  expect(lineOf('fewer', reading(1, 'fewer'), reading(2, 'fewer'))).toBe(
    `new needs fewer problems than old in 2 of 2 readings ${MEAN}`,
  );
});

it('flips and open cases follow, with the figures', () => {
  expect(
    lineOf('fewer', reading(1, 'fewer'), reading(2, 'more', null), reading(3, 'undecided')),
  ).toBe(
    `new needs fewer problems than old in 1 of 3 readings ${MEAN}; the verdict flips when {"a":2} (not completed against 20); undecided when {"a":3} (10.3 against 20)`,
  );
});

it('where nothing is decided, what other readings decide is no flip', () => {
  expect(lineOf('undecided', reading(1, 'undecided'), reading(2, 'more'))).toBe(
    `whether new needs fewer problems than old is undecided in 1 of 2 readings ${MEAN}; more when {"a":2} (10.3 against 20)`,
  );
});

it('the first five exceptions are named', () => {
  const others = Array.from({ length: 7 }, (_, at) => reading(at, 'more'));
  const line = lineOf('fewer', reading(9, 'fewer'), ...others);
  expect(line.match(/against/g)).toHaveLength(5);
  expect(line).toMatch(/ and 2 more$/);
});

it('readings that change nothing are counted by constant', () => {
  const readings = [0, 1, 2, 3].map((a) => reading(a, 'fewer'));
  const verdict = { group: 'g', control: 'c', decision: 'fewer', holds: 4, readings } as const;
  const unchanged = [{ a: 1 }, { a: 2 }, { b: 1 }];
  const [, line] = robustnessLines(
    { verdicts: [{ ...verdict, measure: 'median' }], unchanged },
    String,
  );
  expect(line).toBe('3 of the 3 other readings change nothing for these learners: a (2), b (1)');
});
