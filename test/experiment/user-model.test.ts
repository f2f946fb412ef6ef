/** `user_model:` in a configuration: every model, its defaults, and what is wrong with one. */

import { describe, expect, it } from 'vitest';
import { LEARNER_MODELS, type LearnerModel } from '../../src/learners/learner-models.js';
import { NUMERIC_PARAMETERS } from '../../src/experiment/numeric-parameters.js';
import { errorsOf, load } from './loading.js';

const group = (text: string): string => `mission: tiny\ngroups:\n  a: {num_users: 1, ${text}}\n`;
const KNOWLEDGE = 'known: 0.4, learn: 0.2, guess: 0.2, slip: 0.1';

describe('a model', () => {
  it('is made complete', () => {
    const [{ people, maxTimePerDay }] = load(
      group(`user_model: {name: knowledge-tracing, ${KNOWLEDGE}}, max_time_per_day: 600`),
    ).groups;
    expect(people).toEqual([
      {
        weight: 1,
        name: '',
        model: {
          name: 'knowledge-tracing',
          values: {
            known: 0.4,
            learn: 0.2,
            guess: 0.2,
            slip: 0.1,
            forget: 0,
            known_gap: 0.05,
            hint_rate: 0,
            hint_below: 1,
            hint_practice: 0,
          },
          correlations: {},
        },
      },
    ]);
    expect(maxTimePerDay).toBe(600);
  });

  it('accuracy is user_params by another name', () => {
    const [one] = load(group('user_params: {starting_prob: 0.9, max_prob: 0.95}')).groups;
    const [other] = load(
      group('user_model: {name: accuracy, starting_prob: 0.9, max_prob: 0.95}'),
    ).groups;
    expect(other).toEqual(one);
  });

  it('comes back from a configuration as resolved', () => {
    const text = `user_model: {name: practice, ability: {normal: [1, 2]}, per_correct: 0.1, per_wrong: {uniform: [0, 0.1]}, correlations: {"ability~per_wrong": 0.3}}`;
    const plan = load(group(text));
    expect(load(JSON.stringify(plan.config)).groups).toEqual(plan.groups);
  });

  it('is swept by dotted paths', () => {
    const sweep = 'sweep: {user_model.learn: [0.1, 0.3], max_time_per_day: [60, 70]}\n';
    const plan = load(group(`user_model: {name: knowledge-tracing, ${KNOWLEDGE}}`) + sweep);
    const points = plan.groups.map(({ people, maxTimePerDay }) => [
      people[0].model.values['learn'],
      maxTimePerDay,
    ]);
    expect(points).toEqual([
      [0.1, 60],
      [0.1, 70],
      [0.3, 60],
      [0.3, 70],
    ]);
  });

  it.each([
    ['user_model: {name: knowlege-tracing}', 'user_model.name  expected one of "accuracy"'],
    ['user_model: {known: 1}', 'user_model.name  expected one of "accuracy"'],
    ['user_model: accuracy', 'user_model  expected a map: {name: accuracy, ...}'],
    [
      'user_model: {name: difficulty, ability: 1, abilty: 2}',
      'user_model.abilty  unknown key "abilty"  (did you mean "ability"?)',
    ],
    ['user_model: {name: difficulty}', 'user_model.ability  is missing'],
    [
      'user_model: {name: difficulty, ability: 21}',
      'user_model.ability  must be at most 20, got 21',
    ],
    [
      'user_model: {name: knowledge-tracing, known: 1, learn: 1, guess: 0.6, slip: 0.5}',
      'user_model.guess  guess 0.6 is above 1 - slip: knowing would make answers worse',
    ],
    [
      'user_model: {name: difficulty, ability: 1, correlations: {"ability~guess": 0.5}}',
      'user_model.correlations.ability~guess  "ability" is no parameter with a distribution here',
    ],
    ['description: nobody', 'user_params  is missing'],
    [
      'user_params: {starting_prob: 1}, user_model: {name: accuracy, starting_prob: 1}',
      'user_model  stands beside user_params: leave one out',
    ],
    [
      'user_params: {starting_prob: 1}, max_time_per_day: 60',
      'max_time_per_day  stands beside user_params  (put it into user_params)',
    ],
  ])('%s is refused', (text, what) => {
    const lines = errorsOf(group(text));
    expect(lines.join('\n')).toContain(`groups.a.${what}`);
  });

  it('a misspelt name is guessed', () => {
    expect(errorsOf(group('user_model: {name: forgeting}')).join('\n')).toContain(
      'did you mean "forgetting"?',
    );
  });

  it('is reported with all else that is wrong', () => {
    const lines = errorsOf(`${group('user_model: {name: difficulty, ability: x}')}sed: 1\n`);
    expect(lines).toHaveLength(2);
  });
});

describe('parameters', () => {
  it('of one name have one range: `threshold` finds them by name', () => {
    for (const { params } of Object.values<LearnerModel>(LEARNER_MODELS)) {
      for (const [name, { min, max }] of Object.entries(params)) {
        const path = `user_model.${name}`;
        expect(NUMERIC_PARAMETERS).toContainEqual({ path, min, max, integer: false });
      }
    }
  });

  it('have defaults within their range', () => {
    for (const { params } of Object.values<LearnerModel>(LEARNER_MODELS)) {
      for (const { min, max, default: value = min } of Object.values(params)) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
  });
});
