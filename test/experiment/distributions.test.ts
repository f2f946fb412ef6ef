/** Distributions in a configuration: what is accepted reaches the plan, what is wrong is said where it stands. */

import { describe, expect, it } from 'vitest';
import { errorsOf, load } from './loading.js';

const params = (text: string): string =>
  `mission: tiny\ngroups:\n  a: {num_users: 1, user_params: {${text}}}\n`;

describe('a distribution', () => {
  it('stands where a number may', () => {
    const text = 'starting_prob: {beta: [8, 2]}, max_time_per_day: {one_of: [600, 1200]}';
    const [group] = load(params(text)).groups;
    expect(group.people[0].model.values['starting_prob']).toEqual({ beta: [8, 2] });
    expect(group.maxTimePerDay).toEqual({ one_of: [600, 1200] });
  });

  it.each([
    ['{betta: [8, 2]}', '.betta  unknown key "betta"  (did you mean "beta"?)'],
    ['{beta: [8]}', '.beta  must have at least 2 entries, got 1'],
    ['{beta: [8, 0]}', '.beta.1  must be at least 0.01, got 0'],
    ['{beta: [8, 2, 1]}', '.beta  must have at most 2 entries, got 3'],
    ['{normal: [0.5, 0]}', '.normal.1  must be more than 0, got 0'],
    ['{normal: [85, 5]}', '.normal  hardly any of it lies between 0 and 1'],
    ['{uniform: [0.5, 1.5]}', '.uniform.1  must be at most 1, got 1.5'],
    ['{uniform: [0.9, 0.5]}', '.uniform  0.9 is above 0.5'],
    ['{one_of: []}', '.one_of  must have at least 1 entry, got 0'],
    ['{one_of: [0.5, 2]}', '.one_of.1  must be at most 1, got 2'],
    ['{}', '  expected one of normal, beta, uniform, one_of: {normal: [0.8, 0.1]}'],
    [
      '{beta: [1, 1], uniform: [0, 1]}',
      '  expected one of normal, beta, uniform, one_of: {normal: [0.8, 0.1]}',
    ],
    ['[0.1, 0.9]', '  expected a number, got a list'],
    ['high', '  expected a number, got "high"'],
  ])('%s is refused', (text, what) => {
    const [line, ...more] = errorsOf(params(`starting_prob: ${text}`));
    expect(more).toEqual([]);
    expect(line.replace(/^c.yaml:3:\d+ {2}groups.a.user_params.starting_prob/, '')).toBe(what);
  });

  it('is not said to be above max_prob: the learner never is', () => {
    expect(errorsOf(params('starting_prob: {uniform: [0, 1]}, max_prob: 0.5'))).toEqual([]);
  });

  it('is swept like any number', () => {
    const sweep = 'sweep: {user_params.starting_prob.beta.0: [8, 9]}\n';
    const plan = load(params('starting_prob: {beta: [1, 2]}') + sweep);
    const values = plan.groups.map(({ people }) => people[0].model.values['starting_prob']);
    expect(values).toEqual([{ beta: [8, 2] }, { beta: [9, 2] }]);
  });
});

describe('correlations', () => {
  const both = 'starting_prob: {beta: [8, 2]}, learning_rate: {uniform: [0, 0.01]}';
  const of = (text: string): string[] => errorsOf(params(`${both}, correlations: ${text}`));

  it('tie two parameters that are distributions', () => {
    const text = `${both}, correlations: {"learning_rate~starting_prob": 0.5}`;
    const [group] = load(params(text)).groups;
    expect(group.people[0].model.correlations).toEqual({ 'learning_rate~starting_prob': 0.5 });
  });

  it.each([
    ['{"starting_prob~max_prob": 0.5}', '"max_prob" is no parameter with a distribution here'],
    ['{starting_prob: 0.5}', 'is not of the form "one~other"'],
    ['{"starting_prob~learning_rate": 1}', 'must be at most 0.99, got 1'],
    [
      '{"starting_prob~learning_rate": 0.1, "learning_rate~starting_prob": 0.2}',
      'learning_rate~starting_prob stands here twice',
    ],
  ])('%s is refused', (text, what) => {
    const lines = of(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`  ${what}`);
    expect(lines[0]).toContain('groups.a.user_params.correlations');
  });
});

it('a place is given even inside a list', () => {
  expect(errorsOf(params('starting_prob: {beta: [8, -2]}'))[0]).toMatch(/^c\.yaml:3:\d+ /);
});
