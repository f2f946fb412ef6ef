/** `behaviour:` in a configuration: of groups and of members, complete, swept, and what is wrong with one. */

import { describe, expect, it } from 'vitest';
import { identityOf } from '../../src/experiment/baseline-file.js';
import { NUMERIC_PARAMETERS } from '../../src/experiment/numeric-parameters.js';
import { BEHAVIOUR_PARAMS } from '../../src/learners/behaviour-params.js';
import { settings } from '../learners/behaviours.js';
import { errorsOf, load } from './loading.js';

const PARAMS = 'user_params: {starting_prob: 0.9}';
const group = (text: string): string => `mission: tiny\ngroups:\n  a: {num_users: 1, ${text}}\n`;
const behaving = (text: string): string => group(`${PARAMS}, behaviour: ${text}`);
const behaviourIn = (text: string, ...set: readonly string[]) =>
  load(text, ...set).groups.map(({ people }) => people.map(({ behaviour }) => behaviour));

describe('behaviour', () => {
  it('is made complete', () => {
    const text =
      '{pace: {spread: 0.4}, schedule: {days: [mon, sat]}, dropout: {daily: {beta: [1, 99]}, boredom: {hazard: 0.1}}}';
    const expected = settings(
      {
        'pace.spread': 0.4,
        'dropout.daily': { beta: [1, 99] },
        'dropout.boredom.hazard': 0.1,
      },
      { days: ['mon', 'sat'] },
    );
    expect(behaviourIn(behaving(text))).toEqual([[expected]]);
  });

  it.each([group(PARAMS), behaving('{}')])('is none where nothing is said: %s', (text) => {
    expect(behaviourIn(text)).toEqual([[undefined]]);
  });

  it('of a member goes before the group’s, key by key', () => {
    const text = `${group('population: class, behaviour: {pace: {factor: 2}}')}populations:
  class:
    - {preset: typical}
    - {preset: struggling, behaviour: {dropout: {daily: 0.02}}}
    - {preset: advanced, behaviour: {}}
`;
    const expected = [
      settings({ 'pace.factor': 2 }),
      settings({ 'pace.factor': 2, 'dropout.daily': 0.02 }),
      settings({ 'pace.factor': 2 }),
    ];
    expect(behaviourIn(text)).toEqual([expected]);
  });

  it('goes with every way to say who the learners are', () => {
    const expected = [[settings({ 'pace.factor': 2 })]];
    for (const learners of [
      'population: typical',
      'user_model: {name: accuracy, starting_prob: 1}',
    ]) {
      expect(behaviourIn(group(`${learners}, behaviour: {pace: {factor: 2}}`))).toEqual(expected);
    }
  });

  it('comes back from a configuration as resolved, and is part of what identifies a run', () => {
    const plan = load(
      behaving('{schedule: {terms: [{from_day: 0, days: 9}], year: 20}, pace: {factor: 2}}'),
    );
    expect(load(JSON.stringify(plan.config)).groups).toEqual(plan.groups);
    expect(identityOf(load(group(PARAMS)))).not.toEqual(identityOf(plan));
  });

  it('is set and swept by dotted paths, whether or not it is there', () => {
    const set = ['--set', 'groups.a.behaviour.dropout.daily=0.1'][1];
    expect(behaviourIn(group(PARAMS), set)).toEqual([[settings({ 'dropout.daily': 0.1 })]]);
    const sweep = 'sweep: {behaviour.dropout.frustration.hazard: [0, 0.2]}\n';
    expect(behaviourIn(`${behaving('{pace: {factor: 2}}')}${sweep}`)).toEqual(
      [0, 0.2].map((hazard) => [
        settings({ 'pace.factor': 2, 'dropout.frustration.hazard': hazard }),
      ]),
    );
  });

  it('is found by `threshold`', () => {
    for (const [name, { min, max }] of Object.entries(BEHAVIOUR_PARAMS)) {
      expect(NUMERIC_PARAMETERS).toContainEqual({
        path: `behaviour.${name}`,
        min,
        max,
        integer: false,
      });
    }
  });
});

/** A configuration with `behaviour:` over several lines, so that a fault's place shows. */
const lines = (...text: readonly string[]): string =>
  `mission: tiny\ngroups:\n  a:\n    num_users: 1\n    ${PARAMS}\n    behaviour:\n${text
    .map((line) => `      ${line}\n`)
    .join('')}`;

describe('what is wrong is told with its place', () => {
  it.each<[string[], string]>([
    [
      ['pace:', '  factr: 1'],
      'c.yaml:8:9  groups.a.behaviour.pace.factr  unknown key "factr"  (did you mean "factor"?)',
    ],
    [
      ['pace: {factor: 0}'],
      'c.yaml:7:14  groups.a.behaviour.pace.factor  must be at least 0.01, got 0',
    ],
    [
      ['pace:', '  spread: {normal: [9, 0.1]}'],
      'c.yaml:8:18  groups.a.behaviour.pace.spread.normal  hardly any of it lies between 0 and 3',
    ],
    [
      ['dropout:', '  daily: 2'],
      'c.yaml:8:9  groups.a.behaviour.dropout.daily  must be at most 1, got 2',
    ],
    [
      ['dropout:', '  boredom: {known: x}'],
      'c.yaml:8:19  groups.a.behaviour.dropout.boredom.known  expected a number, got "x"',
    ],
    [
      ['schedule: {days: []}'],
      'c.yaml:7:18  groups.a.behaviour.schedule.days  must have at least 1 entry, got 0',
    ],
    [
      ['schedule: {days: [mon, mno]}'],
      'c.yaml:7:30  groups.a.behaviour.schedule.days.1  expected "mon" or',
    ],
    [
      ['schedule: {days: [mon, mon]}'],
      'c.yaml:7:30  groups.a.behaviour.schedule.days.1  "mon" stands here a second time',
    ],
    [
      ['schedule:', '  holidays: []', '  terms: [{from_day: 0, days: 1}]'],
      'c.yaml:9:9  groups.a.behaviour.schedule.terms  stands beside holidays: leave one out',
    ],
    [
      ['schedule: {terms: []}'],
      'c.yaml:7:18  groups.a.behaviour.schedule.terms  must have at least 1 entry, got 0',
    ],
    [
      ['schedule: {holidays: [{from_day: 1.5, days: 1}]}'],
      'c.yaml:7:30  groups.a.behaviour.schedule.holidays.0.from_day  expected a whole number, got 1.5',
    ],
    [
      ['schedule: {holidays: [{from_day: 0, days: 0}]}'],
      'c.yaml:7:43  groups.a.behaviour.schedule.holidays.0.days  must be at least 1, got 0',
    ],
    [
      ['schedule: {year: 365}'],
      'c.yaml:7:18  groups.a.behaviour.schedule.year  has no holidays and no terms to repeat',
    ],
    [
      ['schedule:', '  year: 365', '  holidays:', '    - {from_day: 360, days: 14}'],
      'c.yaml:10:13  groups.a.behaviour.schedule.holidays.0  ends on day 374, behind the year of 365  (go on from day 0 of the next)',
    ],
    [
      ['schedule:', '  days: [sat, sun]', '  terms: [{from_day: 0, days: 5}]'],
      'c.yaml:9:9  groups.a.behaviour.schedule.terms  leaves no day with a session',
    ],
    [
      ['schedule: {year: 7, holidays: [{from_day: 0, days: 7}]}'],
      'c.yaml:7:27  groups.a.behaviour.schedule.holidays  leaves no day with a session',
    ],
    [['[]'], 'groups.a.behaviour  expected a map, got a list'],
  ])('%j', (text, what) => {
    expect(errorsOf(lines(...text)).join('\n')).toContain(what);
  });

  it('also of a member, and all at once', () => {
    const text = `${group('population: p, behaviour: {pace: {factor: -1}}')}populations:
  p:
    - preset: typical
      behaviour: {dropout: {daily: -1}, schedule: {days: [mon], start: tomorrow}}
`;
    const found = errorsOf(text);
    expect(found).toHaveLength(3);
    expect(found.join('\n')).toContain(
      'c.yaml:7:29  populations.p.0.behaviour.dropout.daily  must be at least 0',
    );
  });

  it('where it was swept', () => {
    const sweep = 'sweep:\n  behaviour.dropout.daily: [0.5, 1.5]\n';
    expect(errorsOf(group(PARAMS) + sweep).join('\n')).toContain(
      'c.yaml:5:34  sweep.behaviour.dropout.daily.1  must be at most 1, got 1.5',
    );
  });
});
