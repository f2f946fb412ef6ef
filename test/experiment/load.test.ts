/** From a configuration to a plan: everything complete, in the order of the file. */

import { describe, expect, it } from 'vitest';
import { RULE_CONSTANTS } from '../../src/engine/constants.js';
import { learnersOf } from '../../src/experiment/plan.js';
import { GROUP, errorsOf, load } from './loading.js';

describe('a plan', () => {
  const plan = load(`mission: tiny\ngroups:\n  b: ${GROUP}\n  a: ${GROUP}\n`);

  it('is made complete', () => {
    expect(plan).toMatchObject({
      name: 'c',
      description: '',
      seed: 1,
      control: 'b',
      limits: { max_problems: 10_000, max_days: 730, stalled_after: 5000 },
      readyAccuracy: 0.8,
      allowBlocked: false,
      processes: undefined,
    });
    const defaults = Object.entries(RULE_CONSTANTS).map(([name, one]) => [name, one.default]);
    expect(plan.groups[0]).toEqual({
      name: 'b',
      learners: 1,
      assigned: undefined,
      knowledgeModel: undefined,
      mission: 'tiny',
      alternatives: {
        mastery_mechanics: 'five-level',
        challenge_problems: 'control',
        pretest: 'control',
        cascading_problems: 'cascading',
        booster_tasks_v3: 'control',
        booster_task_length: 'length-6',
        booster_task_min_problems: 'min-problems-12',
        reviews: 'review',
      },
      engine: Object.fromEntries(defaults) as Record<string, number>,
      people: [
        {
          weight: 1,
          name: '',
          model: {
            name: 'accuracy',
            values: {
              starting_prob: 0.9,
              learning_rate: 0,
              max_prob: 1,
              late_rate: 0,
              late_after: 0,
              hint_rate: 0,
              hint_below: 1,
              hint_practice: 0,
            },
            correlations: {},
          },
        },
      ],
      maxTimePerDay: 1200,
    });
  });

  it('keeps the order of the file', () => {
    expect(plan.groups.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('can be sent to a worker', () => expect(structuredClone(plan)).toEqual(plan));

  it('takes what the configuration says', () => {
    const full = load(`
name: Über "all"
description: |
  two
  lines
mission: tiny
num_processes: 3
use_test_db: false
datastore_path: ../current.sqlite
scenarios_path: elsewhere
seed: 9007199254740991
control: b
limits: {max_problems: 7}
allow_blocked: true
ready_accuracy: 0.5
groups:
  a:
    description: the first
    mission: far
    num_users: 2
    alternatives: {reviews: control, booster_task_length: length-18}
    engine: {challenge_size: 3}
    user_params: {starting_prob: 0, learning_rate: 0.01, max_prob: 0.5, max_time_per_day: 60}
  b: {num_users: 3, user_params: {starting_prob: 1}}
`);
    expect(full).toMatchObject({
      name: 'Über "all"',
      description: 'two\nlines\n',
      seed: Number.MAX_SAFE_INTEGER,
      control: 'b',
      limits: { max_problems: 7, max_days: 730, stalled_after: 5000 },
      readyAccuracy: 0.5,
      allowBlocked: true,
      processes: 3,
    });
    const [a, b] = full.groups;
    expect(a).toMatchObject({ name: 'a', learners: 2, mission: 'far' });
    expect(a.alternatives).toMatchObject({ reviews: 'control', booster_task_length: 'length-18' });
    expect(a.engine.challenge_size).toBe(3);
    expect(a.people[0].model.values).toMatchObject({
      starting_prob: 0,
      learning_rate: 0.01,
      max_prob: 0.5,
      hint_rate: 0,
    });
    expect(a.maxTimePerDay).toBe(60);
    expect([b.mission, b.engine.challenge_size]).toEqual(['tiny', 6]);
    expect(Object.keys(full.scenarios).toSorted()).toEqual(['far', 'tiny']);
    expect(learnersOf(full)).toBe(5);
  });

  it('lays the engine of a group over that of the experiment, key by key', () => {
    const { groups } = load(`
mission: tiny
engine: {spacing_seconds: 10, challenge_size: 2}
groups:
  a: {num_users: 1, user_params: {starting_prob: 1}, engine: {challenge_size: 4}}
  b: ${GROUP}
`);
    expect(groups.map(({ engine }) => [engine.spacing_seconds, engine.challenge_size])).toEqual([
      [10, 4],
      [10, 2],
    ]);
  });

  it('checks review bounds after that', () => {
    const yaml = (engine: string): string =>
      `mission: tiny\nengine: {review_max_days: 2}\ngroups:\n  a: {num_users: 1, engine: ${engine}, user_params: {starting_prob: 1}}\n`;
    expect(errorsOf(yaml('{review_min_days: 2}'))).toEqual([]);
    expect(errorsOf(yaml('{review_min_days: 3, review_max_days: 3}'))).toEqual([]);
    expect(errorsOf(yaml('{review_min_days: 3}'))).toEqual([
      'c.yaml:4:21  groups.a.engine  review_min_days 3 is above review_max_days 2',
    ]);
  });

  it('shares anchors and merges between groups', () => {
    const { groups } = load(`
mission: tiny
groups:
  a: &a
    num_users: 1
    user_params: &params {starting_prob: 0.9, learning_rate: 0.1}
  b:
    <<: *a
    user_params: {<<: *params, starting_prob: 0.5}
`);
    expect(groups[1]).toMatchObject({
      name: 'b',
      learners: 1,
      people: [{ model: { values: { starting_prob: 0.5, learning_rate: 0.1 } } }],
    });
    expect(groups[0].people[0].model.values['starting_prob']).toBe(0.9);
  });

  it('is the same from a list of groups as from a map', () => {
    const list = `mission: tiny\ngroups:\n- {name: b, num_users: 1, user_params: {starting_prob: 0.9}}\n- name: a\n  num_users: 1\n  user_params: {starting_prob: 0.9}\n`;
    expect(load(list)).toEqual(plan);
  });

  it('needs no mission at the top when every group has its own', () => {
    const own = `groups:\n  a: {mission: tiny, num_users: 1, user_params: {starting_prob: 1}}\n`;
    expect(Object.keys(load(own).scenarios)).toEqual(['tiny']);
  });
});
