/** `expect:` of a configuration: places of what is wrong, together with all else; what is sound reaches the plan. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf, load } from './loading.js';

const config = (expectations: string, more = ''): string =>
  `mission: tiny\n${more}expect:\n${expectations}\ngroups:\n  a: ${GROUP}\n  b-2: ${GROUP}\n`;
const EXAMPLE = '(for instance "with_boosters.completion_rate >= 0.95")';
const FORM = `is not of the form "group.metric <= value"  ${EXAMPLE}`;

const NO_FOLLOW_UP = 'needs a follow-up  (set follow_up: {days: 30})';

describe('sound expectations', () => {
  it('stand in the plan with level, confidence and place', () => {
    const { expectations } = load(
      config(
        `  - "*.blocked == 0"\n  - {that: "a.days.median <= b-2.days.median", level: warn}\n  -   that: a.completion_rate > 0.5\n      confidence: 0.9`,
      ),
    );
    expect(expectations).toEqual([
      {
        text: '*.blocked == 0',
        level: 'fail',
        confidence: undefined,
        file: 'c.yaml',
        line: 3,
        column: 5,
      },
      {
        text: 'a.days.median <= b-2.days.median',
        level: 'warn',
        confidence: undefined,
        file: 'c.yaml',
        line: 4,
        column: 5,
      },
      {
        text: 'a.completion_rate > 0.5',
        level: 'fail',
        confidence: 0.9,
        file: 'c.yaml',
        line: 5,
        column: 7,
      },
    ]);
  });

  it('there are none by default', () => {
    expect(load(`mission: tiny\ngroups:\n  a: ${GROUP}\n`).expectations).toEqual([]);
  });

  it('may ask for reviews after completion where there is a follow-up', () => {
    const asking = config('  - a.follow_up_accuracy >= 0.8', 'follow_up: {days: 30}\n');
    expect(errorsOf(asking)).toEqual([]);
    expect(load(asking).followUpDays).toBe(30);
    expect(load(config('  - a.follow_up_problems == 0')).followUpDays).toBeUndefined();
  });

  it('may name the groups that an assignment makes', () => {
    const assigned = `mission: tiny\nexpect: ["a-booster.blocked == 0", "a-*.blocked == 0"]\ngroups:\n  a: {num_users: 9, user_params: {starting_prob: 1}, assign: {booster_tasks_v3: {control: 1, booster: 1}}}\n`;
    expect(errorsOf(assigned)).toEqual([]);
    expect(errorsOf(assigned.replace('a-booster.', 'a.'))).toEqual([
      'c.yaml:2:10  expect.0  no group "a"  (groups: a-control, a-booster)',
    ]);
  });

  it('set from outside: the place is the flag', () => {
    const set = 'expect=["a.blocked == 0"]';
    expect(load(config('  []'), set).expectations[0]).toMatchObject({
      file: `--set ${set}`,
      line: undefined,
    });
    expect(errorsOf(config('  []'), 'expect=["c.blocked == 0"]')).toEqual([
      '--set expect=["c.blocked == 0"]  expect.0  no group "c"  (groups: a, b-2)',
    ]);
  });
});

describe('wrong expectations', () => {
  it.each([
    ['no form', '  - a.blocked', [`c.yaml:3:5  expect.0  ${FORM}`]],
    ['nothing', '  - ""', [`c.yaml:3:5  expect.0  ${FORM}`]],
    [
      'an unknown group',
      '  - c.blocked == 0',
      ['c.yaml:3:5  expect.0  no group "c"  (groups: a, b-2)'],
    ],
    [
      'an unknown metric',
      '  - a.bloked == 0',
      ['c.yaml:3:5  expect.0  no metric "bloked"  (did you mean "blocked"?)'],
    ],
    [
      'reviews after completion without a follow-up',
      '  - a.follow_up_accuracy >= 0.8\n  - a.accuracy <= b-2.follow_up_accuracy.mean',
      [`c.yaml:3:5  expect.0  ${NO_FOLLOW_UP}`, `c.yaml:4:5  expect.1  ${NO_FOLLOW_UP}`],
    ],
    [
      'in a map',
      '  - that: a.bloked == 0\n    level: warn',
      ['c.yaml:3:5  expect.0  no metric "bloked"  (did you mean "blocked"?)'],
    ],
    [
      'confidence with ==',
      '  - {that: a.blocked == 0, confidence: 0.9}',
      ['c.yaml:3:5  expect.0  confidence needs <, <=, > or >=, not =='],
    ],
    [
      'certainty',
      '  - {that: a.blocked < 1, confidence: 1}',
      ['c.yaml:3:27  expect.0.confidence  must be at most 0.9999, got 1'],
    ],
    [
      'an unknown level',
      '  - {that: a.blocked < 1, level: error}',
      [
        'c.yaml:3:5  expect.0  expected text, or {that: text, level: warn, confidence: 0.95}; level is fail or warn',
      ],
    ],
    [
      'an unknown key',
      '  - {that: a.blocked < 1, levl: warn}',
      ['c.yaml:3:27  expect.0.levl  unknown key "levl"  (did you mean "level"?)'],
    ],
    [
      'a number',
      '  - 5',
      [
        'c.yaml:3:5  expect.0  expected text, or {that: text, level: warn, confidence: 0.95}; level is fail or warn',
      ],
    ],
    [
      'a text too long',
      `  - ${'a'.repeat(1001)}`,
      ['c.yaml:3:5  expect.0  must be at most 1000 characters, got 1001'],
    ],
    [
      'text where a list belongs',
      '  a.blocked == 0',
      ['c.yaml:2:1  expect  expected a list, got "a.blocked == 0"'],
    ],
    [
      'a glob that YAML takes for an alias',
      '  - *.blocked == 0',
      [
        'c.yaml:3:5  no anchor &.blocked before this alias  (text that starts with * stands in quotes)',
        'c.yaml:3:15  not valid YAML: Unexpected scalar at node end',
      ],
    ],
    [
      'a control character',
      '  - "a.\\u001b[31m.x <= 5"',
      [`c.yaml:3:5  expect.0  "a.\\u001b[31m.x" is no group and metric  ${EXAMPLE}`],
    ],
  ])('%s', (_, expectations, expected) => {
    expect(errorsOf(config(expectations))).toEqual(expected);
  });

  it('all at once, with what else is wrong, in the order of the file', () => {
    const yaml = config(
      '  - a.blocked\n  - "*.blocked == 0"\n  - c.blocked == 0',
      'control: zz\n',
    ).replace('tiny', 'far');
    expect(
      errorsOf(yaml.replace('starting_prob: 0.9', 'starting_prob: 0.9, max_prob: 0.8')),
    ).toEqual([
      'c.yaml:1:1  mission  no scenario for mission "far"',
      'c.yaml:2:1  control  no group "zz"',
      `c.yaml:4:5  expect.0  ${FORM}`,
      'c.yaml:6:5  expect.2  no group "c"  (groups: a, b-2)',
      'c.yaml:8:35  groups.a.user_params.starting_prob  starting_prob 0.9 is above max_prob 0.8',
    ]);
  });
});
