/** What is wrong with a sweep: all of it at once, where it is written. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf } from './loading.js';

const TOP = `mission: tiny\ngroups:\n  a: ${GROUP}\n  b: ${GROUP}\n`;
const sweep = (...lines: readonly string[]): string =>
  `${TOP}sweep:\n${lines.map((line) => `  ${line}\n`).join('')}`;

it('every fault is reported at its value, once for all groups and points', () => {
  const yaml = sweep(
    'user_params.starting_prob: [0.5, 1.5]',
    'user_params.startin_prob: [0.5]',
    'engne.spacing_seconds: [1, 2]',
    'engine.challenge_size: {from: 1, to: 3, step: 0}',
    'mission: [nope]',
    'num_users.x: [1]',
    'description: [a, b]',
    'engine.review_min_days: [1, 1]',
    'alternatives.pretest: {from: 1}',
    'engine..x: [1]',
  );
  expect(errorsOf(yaml)).toEqual([
    'c.yaml:6:36  sweep.user_params.starting_prob.1  must be at most 1, got 1.5',
    'c.yaml:7:30  sweep.user_params.startin_prob.0  unknown key "startin_prob"  (did you mean "starting_prob"?)',
    'c.yaml:8:3  sweep.engne.spacing_seconds  "engne" is no key of a group  (did you mean "engine.spacing_seconds"?)',
    'c.yaml:9:3  sweep.engine.challenge_size  step must not be 0',
    'c.yaml:10:13  sweep.mission.0  no scenario for mission "nope"',
    'c.yaml:11:17  sweep.num_users.x.0  leads through a plain value',
    'c.yaml:12:3  sweep.description  description cannot be swept  (for instance user_params, engine, alternatives)',
    'c.yaml:13:31  sweep.engine.review_min_days.1  1 stands here a second time',
    'c.yaml:14:3  sweep.alternatives.pretest  expected a list of numbers or names, or {from: 0, to: 1, step: 0.1}',
    'c.yaml:15:3  sweep.engine..x  is no dotted path inside a group  (for instance user_params.starting_prob)',
  ]);
});

it('what does not go with other keys is found at the point where it does not', () => {
  const yaml = sweep('user_params.max_prob: [0.95, 0.85]', 'engine.review_max_days: [0.5, 20]');
  expect(errorsOf(yaml).map((line) => line.replace(/^c.yaml:\d+:\d+ {2}/, ''))).toEqual([
    'groups.a.user_params.starting_prob  starting_prob 0.9 is above max_prob 0.85',
    'groups.b.user_params.starting_prob  starting_prob 0.9 is above max_prob 0.85',
    'sweep.engine.review_max_days.0  review_min_days 1 is above review_max_days 0.5',
  ]);
});

describe('a sweep is refused', () => {
  it.each([
    ['{}', 'sweep  names nothing to sweep'],
    ['null', 'sweep  expected a map, got nothing'],
    ['{mission: []}', 'sweep.mission  must have at least 1 entry, got 0'],
    [
      '{num_users: [true]}',
      'sweep.num_users  expected a list of numbers or names, or {from: 0, to: 1, step: 0.1}',
    ],
    [
      '{preset: assumption}',
      'sweep.preset  expected "assumptions", got "assumption"  (did you mean "assumptions"?)',
    ],
    [
      '{preset: assumptions, engine.challenge_size: [1]}',
      'sweep.engine.challenge_size  stands beside a preset  (a preset stands alone: use two configurations)',
    ],
    [
      '{engine.spacing_seconds: {from: 0, to: 5000, step: 1}}',
      'sweep  makes 10002 groups over all points, at most 10000 can be run  (leave out values, or take larger steps)',
    ],
  ])('%s', (value, message) => {
    expect(errorsOf(`${TOP}sweep: ${value}\n`)).toEqual([expect.stringContaining(`  ${message}`)]);
  });

  it('too large before its points are made', () => {
    const axes = Array.from(
      { length: 12 },
      (_, at) => `engine.c${at}: {from: 1, to: 1000, step: 1}`,
    );
    expect(errorsOf(sweep(...axes)).join()).toContain('makes 2e+36 groups over all points');
  });

  it('too large where there are no groups to count', () => {
    const axis = '{from: 1, to: 1000000, step: 1}';
    const yaml = `mission: tiny\nsweep: {num_users: ${axis}, engine.challenge_size: ${axis}}\n`;
    expect(errorsOf(yaml).join('\n')).toContain('makes 1000000000000 groups over all points');
  });

  it('too large by the groups that an assignment makes', () => {
    const assigned =
      '{num_users: 1, assign: {pretest: {control: 1, pretest: 1}}, user_params: {starting_prob: 0.9}}';
    const yaml = `mission: tiny\ngroups:\n  a: ${assigned}\nsweep: {engine.spacing_seconds: {from: 0, to: 5000, step: 1}}\n`;
    expect(errorsOf(yaml)).toEqual([expect.stringContaining('makes 10002 groups over all points')]);
  });
});

describe('preset: assumptions is refused', () => {
  it('for one group, and for groups that are assigned', () => {
    const one = `mission: tiny\ngroups:\n  a: ${GROUP}\nsweep: {preset: assumptions}\n`;
    expect(errorsOf(one)).toEqual([
      'c.yaml:4:9  sweep.preset  compares groups, and there is one  (add another group)',
    ]);
    const assigned = one.replace('{num_users', '{assign: {pretest: {control: 1}}, num_users');
    expect(errorsOf(assigned)).toEqual([
      'c.yaml:4:9  sweep.preset  compares the same learners in every group, and assign: splits them  (give each alternative a group of its own)',
    ]);
  });
});
