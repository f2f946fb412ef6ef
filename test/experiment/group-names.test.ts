/** Names of groups, which become names of files: what is refused, and the exact lines that say so. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf } from './loading.js';

const named = (name: string): string => `mission: tiny\ngroups:\n  ${name}: ${GROUP}\n`;
const NAME_RULE =
  'must be letters, digits, _ and -, start with a letter or digit, and have at most 100 characters';

type Case = readonly [title: string, yaml: string, expected: readonly string[]];

describe('names of groups', () => {
  it.each<Case>([
    [
      'a way out of the folder',
      named('../evil'),
      [`c.yaml:3:3  groups.../evil  group name "../evil" ${NAME_RULE}`],
    ],
    ['an empty one', named('""'), [`c.yaml:3:3  groups.  group name "" ${NAME_RULE}`]],
    ['a leading dash', named('-a'), [`c.yaml:3:3  groups.-a  group name "-a" ${NAME_RULE}`]],
    ['a blank', named('a b'), [`c.yaml:3:3  groups.a b  group name "a b" ${NAME_RULE}`]],
    [
      'a letter that is not plain',
      named('ä'),
      [`c.yaml:3:3  groups.ä  group name "ä" ${NAME_RULE}`],
    ],
    [
      'a reserved one',
      named('summary'),
      ['c.yaml:3:3  groups.summary  group name "summary" is reserved for a file of the results'],
    ],
    [
      'a reserved one in capitals',
      named('Manifest'),
      ['c.yaml:3:3  groups.Manifest  group name "Manifest" is reserved for a file of the results'],
    ],
    [
      'two that differ by case',
      `mission: tiny\ngroups:\n  a: ${GROUP}\n  A: ${GROUP}\n`,
      ['c.yaml:4:3  groups.A  group name "A" is taken by "a" (case does not count)'],
    ],
    [
      'two alike in a list',
      `mission: tiny\ngroups:\n- name: a\n  num_users: 1\n  user_params: {starting_prob: 1}\n- {name: a, num_users: 1, user_params: {starting_prob: 1}}\n`,
      ['c.yaml:6:4  groups.1.name  group name "a" is taken by "a" (case does not count)'],
    ],
    [
      'a nameless one in a list',
      `mission: tiny\ngroups:\n- {num_users: 1, user_params: {starting_prob: 1}}\n`,
      ['c.yaml:3:3  groups.0.name  is missing'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected);
  });

  it.each(['comparison', 'skills', 'sweep', 'SKILLS'])('%s is reserved', (name) => {
    expect(errorsOf(named(name))).toEqual([expect.stringContaining('is reserved')]);
  });

  it('have at most 100 characters', () => {
    expect(errorsOf(named('a'.repeat(100)))).toEqual([]);
    expect(errorsOf(named('a'.repeat(101)))).toHaveLength(1);
  });
});
