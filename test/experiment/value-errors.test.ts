/** Wrong values in a configuration, and the exact lines that say so. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf } from './loading.js';

/** A configuration with one group whose second line is `line`. */
const group = (line: string): string =>
  `mission: tiny\ngroups:\n  a:\n    num_users: 1\n    ${line}\n    user_params: {starting_prob: 0.9}\n`;
const params = (text: string): string =>
  `mission: tiny\ngroups:\n  a: {num_users: 1, user_params: {${text}}}\n`;
const top = (line: string): string => `mission: tiny\n${line}\ngroups:\n  a: ${GROUP}\n`;

const DAYS = 'c.yaml:2:13  follow_up.days  ';

type Case = readonly [title: string, yaml: string, expected: readonly string[]];

describe('values', () => {
  it.each<Case>([
    [
      'an unknown key',
      top('sed: 2'),
      ['c.yaml:2:1  sed  unknown key "sed"  (did you mean "seed"?)'],
    ],
    ['nothing like it', top('zebra: 2'), ['c.yaml:2:1  zebra  unknown key "zebra"']],
    [
      'text for a number',
      group('engine: {spacing_seconds: "9"}'),
      ['c.yaml:5:14  groups.a.engine.spacing_seconds  expected a number, got "9"'],
    ],
    [
      'a key of behaviour outside of it',
      group('dropout: {daily: 0.1}'),
      ['c.yaml:5:5  groups.a.dropout  unknown key "dropout"  (it belongs inside behaviour:)'],
    ],
    [
      'a key from further down',
      group('frustration: {after: 3}'),
      [
        'c.yaml:5:5  groups.a.frustration  unknown key "frustration"  (it belongs inside behaviour.dropout:)',
      ],
    ],
    [
      'a key that two maps have',
      group('pretest: pretest'),
      [
        'c.yaml:5:5  groups.a.pretest  unknown key "pretest"  (it belongs inside alternatives: or assign:)',
      ],
    ],
    [
      'a limit at the top',
      top('max_days: 9'),
      ['c.yaml:2:1  max_days  unknown key "max_days"  (it belongs inside limits:)'],
    ],
    ['a number for text', top('name: 5'), ['c.yaml:2:1  name  expected text, got 5']],
    [
      'text for a switch',
      top('allow_blocked: yes'),
      ['c.yaml:2:1  allow_blocked  expected true or false, got "yes"'],
    ],
    [
      'a fraction of a thread',
      top('num_processes: 1.5'),
      ['c.yaml:2:1  num_processes  expected a whole number, got 1.5'],
    ],
    [
      'no threads',
      top('num_processes: 0'),
      ['c.yaml:2:1  num_processes  must be at least 1, got 0'],
    ],
    ['a negative seed', top('seed: -1'), ['c.yaml:2:1  seed  must be at least 0, got -1']],
    [
      'a seed beyond 2^53',
      top('seed: 9007199254740993'),
      ['c.yaml:2:1  seed  must be at most 9007199254740991, got 9007199254740992'],
    ],
    [
      'an infinite limit',
      top('limits: {max_days: .inf}'),
      ['c.yaml:2:10  limits.max_days  expected a number, got Infinity'],
    ],
    ['a follow-up of no days', top('follow_up: {days: 0}'), [`${DAYS}must be at least 1, got 0`]],
    [
      'a follow-up of more than ten years',
      top('follow_up: {days: 3651}'),
      [`${DAYS}must be at most 3650, got 3651`],
    ],
    [
      'a follow-up of half a day',
      top('follow_up: {days: 0.5}'),
      [`${DAYS}expected a whole number, got 0.5`],
    ],
    ['a follow-up of nothing', top('follow_up: {}'), ['c.yaml:2:1  follow_up.days  is missing']],
    [
      'a follow-up as a number',
      top('follow_up: 30'),
      ['c.yaml:2:1  follow_up  expected a map, got 30'],
    ],
    [
      'a name with a slash',
      top('name: a/b'),
      ['c.yaml:2:1  name  must be printable, without a slash'],
    ],
    [
      'a ready accuracy in percent',
      top('ready_accuracy: 80'),
      ['c.yaml:2:1  ready_accuracy  must be at most 1, got 80'],
    ],
    [
      'a probability above 1',
      params('starting_prob: 1.2'),
      ['c.yaml:3:35  groups.a.user_params.starting_prob  must be at most 1, got 1.2'],
    ],
    [
      'a probability below 0',
      params('starting_prob: -0.1'),
      ['c.yaml:3:35  groups.a.user_params.starting_prob  must be at least 0, got -0.1'],
    ],
    [
      'NaN',
      params('starting_prob: .nan'),
      ['c.yaml:3:35  groups.a.user_params.starting_prob  expected a number, got NaN'],
    ],
    [
      'infinity',
      params('starting_prob: 1, max_time_per_day: .inf'),
      ['c.yaml:3:53  groups.a.user_params.max_time_per_day  expected a number, got Infinity'],
    ],
    [
      'no time at all',
      params('starting_prob: 1, max_time_per_day: 0'),
      ['c.yaml:3:53  groups.a.user_params.max_time_per_day  must be at least 1, got 0'],
    ],
    [
      'no starting probability',
      params('max_prob: 1'),
      ['c.yaml:3:21  groups.a.user_params.starting_prob  is missing'],
    ],
    [
      'a start above its limit',
      params('starting_prob: 0.9, max_prob: 0.8'),
      ['c.yaml:3:35  groups.a.user_params.starting_prob  starting_prob 0.9 is above max_prob 0.8'],
    ],
    [
      'a misspelt parameter',
      params('starting_prob: 1, learning_rat: 0'),
      [
        'c.yaml:3:53  groups.a.user_params.learning_rat  unknown key "learning_rat"  (did you mean "learning_rate"?)',
      ],
    ],
    [
      'no users',
      'mission: tiny\ngroups:\n  a: {num_users: 0, user_params: {starting_prob: 1}}\n',
      ['c.yaml:3:7  groups.a.num_users  must be at least 1, got 0'],
    ],
    [
      'a constant out of bounds',
      group('engine: {challenge_size: 0}'),
      ['c.yaml:5:14  groups.a.engine.challenge_size  must be at least 1, got 0'],
    ],
    [
      'half a level',
      top('engine: {review_drop_levels: 0.5}'),
      ['c.yaml:2:10  engine.review_drop_levels  expected a whole number, got 0.5'],
    ],
    [
      'review bounds turned round',
      group('engine: {review_min_days: 200}'),
      ['c.yaml:5:5  groups.a.engine  review_min_days 200 is above review_max_days 182'],
    ],
    [
      'an unknown control',
      top('control: aa'),
      ['c.yaml:2:1  control  no group "aa"  (did you mean "a"?)'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected);
  });
});
