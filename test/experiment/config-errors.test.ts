/** Wrong configurations, and the exact lines that say so: `file:line:column  path  what  (hint)`. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf } from './loading.js';

/** A configuration with one group whose second line is `line`. */
const group = (line: string): string =>
  `mission: tiny\ngroups:\n  a:\n    num_users: 1\n    ${line}\n    user_params: {starting_prob: 0.9}\n`;
const top = (line: string): string => `mission: tiny\n${line}\ngroups:\n  a: ${GROUP}\n`;
const named = (name: string): string => `mission: tiny\ngroups:\n  ${name}: ${GROUP}\n`;

type Case = readonly [title: string, yaml: string, expected: readonly string[]];

describe('the document', () => {
  it.each<Case>([
    ['an empty file', '', ['c.yaml:1:1  the file is empty']],
    ['only a comment', '# nothing\n', ['c.yaml:1:1  expected a map, got nothing']],
    ['plain text', 'hello there\n', ['c.yaml:1:1  expected a map, got "hello there"']],
    ['a list', '- a\n', ['c.yaml:1:1  expected a map, got a list']],
    ['an empty map', '{}', ['c.yaml:1:1  groups  is missing']],
    ['a duplicate key', top('seed: 1\nseed: 2'), ['c.yaml:3:1  duplicate key']],
    [
      'groups of one name',
      `mission: tiny\ngroups:\n  a: ${GROUP}\n  a: ${GROUP}\n`,
      ['c.yaml:4:3  duplicate key'],
    ],
    ['a group __proto__', named('__proto__'), ['c.yaml:3:3  key "__proto__" is not allowed']],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected);
  });

  it('no YAML at all', () => {
    expect(errorsOf('groups: [1\nmission: tiny\n')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^c\.yaml:2:1 {2}not valid YAML: /)]),
    );
  });
});

describe('experiments and missions', () => {
  const force = (text: string): string => group(`alternatives: {${text}}`);

  it.each<Case>([
    [
      'an unknown experiment',
      force('booster_task_v3: booster'),
      [
        'c.yaml:5:20  groups.a.alternatives.booster_task_v3  unknown key "booster_task_v3"  (did you mean "booster_tasks_v3"?)',
      ],
    ],
    [
      'an unknown alternative',
      force('booster_tasks_v3: boosters'),
      [
        'c.yaml:5:20  groups.a.alternatives.booster_tasks_v3  expected "control" or "booster", got "boosters"  (did you mean "booster"?)',
      ],
    ],
    [
      'a switch for an alternative',
      force('reviews: false'),
      ['c.yaml:5:20  groups.a.alternatives.reviews  expected "review" or "control", got false'],
    ],
    [
      'a length of 0',
      force('booster_task_length: length-0'),
      [
        'c.yaml:5:20  groups.a.alternatives.booster_task_length  expected length-N with N from 1 to 1000',
      ],
    ],
    [
      'a bare length',
      force('booster_task_length: 6'),
      ['c.yaml:5:20  groups.a.alternatives.booster_task_length  expected text, got 6'],
    ],
    [
      'a leading zero',
      force('booster_task_min_problems: min-problems-012'),
      [
        'c.yaml:5:20  groups.a.alternatives.booster_task_min_problems  expected min-problems-N with N from 0 to 1000000',
      ],
    ],
    [
      'an unknown mission',
      `mission: fraction\ngroups:\n  a: ${GROUP}\n`,
      ['c.yaml:1:1  mission  no scenario for mission "fraction"  (did you mean "fractions"?)'],
    ],
    [
      'an unknown mission of a group',
      group('mission: zzzzzz'),
      ['c.yaml:5:5  groups.a.mission  no scenario for mission "zzzzzz"'],
    ],
    [
      'an empty mission',
      group('mission: empty'),
      ['c.yaml:5:5  groups.a.mission  mission "empty" has no skills'],
    ],
    [
      'a broken scenario, in its own place',
      group('mission: broken'),
      ['scenarios/broken.yaml:3:15  skills.0.secs  unknown key "secs"'],
    ],
    [
      'no mission',
      `groups:\n  a: ${GROUP}\n`,
      ['c.yaml:2:3  groups.a  has no mission  (set mission: here or at the top)'],
    ],
    ['no groups', 'mission: tiny\ngroups: {}\n', ['c.yaml:2:1  groups  needs at least one group']],
    [
      'an empty list of groups',
      'mission: tiny\ngroups: []\n',
      ['c.yaml:2:1  groups  needs at least one group'],
    ],
    [
      'a datastore that is not there',
      top('use_test_db: true\ndatastore_path: x.sqlite'),
      ['c.yaml:3:1  datastore_path  x.sqlite no such datastore  (make one)'],
    ],
    [
      'a datastore without a path',
      top('use_test_db: true'),
      [
        'c.yaml:2:1  use_test_db  needs a datastore_path  (or set use_test_db: false, to use scenario files)',
      ],
    ],
    [
      'what needs a datastore',
      top('initial_states: {first: 5}\nwrite_back: true'),
      [
        'c.yaml:2:1  initial_states  needs use_test_db: true',
        'c.yaml:3:1  write_back  needs use_test_db: true',
      ],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected);
  });

  it.each([top('use_test_db: false\ndatastore_path: x.sqlite')])(
    'finds nothing wrong with %j',
    (yaml) => expect(errorsOf(yaml)).toEqual([]),
  );
});

describe('several at once', () => {
  it('are sorted by place; scenarios are read although the configuration is wrong', () => {
    const yaml = `mision: tiny
groups:
  b: {num_users: x, user_params: {starting_prob: 2}}
  summary:
    mission: fraction
    num_users: 1
    user_params: {}
seed: -1
`;
    expect(errorsOf(yaml)).toEqual([
      'c.yaml:1:1  mision  unknown key "mision"  (did you mean "mission"?)',
      'c.yaml:3:7  groups.b.num_users  expected a number, got "x"',
      'c.yaml:3:35  groups.b.user_params.starting_prob  must be at most 1, got 2',
      'c.yaml:4:3  groups.summary  group name "summary" is reserved for a file of the results',
      'c.yaml:5:5  groups.summary.mission  no scenario for mission "fraction"  (did you mean "fractions"?)',
      'c.yaml:7:5  groups.summary.user_params.starting_prob  is missing',
      'c.yaml:8:1  seed  must be at least 0, got -1',
    ]);
  });

  it('in an anchor stand at the anchor, for every group that uses it', () => {
    const yaml = `mission: tiny
groups:
  a:
    num_users: 1
    user_params: &learners
      starting_prob: 1.5
  b: {num_users: 1, user_params: *learners}
`;
    expect(errorsOf(yaml)).toEqual([
      'c.yaml:6:7  groups.a.user_params.starting_prob  must be at most 1, got 1.5',
      'c.yaml:6:7  groups.b.user_params.starting_prob  must be at most 1, got 1.5',
    ]);
  });

  it('in a merge stand at the anchor', () => {
    const yaml = `mission: tiny
groups:
  a: &base
    num_users: 1
    user_params: {starting_prob: 1.5}
  b:
    <<: *base
    num_users: 0
`;
    expect(errorsOf(yaml)).toEqual([
      'c.yaml:5:19  groups.a.user_params.starting_prob  must be at most 1, got 1.5',
      'c.yaml:5:19  groups.b.user_params.starting_prob  must be at most 1, got 1.5',
      'c.yaml:8:5  groups.b.num_users  must be at least 1, got 0',
    ]);
  });
});
