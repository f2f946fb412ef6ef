/** `reweight:`: shares as they are asked for, how far that stretches the mix, and what is wrong with it. */

import { describe, expect, it } from 'vitest';
import { identityOf } from '../../src/experiment/baseline-file.js';
import { errorsOf, load } from './loading.js';

const accuracy = (p: string): string => `user_model: {name: accuracy, starting_prob: ${p}}`;
const CLASS = `populations:
  class:
    - {weight: 1, name: strong, learners: 100, ${accuracy('0.9')}}
    - {weight: 2, name: middle, learners: 200, ${accuracy('{uniform: [0.6, 0.8]}')}}
    - {weight: 1, name: weak, learners: 100, ${accuracy('{beta: [2, 2]}')}}
`;
const config = (reweight: string, rest = CLASS): string =>
  `mission: tiny\ngroups:\n  a: {num_users: 1, population: class, reweight: ${reweight}}\n${rest}`;

/** Shares by name, over their sum. */
function shares(text: string, ...set: readonly string[]): Record<string, number> {
  const [{ people }] = load(text, ...set).groups;
  const sum = people.reduce((total, { weight }) => total + weight, 0);
  return Object.fromEntries(people.map(({ name, weight }) => [name, weight / sum]));
}

describe('reweight', () => {
  it('multiplies shares by name', () => {
    expect(shares(config('{strong: 2}'))).toEqual({ strong: 0.4, middle: 0.4, weak: 0.2 });
    expect(shares(config('{strong: 0, weak: 2}'))).toEqual({ middle: 0.5, weak: 0.5 });
    expect(shares(config('{}'))).toEqual({ strong: 0.25, middle: 0.5, weak: 0.25 });
  });

  it('states shares; the others keep their proportions in what is left', () => {
    const half = shares(config('{shares: {strong: 0.4}}'));
    expect(half['strong']).toBeCloseTo(0.4, 12);
    expect(half['middle']).toBeCloseTo(0.4, 12);
    expect(half['weak']).toBeCloseTo(0.2, 12);
    const whole = shares(config('{shares: {strong: 0.3, middle: 0.6, weak: 0.1}}'));
    expect(whole['strong']).toBeCloseTo(0.3, 12);
    expect(Object.keys(shares(config('{shares: {strong: 0.7, weak: 0.3}}')))).toEqual([
      'strong',
      'weak',
    ]);
  });

  it('gives a share to all members of a name together', () => {
    const twins = CLASS.replaceAll(/middle|weak/g, 'other');
    const [{ people }] = load(config('{shares: {other: 0.9}}', twins)).groups;
    expect(people[1].weight).toBeCloseTo(0.6, 12);
    expect(people[2].weight).toBeCloseTo(0.3, 12);
  });

  it('finds the nearest mix with a mean of a parameter', () => {
    const { strong, middle, weak } = shares(config('{towards: {starting_prob: 0.8}}'));
    expect(0.9 * strong + 0.7 * middle + 0.5 * weak).toBeCloseTo(0.8, 9);
    // Exponential tilting: equal steps of the parameter, equal factors.
    expect(strong / 0.25 / (middle / 0.5)).toBeCloseTo(middle / 0.5 / (weak / 0.25), 9);
  });

  it('says how far the mix is stretched, in learners of the log', () => {
    const { stretch } = load(config('{strong: 2}')).groups[0];
    expect(stretch).toMatchObject({ kinds: 3, stretched: 1, observed: { units: 400 } });
    expect(stretch!.most!.times).toBeCloseTo(1.6, 12);
    // 1 / (0.4^2 / 100 + 0.4^2 / 200 + 0.2^2 / 100)
    expect(stretch!.observed!.effective).toBeCloseTo(1 / 0.0028, 9);
    expect(stretch!.effectiveShare).toBeCloseTo(1 / 0.0028 / 400, 12);
    const uncounted = CLASS.replace('learners: 100, ', '');
    expect(load(config('{strong: 2}', uncounted)).groups[0].stretch!.observed).toBeUndefined();
  });

  it('of the experiment is of all groups but those with their own', () => {
    const groups = 'groups:\n  a: &a {num_users: 1, population: class}\n';
    const own = '  b: {<<: *a, reweight: {weak: 3}}\n  c: {<<: *a, reweight: {}}\n';
    const plan = load(`mission: tiny\nreweight: {strong: 3}\n${groups}${own}${CLASS}`);
    expect(plan.groups.map(({ people }) => people.map(({ weight }) => weight))).toEqual([
      [3, 2, 1],
      [1, 2, 3],
      [1, 2, 1],
    ]);
  });

  it('leaves a group alone that does not ask for it', () => {
    const plan = load(`mission: tiny\ngroups: {a: {num_users: 1, population: class}}\n${CLASS}`);
    expect(plan.groups[0].stretch).toBeUndefined();
    expect(JSON.stringify(plan.config)).not.toContain('reweight');
  });

  it('comes back from a configuration as resolved, and is part of what identifies a run', () => {
    const plan = load(config('{strong: 2}'));
    expect(load(JSON.stringify(plan.config)).groups).toEqual(plan.groups);
    expect(identityOf(plan)).not.toEqual(identityOf(load(config('{strong: 3}'))));
    const all = (factor: number): string =>
      `mission: tiny\nreweight: {weak: ${factor}}\ngroups: {a: {num_users: 1, population: class}}\n${CLASS}`;
    expect(identityOf(load(all(2)))).not.toEqual(identityOf(load(all(3))));
  });

  it('may be swept', () => {
    const swept = `mission: tiny\ngroups: {a: {num_users: 1, population: class}}\n${CLASS}`;
    const { groups } = load(`${swept}sweep: {reweight.strong: [1, 2]}\n`);
    expect(groups.map(({ people }) => people[0].weight)).toEqual([1, 2]);
    expect(errorsOf(`${swept}sweep: {reweight.stron: [1, 2]}\n`)[0]).toContain(
      'sweep.reweight.stron.0  no kind "stron" in the population  (did you mean "strong"?)',
    );
  });

  it.each([
    ['{strng: 2}', 'reweight.strng  no kind "strng" in the population  (did you mean "strong"?)'],
    [
      '{x: 2}',
      'reweight.x  no kind "x" in the population  (its kinds: "strong", "middle", "weak")',
    ],
    [
      '{share: {strong: 0.5}}',
      'reweight.share  expected a number, got a map  (did you mean "shares"?)',
    ],
    [
      '{toward: {starting_prob: 0.8}}',
      'reweight.toward  expected a number, got a map  (did you mean "towards"?)',
    ],
    [
      '{toward: 0.8}',
      'reweight.toward  no kind "toward" in the population  (did you mean "towards"?)',
    ],
    [
      '{strong: {x: 1}}',
      'reweight.strong  expected a number, got a map  (a map stands behind shares and towards only)',
    ],
    ['{shares: {wek: 1}}', 'reweight.shares.wek  no kind "wek" in the population'],
    ['{strong: 0, middle: 0, weak: 0}', 'reweight  leaves nobody: every kind has factor 0'],
    ['{strong: -1}', 'reweight.strong  must be at least 0, got -1'],
    ['{strong: twice}', 'reweight.strong  expected a number, got "twice"'],
    ['{strong: .inf}', 'reweight.strong  expected a number'],
    ['{shares: {strong: 0.8, weak: 0.4}}', 'reweight.shares  add up to 1.2, must be at most 1'],
    [
      '{shares: {strong: 0.8, middle: 0.1, weak: 0}}',
      'reweight.shares  add up to 0.9, must be 1: no other kind could have the rest',
    ],
    ['{shares: {strong: 0.5}, weak: 2}', 'reweight.weak  stands beside shares: leave one out'],
    ['{towards: {}}', 'reweight.towards  expected one parameter: {starting_prob: 0.8}'],
    [
      '{towards: {starting_prob: 0.9}}',
      'reweight.towards.starting_prob  must be between 0.5 and 0.9, the means of the kinds, got 0.9',
    ],
    [
      '{towards: {learning_rate: 0.1}}',
      'reweight.towards.learning_rate  is 0 for every kind: no mix has another mean',
    ],
    [
      '{towards: {starting_prop: 0.8}}',
      'reweight.towards.starting_prop  "strong", of model accuracy, has no such parameter  (did you mean "starting_prob"?)',
    ],
    [
      '{towards: {toString: 1}}',
      'reweight.towards.toString  "strong", of model accuracy, has no such',
    ],
    ['', 'reweight  expected a map, got nothing'],
  ])('refuses %s', (reweight, line) => {
    const lines = errorsOf(config(reweight));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^c\.yaml:3:\d+ {2}groups\.a\./);
    expect(lines[0]).toContain(line);
  });

  it('refuses what has no population, at the group or for all', () => {
    const group = '{num_users: 1, user_params: {starting_prob: 1}';
    expect(errorsOf(`mission: tiny\ngroups: {a: ${group}, reweight: {a: 1}}}\n`)).toEqual([
      expect.stringContaining('groups.a.reweight  stands without population'),
    ]);
    expect(errorsOf(`mission: tiny\nreweight: {a: 1}\ngroups: {a: ${group}}}\n`)).toEqual([
      expect.stringContaining('reweight  is of all groups, and a has no population'),
    ]);
  });

  it('says nothing of a population that is not there: that is said already', () => {
    expect(errorsOf(config('{strong: 2}', ''))).toEqual([
      expect.stringContaining('groups.a.population  no population "class"'),
    ]);
  });
});

describe('a key without a value', () => {
  it.each([
    [
      'user_params:',
      'user_params  is empty  (put starting_prob below it, indented, or leave the key out)',
    ],
    ['user_model:', 'user_model  is empty  (put name and parameters below it, indented'],
    ['population:', 'population  is empty  (put a name or a path behind it, or leave the key out)'],
    ['user_params:, population: typical', 'user_params  is empty'],
    ['population:, user_model: {name: accuracy, starting_prob: 1}', 'population  is empty'],
  ])('%s is refused, once', (keys, line) => {
    const text = `mission: tiny\ngroups:\n  a: {num_users: 1, ${keys.replaceAll(':,', ': ,')} }\n`;
    const lines = errorsOf(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`groups.a.${line}`);
  });
});
