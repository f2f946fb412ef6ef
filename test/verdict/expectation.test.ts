/** The language of `expect:`: every form that is read, and what it means. What is refused: `expectation-faults`. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPARISONS, type Term, parseExpectation } from '../../src/verdict/expectation.js';

const GROUPS = ['with_boosters', 'without_boosters', 'a', '2-b', '7', 'baseline'];
const DEFAULTS = { level: 'fail', confidence: undefined } as const;
const parse = (text: string): ReturnType<typeof parseExpectation> =>
  parseExpectation(text, GROUPS, DEFAULTS);

/** Terms in short: `0.8 x a.days.median`. */
function shown({ factor, of }: Term): string {
  if (of === undefined) return String(factor);
  return `${factor} x ${of === 'baseline' ? of : `${of.group}.${of.metric.name}`}`;
}

describe('the left side', () => {
  it.each([
    ['a.blocked == 0', ['a'], 'blocked'],
    ['2-b.completion_rate >= 0.95', ['2-b'], 'completion_rate'],
    ['7.blocked == 0', ['7'], 'blocked'],
    ['baseline.blocked == 0', ['baseline'], 'blocked'],
    ['*.blocked == 0', GROUPS, 'blocked'],
    ['*boosters.blocked == 0', ['with_boosters', 'without_boosters'], 'blocked'],
    ['with_*.blocked == 0', ['with_boosters'], 'blocked'],
    ['with*.blocked == 0', ['with_boosters', 'without_boosters'], 'blocked'],
    ['*-*.blocked == 0', ['2-b'], 'blocked'],
    ['*out*s.blocked == 0', ['without_boosters'], 'blocked'],
    ['?.blocked == 0', ['a', '7'], 'blocked'],
    ['?-?.blocked == 0', ['2-b'], 'blocked'],
    ['a*.blocked == 0', ['a'], 'blocked'],
    ['a.days.median <= 9', ['a'], 'days.median'],
    ['a.problems_to_completion.p95 <= 250', ['a'], 'problems_to_completion.p95'],
    ['a.problems_to_50pct.p05 <= 250', ['a'], 'problems_to_50pct.p05'],
  ])('%s', (text, groups, metric) => {
    const expectation = parse(text);
    expect(expectation.groups).toEqual(groups);
    expect(expectation.metric.name).toBe(metric);
  });

  it('a glob means what it says, character by character', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '_'),
      minLength: 1,
      maxLength: 8,
    });
    const glob = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '_', '*', '?'),
      minLength: 1,
      maxLength: 8,
    });
    const names = fc.array(name, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(glob, names, (pattern, others) => {
        fc.pre(/^[ab*?]/.test(pattern));
        const expected = others.filter((one) => fits(pattern, one));
        fc.pre(expected.length > 0);
        const { groups } = parseExpectation(`${pattern}.blocked == 0`, others, DEFAULTS);
        expect(groups).toEqual(expected);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('a glob of many stars takes no longer than others', () => {
    const names = ['a'.repeat(100), `${'a'.repeat(99)}b`];
    const { groups } = parseExpectation(`${'*a'.repeat(40)}*b.blocked == 0`, names, DEFAULTS);
    expect(groups).toEqual([names[1]]);
  });
});

/** Globs, from their definition. */
function fits(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') return fits(rest, name) || (name !== '' && fits(pattern, name.slice(1)));
  return name !== '' && (pattern[0] === '?' || pattern[0] === name[0]) && fits(rest, name.slice(1));
}

describe('the right side', () => {
  it.each([
    ['250', ['250']],
    ['-3', ['-3']],
    ['+3', ['3']],
    ['.5', ['0.5']],
    ['5.', ['5']],
    ['1e3', ['1000']],
    ['2.5E-1', ['0.25']],
    ['baseline', ['1 x baseline']],
    ['baseline + 0.02', ['1 x baseline', '0.02']],
    ['baseline - 0.02', ['1 x baseline', '-0.02']],
    ['1.1 * baseline', ['1.1 x baseline']],
    ['baseline * 1.1', ['1.1 x baseline']],
    ['a.days.median', ['1 x a.days.median']],
    ['0.8 * a.days.median', ['0.8 x a.days.median']],
    ['a.days.median * 0.5 * 3', ['1.5 x a.days.median']],
    ['a.days.median - 3', ['1 x a.days.median', '-3']],
    ['3 - a.days.median', ['3', '-1 x a.days.median']],
    ['3 - -2', ['3', '2']],
    ['-2 * a.completed', ['-2 x a.completed']],
    ['7.completed + 2-b.completed', ['1 x 7.completed', '1 x 2-b.completed']],
    ['2 * 3 + 4 * 5', ['6', '20']],
    ['baseline.completed - baseline', ['1 x baseline.completed', '-1 x baseline']],
    ['1 - 2 - 3 + 4', ['1', '-2', '-3', '4']],
  ])('%s', (text, terms) => {
    expect(parse(`a.completed <= ${text}`).terms.map(shown)).toEqual(terms);
  });

  it.each(COMPARISONS)('compares by %s', (comparison) => {
    expect(parse(`a.completed ${comparison} 1`).comparison).toBe(comparison);
  });

  it('a number is read as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e100, max: 1e100, noNaN: true }), (number) => {
        const [{ factor }] = parse(`a.completed <= ${number}`).terms;
        expect(factor).toBe(Number(String(number)));
      }),
      { seed: 2 },
    );
  });
});

describe('the rest', () => {
  it('space of any kind and length may stand around, and the text is kept', () => {
    const text = ' \ta.completed\n <=   0.8 *\u00A0a.completed ';
    const expectation = parse(text);
    expect(expectation.terms.map(shown)).toEqual(['0.8 x a.completed']);
    expect(expectation.text).toBe(text);
  });

  it('level and confidence are kept', () => {
    const options = { level: 'warn', confidence: 0.9 } as const;
    expect(parseExpectation('a.days.median <= 5', GROUPS, options)).toMatchObject(options);
  });

  it.each([
    'a.completion_rate >= baseline',
    'a.blocked < 3',
    'a.unready_rate <= 0.02 + 7.unready_rate',
    'a.accuracy > 0.8',
    'a.exam_accuracy > 0.8',
    'a.days.mean <= 5',
    'a.days.p05 <= 5',
  ])('confidence goes with %s', (text) => {
    expect(parseExpectation(text, GROUPS, { level: 'fail', confidence: 0.95 }).confidence).toBe(
      0.95,
    );
  });
});
