/** `assign:` from configuration to groups, and what is wrong with one. */

import { describe, expect, it } from 'vitest';
import { errorsOf, load } from './loading.js';

const LEARNERS = 'num_users: 5, user_params: {starting_prob: 0.9}';
const config = (assign: string, more = ''): string =>
  `mission: tiny\ngroups:\n  a: {assign: ${assign}, ${LEARNERS}}\n${more}`;
const groupsOf = (yaml: string): string[] => load(yaml).groups.map(({ name }) => name);

describe('the groups', () => {
  it('are all combinations in the order of the rule book, where the assigned group stood', () => {
    const assign = '{reviews: {control: 1, review: 1}, pretest: {pretest: 1, control: 1}}';
    const yaml = config(assign, `  b: {${LEARNERS}}\n`);
    expect(groupsOf(yaml)).toEqual([
      'a-pretest-control',
      'a-pretest-review',
      'a-control-control',
      'a-control-review',
      'b',
    ]);
    expect(load(yaml).groups[0]).toMatchObject({
      learners: 5,
      alternatives: { pretest: 'pretest', reviews: 'control' },
      assigned: { from: 'a', combination: { pretest: 'pretest', reviews: 'control' } },
    });
    expect(load(yaml).groups[4].assigned).toBeUndefined();
  });

  it('keep what is forced beside', () => {
    const yaml = config('{reviews: {review: 1, control: 1}}, alternatives: {pretest: pretest}');
    expect(load(yaml).groups.map(({ alternatives }) => alternatives.pretest)).toEqual([
      'pretest',
      'pretest',
    ]);
  });

  it('can be the control by their own names; the first is by default', () => {
    const yaml = config('{reviews: {review: 1, control: 1}}', 'control: a-control\n');
    expect(load(yaml).control).toBe('a-control');
    expect(load(yaml.replace('control: a-control\n', '')).control).toBe('a-review');
  });
});

describe('what is refused', () => {
  const place = 'c.yaml:3:16  groups.a.assign';

  it.each<[assign: string, expected: string[]]>([
    [
      '{reviews: {rewiev: 1}}',
      ['c.yaml:3:26  groups.a.assign.reviews.rewiev  no alternative "rewiev" of reviews'],
    ],
    ['{reviews: {review: 0}}', [`${place}.reviews  needs a weight above 0`]],
    ['{reviews: {}}', [`${place}.reviews  needs a weight above 0`]],
    [
      '{reviews: {review: -1}}',
      ['c.yaml:3:26  groups.a.assign.reviews.review  must be at least 0, got -1'],
    ],
    [
      '{reviews: {review: .inf}}',
      ['c.yaml:3:26  groups.a.assign.reviews.review  expected a number, got Infinity'],
    ],
    [
      '{rewievs: {review: 1}}',
      [`${place}.rewievs  unknown key "rewievs"  (did you mean "reviews"?)`],
    ],
    [
      '{reviews: {review: 1}}, alternatives: {reviews: review}',
      [`${place}.reviews  is forced by alternatives, too`],
    ],
  ])('%s', (assign, expected) => {
    expect(errorsOf(config(assign))).toEqual(expected);
  });

  it('a group that has the name of a combination', () => {
    const yaml = config('{reviews: {review: 1, control: 1}}', `  A-review: {${LEARNERS}}\n`);
    expect(errorsOf(yaml)).toEqual([
      'c.yaml:2:1  groups  assign makes two groups named "A-review"',
    ]);
  });

  it("the assigned group's own name as control", () => {
    expect(errorsOf(config('{reviews: {review: 1, control: 1}}', 'control: a\n'))).toEqual([
      'c.yaml:4:1  control  no group "a"',
    ]);
    expect(errorsOf(`${config('{reviews: {review: 1, control: 1}}')}control: zz\n`)).toEqual([
      'c.yaml:4:1  control  no group "zz"',
    ]);
  });
});
