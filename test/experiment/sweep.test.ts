/** A sweep in the plan: which points there are, and what each group is at each of them. */

import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../../src/experiment/assumptions.js';
import { GROUP, load } from './loading.js';

const TOP = 'mission: tiny\n';
const GROUPS = `groups:\n  a: ${GROUP}\n  b: {engine: {spacing_seconds: 7}, ${GROUP.slice(1)}\n`;
const sweep = (text: string): string => `${TOP}${GROUPS}sweep: ${text}\n`;

describe('a grid', () => {
  const plan = load(
    sweep(
      '{user_params.starting_prob: [0.5, 0.6], engine.spacing_seconds: {from: 0, to: 2, step: 1}}',
    ),
  );

  it('has a point for every combination, the last path fastest', () => {
    expect(plan.points.map((point) => Object.values(point))).toEqual([
      [0.5, 0],
      [0.5, 1],
      [0.5, 2],
      [0.6, 0],
      [0.6, 1],
      [0.6, 2],
    ]);
    expect(Object.keys(plan.points[0])).toEqual(['starting_prob', 'spacing_seconds']);
  });

  it('lays each point over every group, over what the group says itself', () => {
    const groups = plan.groups.map(({ name, point, people, engine }) => [
      point,
      name,
      people[0].model.values['starting_prob'],
      engine.spacing_seconds,
    ]);
    expect(groups.slice(0, 4)).toEqual([
      [0, 'a', 0.5, 0],
      [0, 'b', 0.5, 0],
      [1, 'a', 0.5, 1],
      [1, 'b', 0.5, 1],
    ]);
    expect(groups).toHaveLength(12);
    expect(groups.at(-1)).toEqual([5, 'b', 0.6, 2]);
  });

  it('stays in the configuration, which makes the same points again', () => {
    const again = load(JSON.stringify(plan.config));
    expect([again.points, again.groups]).toEqual([plan.points, plan.groups]);
  });
});

describe('a swept value', () => {
  it('may be missing in the groups', () => {
    const groups = 'groups:\n  - {name: a, num_users: 1, user_params: {max_prob: 0.9}}\n';
    const plan = load(`${TOP}${groups}sweep: {user_params.starting_prob: [0.5, 0.9]}\n`);
    expect(plan.groups.map(({ people }) => people[0].model.values)).toMatchObject([
      { starting_prob: 0.5, max_prob: 0.9 },
      { starting_prob: 0.9, max_prob: 0.9 },
    ]);
  });

  it('may be an alternative, or a mission, which is read', () => {
    const plan = load(
      sweep('{alternatives.pretest: [control, pretest], mission: [tiny, fractions]}'),
    );
    expect(plan.groups.filter(({ name }) => name === 'a')).toMatchObject([
      { mission: 'tiny', alternatives: { pretest: 'control' } },
      { mission: 'fractions', alternatives: { pretest: 'control' } },
      { mission: 'tiny', alternatives: { pretest: 'pretest' } },
      { mission: 'fractions', alternatives: { pretest: 'pretest' } },
    ]);
    expect(Object.keys(plan.scenarios)).toEqual(['tiny', 'fractions']);
  });

  it('may come from the command line', () => {
    const plan = load(`${TOP}${GROUPS}`, 'sweep={engine.challenge_size: [4, 5]}');
    expect(plan.points).toEqual([{ challenge_size: 4 }, { challenge_size: 5 }]);
  });
});

it('without a sweep there are no points, and groups belong to none', () => {
  const plan = load(`${TOP}${GROUPS}`);
  expect([plan.points, plan.groups.map(({ point }) => point)]).toEqual([
    [],
    [undefined, undefined],
  ]);
});

describe('preset: assumptions', () => {
  const readings = ASSUMPTIONS.flatMap(({ name, values }) => values.map((value) => [name, value]));

  it('is the configuration as it is, then every assumption at every other value, one at a time', () => {
    const groups = `groups:\n  a: ${GROUP}\n  b: ${GROUP}\n`;
    const { points } = load(`${TOP}${groups}sweep: {preset: assumptions}\n`);
    expect(points[0]).toEqual({});
    expect(points.slice(1).every((point) => Object.keys(point).length === 1)).toBe(true);
    expect(points).toHaveLength(1 + readings.length - ASSUMPTIONS.length);
  });

  it('leaves out what all groups have already, and only that', () => {
    const own = '{engine: {review_first_days: 7}, ';
    const groups = `groups:\n  a: ${own}${GROUP.slice(1)}\n  b: ${own}${GROUP.slice(1)}\n`;
    const { points } = load(`${TOP}${groups}sweep: {preset: assumptions}\n`);
    const days = points.flatMap((point) => point['review_first_days'] ?? []);
    expect(days).toContain(3);
    expect(days).not.toContain(7);
    const mixed = load(
      `${TOP}groups:\n  a: ${own}${GROUP.slice(1)}\n  b: ${GROUP}\nsweep: {preset: assumptions}\n`,
    );
    expect(mixed.points.flatMap((point) => point['review_first_days'] ?? [])).toEqual(
      expect.arrayContaining([3, 7]),
    );
  });
});
