/** Expectations that cannot be judged, and what is said about them. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectationFault, parseExpectation } from '../../src/verdict/expectation.js';

const GROUPS = ['with_boosters', 'without_boosters', 'a'];

/** `what (hint)`; `fine` when there is nothing to say. Any other error is passed on. */
function faultOf(text: string, confidence?: number): string {
  try {
    parseExpectation(text, GROUPS, { level: 'fail', confidence });
    return 'fine';
  } catch (error) {
    if (!(error instanceof ExpectationFault)) throw error;
    return error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
  }
}

const EXAMPLE = '(for instance "with_boosters.completion_rate >= 0.95")';
const FORM = 'is not of the form "group.metric <= value"';
const VALUE = '(a number, baseline or group.metric, with spaces around every sign)';

describe('a form that is none', () => {
  it.each([
    ['', `${FORM} ${EXAMPLE}`],
    ['  \n ', `${FORM} ${EXAMPLE}`],
    ['a.completed', `${FORM} ${EXAMPLE}`],
    ['a.completed = 5', `${FORM} (write == for equality)`],
    ['a.completed => 5', `${FORM} (put spaces around every sign)`],
    ['a.completed is 5', `${FORM} ${EXAMPLE}`],
    ['a.completed<=5', `${FORM} (put spaces around every sign)`],
    ['a.completed <=5', `${FORM} (put spaces around every sign)`],
    ['a.completed<= 5', `${FORM} (put spaces around every sign)`],
    [
      'a.completed == 5'.replace(' == ', '\u2009==\u200B'),
      `${FORM} (put spaces around every sign)`,
    ],
    ['<= 5', `${FORM} ${EXAMPLE}`],
    ['a.completed - a.blocked <= 5', `${FORM} ${EXAMPLE}`],
    ['0.8 * a.completed <= 5', `${FORM} ${EXAMPLE}`],
    ['5 <= a.completed', `"5" is no group and metric ${EXAMPLE}`],
    ['completed <= 5', `"completed" is no group and metric ${EXAMPLE}`],
    ['a. <= 5', `"a." is no group and metric ${EXAMPLE}`],
    ['.completed <= 5', `".completed" is no group and metric ${EXAMPLE}`],
    ['a.days.median.p5 <= 5', `"a.days.median.p5" is no group and metric ${EXAMPLE}`],
    ['-a.completed <= 5', `"-a.completed" is no group and metric ${EXAMPLE}`],
    ['[ab].completed <= 5', `"[ab].completed" is no group and metric ${EXAMPLE}`],
    ['(a+)+$.completed <= 5', `"(a+)+$.completed" is no group and metric ${EXAMPLE}`],
    ['a|b.completed <= 5', `"a|b.completed" is no group and metric ${EXAMPLE}`],
    ['ä.completed <= 5', `"ä.completed" is no group and metric ${EXAMPLE}`],
  ])('%j', (text, expected) => expect(faultOf(text)).toBe(expected));
});

describe('a value that is none', () => {
  it.each([
    ['a.completed <=', `expected a value on the right, got nothing ${EXAMPLE}`],
    ['a.completed <= 5 +', `expected a value on the right, got nothing ${EXAMPLE}`],
    ['a.completed <= - 5', `expected a value on the right, got "- 5" ${EXAMPLE}`],
    ['a.completed <= 5 * ', `expected a value on the right, got "5 *" ${EXAMPLE}`],
    ['a.completed <= 5 6', `expected a value on the right, got "5 6" ${EXAMPLE}`],
    ['a.completed <= 5 / 6', `expected a value on the right, got "5 / 6" ${EXAMPLE}`],
    ['a.completed <= 5 <= 6', `expected a value on the right, got "5 <= 6" ${EXAMPLE}`],
    ['a.completed <= * 5', `expected a value on the right, got "* 5" ${EXAMPLE}`],
    ['a.completed <= 5-3', `cannot read "5-3" ${VALUE}`],
    ['a.completed <= 0.8*a.completed', `cannot read "0.8*a.completed" ${VALUE}`],
    ['a.completed <= 80%', `cannot read "80%" ${VALUE}`],
    ['a.completed <= 1,000', `cannot read "1,000" ${VALUE}`],
    ['a.completed <= 1_000', `cannot read "1_000" ${VALUE}`],
    ['a.completed <= --5', `cannot read "--5" ${VALUE}`],
    ['a.completed <= Infinity', `cannot read "Infinity" ${VALUE}`],
    ['a.completed <= NaN', `cannot read "NaN" ${VALUE}`],
    ['a.completed <= 1e999', '"1e999" is too large a number'],
    ['a.completed <= 0 * -1e999', '"0 * -1e999" is too large a number'],
    ['a.completed <= 0x10', `cannot read "0x10" ${VALUE}`],
    ['a.completed <= base', `cannot read "base" ${VALUE}`],
    ['a.completed <= -baseline', `cannot read "-baseline" ${VALUE}`],
    ['a.completed <= *.completed', `cannot read "*.completed" ${VALUE}`],
    ['a.completed <= (5)', `cannot read "(5)" ${VALUE}`],
    ['a.completed <= baseline * baseline', '"baseline * baseline" multiplies two metrics'],
    [
      'a.completed <= 2 * a.days.min * baseline',
      '"2 * a.days.min * baseline" multiplies two metrics',
    ],
    ['a.completed <= 1e99 * 1e99', '"1e99 * 1e99" is too large a number'],
    ['a.completed <= 5 + 1e200 * baseline', '"1e200 * baseline" is too large a number'],
  ])('%j', (text, expected) => expect(faultOf(text)).toBe(expected));
});

const UNKNOWN = 'no group "b" (groups: with_boosters, without_boosters, a)';
const FORMS = 'mean, sd, min, max, median, count or pNN';

describe('an unknown name', () => {
  it.each([
    ['b.completed <= 5', UNKNOWN],
    ['a.completed <= b.completed', UNKNOWN],
    ['A.completed <= 5', 'no group "A" (did you mean "a"?)'],
    ['with_booster.completed <= 5', 'no group "with_booster" (did you mean "with_boosters"?)'],
    ['b*.completed <= 5', 'no group "b*" (groups: with_boosters, without_boosters, a)'],
    ['??.completed <= 5', 'no group "??" (groups: with_boosters, without_boosters, a)'],
    ['a.compleeted <= 5', 'no metric "compleeted" (did you mean "completed"?)'],
    ['a.zebra <= 5', 'no metric "zebra"'],
    ['a.constructor <= 5', 'no metric "constructor"'],
    ['a.completed <= a.zebra', 'no metric "zebra"'],
    [
      'a.days <= 5',
      `days is a value a learner and needs a statistic (${FORMS}) (for instance days.median)`,
    ],
    [
      'a.completed.mean <= 5',
      'completed is one number a group and has no statistic (write completed alone)',
    ],
    ['a.days.medin <= 5', 'no statistic "medin" (did you mean "median"?)'],
    ['a.days.p0 <= 5', `no statistic "p0" (use ${FORMS})`],
    ['a.days.p00 <= 5', `no statistic "p00" (use ${FORMS})`],
    ['a.days.p100 <= 5', `no statistic "p100" (use ${FORMS})`],
    ['a.days.constructor <= 5', `no statistic "constructor" (use ${FORMS})`],
  ])('%j', (text, expected) => expect(faultOf(text)).toBe(expected));
});

describe('a confidence that nothing can be said with', () => {
  const none = (metric: string): string =>
    `confidence: no interval is known for ${metric} (shares, counts of learners, means, medians and pNN have one)`;

  it.each([
    ['a.completed == 5', 'confidence needs <, <=, > or >=, not =='],
    ['a.completed != 5', 'confidence needs <, <=, > or >=, not !='],
    ['a.days.max <= 5', none('days.max')],
    ['a.days.sd <= 5', none('days.sd')],
    ['a.days.count >= 5', none('days.count')],
    ['a.problems_total <= 5', none('problems_total')],
    ['a.completed <= a.days.min', none('days.min')],
    ['a.completed <= 5 - 2 * a.days.min', none('days.min')],
  ])('%s', (text, expected) => {
    expect(faultOf(text, 0.95)).toBe(expected);
    expect(faultOf(text)).toBe('fine');
  });
});

describe('any text', () => {
  const unit = fc.constantFrom(
    ...Array.from('a.b*?-+<=>!0189e_ \t\n"\\(){}[]|^$\u0000\uD800é'),
    '.completed',
    ' <= ',
    'baseline',
  );

  it('is read or refused, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        expect(faultOf(text).split('\n')).toHaveLength(1);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it.each([
    ['a name', `${'a'.repeat(900)}.completed <= 5`],
    ['stars', `${'*a'.repeat(400)}*b.completed <= 5`],
    ['a number', `a.completed <= ${'9'.repeat(900)}`],
    ['a word', `a.completed <= ${'x'.repeat(900)}`],
    ['a sum', `a.completed <= 1${' + 1'.repeat(200)}x`],
  ])('%s of a thousand characters is refused at once', (_, text) => {
    expect(faultOf(text)).not.toBe('fine');
  });
});
