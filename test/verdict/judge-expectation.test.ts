/** Expectations, as written, judged on groups made by hand. `beyond`: nobody there completed. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPARISONS, parseExpectation } from '../../src/verdict/expectation.js';
import { type Judgement, judgeExpectation } from '../../src/verdict/judge-expectation.js';
import type { Measured } from '../../src/verdict/metric.js';
import { outcomeOf } from '../metrics/outcomes.js';
import { finishers, measuredOf } from './measured.js';

const GROUPS: Readonly<Record<string, Measured>> = {
  fast: measuredOf(finishers([100, 160, 200])),
  slow: measuredOf(finishers([150, 200, 300])),
  some: measuredOf(finishers([150, 400, null])),
  beyond: measuredOf(finishers([null, null])),
  nobody: measuredOf([]),
  unexamined: measuredOf([outcomeOf({ status: 'completed', problems: 1 })]),
};

const BASELINE: Readonly<Record<string, number>> = {
  'fast completion_rate': 0.97,
  'fast problems_to_completion.median': 160,
};

function judged(text: string): Judgement[] {
  const options = { level: 'fail', confidence: undefined } as const;
  return judgeExpectation(parseExpectation(text, Object.keys(GROUPS), options), {
    group: (name) => GROUPS[name],
    baseline: (group, metric) => BASELINE[`${group} ${metric}`],
  });
}

/** Of an expectation of one group: `ruling: what was found`. */
function ruling(text: string): string {
  const [one, ...more] = judged(text);
  expect(more).toEqual([]);
  return `${one.ruling}: ${one.found}`;
}

const MEDIAN = 'problems_to_completion.median';
const BEYOND = 'beyond those who completed';

describe('values', () => {
  it.each([
    [`fast.${MEDIAN} <= 160`, 'passed: 160, expected <= 160'],
    [`fast.${MEDIAN} < 160`, 'failed: 160, expected < 160'],
    [`fast.${MEDIAN} >= 160`, 'passed: 160, expected >= 160'],
    [`fast.${MEDIAN} > 160`, 'failed: 160, expected > 160'],
    [`fast.${MEDIAN} == 160`, 'passed: 160, expected == 160'],
    [`fast.${MEDIAN} != 160`, 'failed: 160, expected != 160'],
    [`fast.${MEDIAN} <= 159`, 'failed: 160, expected <= 159'],
    [`fast.${MEDIAN} != 159`, 'passed: 160, expected != 159'],
    [`fast.${MEDIAN} > 159.5`, 'passed: 160, expected > 159.5'],
    [`fast.${MEDIAN} >= -5`, 'passed: 160, expected >= -5'],
    [`fast.${MEDIAN} <= 0.8 * slow.${MEDIAN}`, 'passed: 160, expected <= 160'],
    [`fast.${MEDIAN} <= 0.79 * slow.${MEDIAN}`, 'failed: 160, expected <= 158'],
    [`fast.${MEDIAN} <= slow.${MEDIAN} - 40`, 'passed: 160, expected <= 160'],
    [`fast.${MEDIAN} <= slow.${MEDIAN} - 41`, 'failed: 160, expected <= 159'],
    [
      `fast.${MEDIAN} <= slow.problems_to_completion.max - slow.${MEDIAN}`,
      'failed: 160, expected <= 100',
    ],
    [`fast.${MEDIAN} <= baseline`, 'passed: 160, expected <= 160'],
    ['fast.completion_rate >= baseline + 0.02', 'passed: 1, expected >= 0.99'],
    ['fast.completion_rate <= baseline + 0.02', 'failed: 1, expected <= 0.99'],
    ['some.completion_rate >= 0.66', 'passed: 0.666667, expected >= 0.66'],
    ['some.completion_rate == 0.666667', 'failed: 0.666667, expected == 0.666667'],
  ])('%s', (text, expected) => expect(ruling(text)).toBe(expected));

  it.each(['0.1 + 0.2', '3 * 0.1', '0.8 - 0.5', '0.3', '1.1 * 0.3 - 0.03'])(
    'rounding does not count: 3 of 10 and %s',
    (sum) => {
      const group = measuredOf(finishers([1, 2, 3, ...Array.from({ length: 7 }, () => null)]));
      const passed = COMPARISONS.filter((comparison) => {
        const text = `g.completion_rate ${comparison} ${sum}`;
        const expectation = parseExpectation(text, ['g'], { level: 'fail', confidence: undefined });
        const evidence = { group: () => group, baseline: () => undefined };
        return judgeExpectation(expectation, evidence)[0].ruling === 'passed';
      });
      expect(passed).toEqual(['==', '<=', '>=']);
    },
  );

  it('of a glob are judged group by group, in order', () => {
    const rulings = judged(`*.${MEDIAN} <= 200`).map((one) => `${one.group} ${one.ruling}`);
    expect(rulings).toEqual([
      'fast passed',
      'slow passed',
      'some failed',
      'beyond failed',
      'nobody failed',
      'unexamined passed',
    ]);
  });
});

describe('those who did not complete', () => {
  it.each([
    ['some.problems_to_completion.max <= 1000', `failed: ${BEYOND}, expected <= 1000`],
    [`some.${MEDIAN} <= 400`, 'passed: 400, expected <= 400'],
    [`beyond.${MEDIAN} <= 1e99`, `failed: ${BEYOND}, expected <= 1e+99`],
    [`fast.${MEDIAN} <= beyond.${MEDIAN}`, `passed: 160, expected <= ${BEYOND}`],
    ['some.problems_to_completion.mean <= 1000', 'failed: 1 of 3 learners never got there'],
    ['some.problems_to_completion_mean <= 1000', 'failed: 1 of 3 learners never got there'],
    [
      'fast.problems_to_completion.mean <= some.problems_to_completion.mean',
      'failed: some.problems_to_completion.mean: 1 of 3 learners never got there',
    ],
  ])('%s', (text, expected) => expect(ruling(text)).toBe(expected));

  it.each(COMPARISONS)('on both sides: %s fails', (comparison) => {
    const both = `failed: both sides lie ${BEYOND}`;
    expect(ruling(`beyond.${MEDIAN} ${comparison} beyond.${MEDIAN}`)).toBe(both);
    expect(ruling(`beyond.${MEDIAN} ${comparison} 5 - beyond.${MEDIAN}`)).toBe(both);
  });

  it.each([
    `beyond.${MEDIAN} - beyond.${MEDIAN}`,
    `0 * beyond.${MEDIAN}`,
    `some.problems_to_completion.max - beyond.${MEDIAN} + 5`,
  ])('that cancel out decide nothing: %s', (right) => {
    for (const comparison of COMPARISONS) {
      const text = `fast.${MEDIAN} ${comparison} ${right}`;
      expect(ruling(text)).toBe(`failed: the right side lies ${BEYOND}`);
    }
  });
});

describe('no data', () => {
  it.each([
    ['nobody.blocked == 0', 'failed: no sample'],
    ['nobody.problems_to_completion.count <= 5', 'failed: no sample'],
    [`nobody.${MEDIAN} != 5`, 'failed: no sample'],
    ['unexamined.review_accuracy != 5', 'failed: no sample'],
    ['unexamined.days.sd <= 5', 'failed: no sample of two'],
    ['beyond.unready_rate <= 0.05', 'failed: no sample'],
    ['fast.blocked <= nobody.blocked', 'failed: nobody.blocked: no sample'],
    [
      'slow.completion_rate >= baseline - 1',
      'failed: the baseline holds no slow.completion_rate; make it anew with --update-baseline',
    ],
    [
      `fast.${MEDIAN} <= 0 * fast.days.mean + 1000 * nobody.days.mean`,
      'failed: nobody.days.mean: no sample',
    ],
  ])('%s', (text, expected) => expect(ruling(text)).toBe(expected));

  it('never passes, whatever is compared', () => {
    const sides = ['nobody.blocked', `nobody.${MEDIAN}`, 'nobody.accuracy', 'beyond.unready_rate'];
    fc.assert(
      fc.property(
        fc.constantFrom(...sides),
        fc.constantFrom(...COMPARISONS),
        fc.constantFrom('0', '-1e9', '1e9', 'baseline', `beyond.${MEDIAN}`, ...sides),
        (left, comparison, right) => {
          expect(judged(`${left} ${comparison} ${right}`)[0].ruling).toBe('failed');
          if (sides.includes(right)) {
            expect(judged(`fast.blocked ${comparison} ${right}`)[0].ruling).toBe('failed');
          }
        },
      ),
      { seed: 1 },
    );
  });
});
