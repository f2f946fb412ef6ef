/** What a search asks of a group: which targets are refused, and on which side a measured group stands. */

import { describe, expect, it } from 'vitest';
import { ExpectationFault } from '../../src/verdict/expectation.js';
import { parseTarget, readingOf } from '../../src/verdict/target.js';
import { finishers, measuredOf } from './measured.js';

const read = (target: string, problems: readonly (number | null)[]) =>
  readingOf(parseTarget(target, 'g'), measuredOf(finishers(problems)));

const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);

describe('a target is refused', () => {
  it.each([
    ['completion_rate', 'is not of the form "metric >= number"', /use >=, >, <=, </],
    ['completion_rate == 1', 'is not of the form "metric >= number"', /use >=, >, <=, </],
    ['completion_rate>=0.9', 'is not of the form "metric >= number"', /put spaces around/],
    ['g.completion_rate >= 0.9', 'names the group', /leave it out/],
    ['completion_rat >= 0.9', 'no metric "completion_rat"', /did you mean "completion_rate"/],
    ['completion_rate >= baseline', '"baseline" is no number', /for instance/],
    ['completion_rate >= other.accuracy', 'no group "other"', /./],
    ['completed >= 100', 'completed is a number of learners, which the search chooses', /share/],
    ['problems.sd <= 5', 'confidence: no interval is known for problems.sd', /means, medians/],
  ])('%s', (text, what, hint) => {
    const refused = (): unknown => parseTarget(text, 'g');
    expect(refused).toThrow(ExpectationFault);
    expect(refused).toThrow(what);
    try {
      refused();
    } catch (error) {
      expect((error as ExpectationFault).hint).toMatch(hint);
    }
  });
});

describe('a group stands', () => {
  it('where its value and its interval do', () => {
    const done = (count: number) => [...times(count, 100), ...times(100 - count, null)];
    const target = '  completion_rate   >= 0.5 ';
    expect(read(target, done(90))).toMatchObject({ value: 0.9, reached: true, side: 'reached' });
    expect(read(target, done(52))).toMatchObject({ value: 0.52, reached: true, side: 'open' });
    expect(read(target, done(40))).toMatchObject({ reached: false, side: 'missed', clear: 'open' });
    expect(read(target, done(5))).toMatchObject({ side: 'missed', clear: 'missed' });
  });

  it('clearly on the other side of a median when most never complete', () => {
    const weak = [...times(10, 100), ...times(90, null)];
    const below = read('problems_to_completion.median <= 200', weak);
    expect(below).toMatchObject({ value: Infinity, reached: false, clear: 'missed' });
    const above = read('problems_to_completion.median >= 200', weak);
    expect(above).toMatchObject({ reached: true, clear: 'reached' });
  });

  it('nowhere when there is no value: it reaches neither a bound above nor one below', () => {
    for (const sign of ['<=', '>=']) {
      const reading = read(`problems_to_completion.mean ${sign} 200`, [100, 100, null]);
      expect(reading).toMatchObject({ reached: false, side: 'missed', clear: 'missed' });
      expect(reading.value).toBe('1 of 3 learners never got there');
    }
  });
});
