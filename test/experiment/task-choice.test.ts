/** `behaviour.task_choice`: what it makes of a group's learners, and what is wrong with it. */

import { describe, expect, it } from 'vitest';
import { chainMatches, matchText } from '../../src/experiment/chain-matches.js';
import { parseTransitions } from '../../src/experiment/transitions-files.js';
import { problemLines } from '../content/problem-lines.js';
import { errorsOf, load } from './loading.js';

const group = (behaviour: string, learners = 'user_params: {starting_prob: 0.9}'): string =>
  `mission: tiny\ngroups:\n  a: {num_users: 1, ${learners}, behaviour: ${behaviour}}\n`;
const choice = (form: string): string => group(`{task_choice: ${form}}`);
const CLASS = `populations:
  class:
    - {preset: typical}
    - {preset: guesser, behaviour: {task_choice: first}}
    - {preset: advanced, behaviour: {task_choice: {markov: next.yaml}}}
`;

describe('task_choice', () => {
  it.each([
    ['first', 'first'],
    ['random', 'random'],
    ['{weighted: 0.5}', { weighted: 0.5 }],
    ['{markov: next.yaml}', { markov: 'next.yaml' }],
  ])('%s is that of the group', (form, taskChoice) => {
    const plan = load(choice(form));
    expect(plan.groups[0].people).toMatchObject([{ taskChoice }]);
    expect(Object.keys(plan.transitions)).toEqual(form.includes('markov') ? ['next.yaml'] : []);
  });

  it('of a member goes before that of the group', () => {
    const plan = load(group('{task_choice: random}', 'population: class') + CLASS);
    expect(plan.groups[0].people.map(({ taskChoice }) => taskChoice)).toEqual([
      'random',
      'first',
      { markov: 'next.yaml' },
    ]);
    expect(plan.transitions).toEqual({ 'next.yaml': { a: { b: 0.75, x: 0.25 }, x: {} } });
  });

  it('of a member in a file is relative to the configuration, and said to be missing where that file is named', () => {
    const plan = load(group('{}', 'population: people.yaml'));
    expect(plan.groups[0].people).toMatchObject([{ taskChoice: { markov: 'next.yaml' } }]);
    expect(Object.keys(plan.transitions)).toEqual(['next.yaml']);
    expect(load(JSON.stringify(plan.config)).transitions).toEqual(plan.transitions);
    expect(errorsOf(group('{}', 'population: lost-people.yaml'))).toEqual([
      'c.yaml:3:21  groups.a.population  no file "none.yaml" of transitions',
    ]);
  });

  it('may be swept, files included', () => {
    const plain = 'mission: tiny\ngroups: {a: {num_users: 1, user_params: {starting_prob: 0.9}}}\n';
    const of = (sweep: string): unknown[] =>
      load(`${plain}sweep: {${sweep}}\n`).groups.map(({ people }) => people[0].taskChoice);
    expect(of('behaviour.task_choice: [first, random]')).toEqual(['first', 'random']);
    expect(of('behaviour.task_choice.weighted: [0.5, 1]')).toEqual([
      { weighted: 0.5 },
      { weighted: 1 },
    ]);
    expect(of('behaviour.task_choice.markov: [next.yaml]')).toEqual([{ markov: 'next.yaml' }]);
    expect(errorsOf(`${plain}sweep: {behaviour.task_choice.markov: [none.yaml]}\n`)).toEqual([
      'c.yaml:3:40  sweep.behaviour.task_choice.markov.0  no file "none.yaml" of transitions',
    ]);
  });

  it('comes back from a configuration as resolved', () => {
    const plan = load(group('{task_choice: random}', 'population: class') + CLASS);
    expect(load(JSON.stringify(plan.config)).groups).toEqual(plan.groups);
  });

  it.each([
    [
      'frist',
      'groups.a.behaviour.task_choice  expected first, random, {weighted: 0.5} or {markov: transitions.yaml}, got "frist"  (did you mean "first"?)',
    ],
    [
      '["first"]',
      'task_choice  expected first, random, {weighted: 0.5} or {markov: transitions.yaml}, got a list',
    ],
    ['weighted', '{weighted: 0.5} or {markov: transitions.yaml}, got "weighted"'],
    ['', '{weighted: 0.5} or {markov: transitions.yaml}, got nothing'],
    ['{weighted: 0}', 'task_choice.weighted  must be more than 0, got 0'],
    ['{weighted: 1.5}', 'task_choice.weighted  must be at most 1, got 1.5'],
    ['{weigthed: 0.5}', 'task_choice.weigthed  unknown key "weigthed"  (did you mean "weighted"?)'],
    ['{}', 'task_choice  expected first, random, {weighted: 0.5} or {markov: transitions.yaml}'],
    ['{weighted: 1, markov: next.yaml}', 'task_choice  expected first, random, {weighted: 0.5}'],
    [
      '{markov: none.yaml}',
      'c.yaml:3:82  groups.a.behaviour.task_choice.markov  no file "none.yaml" of transitions',
    ],
    [
      '{markov: others.yaml}',
      '"others.yaml" names no skill of mission "tiny"  (it names "kc01" first, the mission "a")',
    ],
  ])('%s is refused', (form, line) => {
    expect(errorsOf(choice(form)).join('\n')).toContain(line);
  });

  it('of a member is looked into, too, where the chain names no skill', () => {
    const text = group('{}', 'population: class') + CLASS.replace('next.yaml', 'others.yaml');
    expect(errorsOf(text)).toEqual([
      'c.yaml:3:21  groups.a.population  "others.yaml" names no skill of mission "tiny"  (it names "kc01" first, the mission "a")',
    ]);
  });

  it('by a chain: how many of the skills it knows', () => {
    const [match] = chainMatches(load(choice('{markov: next.yaml}')));
    expect(matchText(match)).toBe(
      'next.yaml: 2 of 2 skills of tiny; names that are none of them: 1',
    );
  });
});

describe('a file of transitions', () => {
  it.each([
    ['a: {b: 1.5}', 't.yaml:1:5  a.b  must be at most 1, got 1.5'],
    ['a: {b: -0.5}', 't.yaml:1:5  a.b  must be at least 0, got -0.5'],
    ['a: {b: .nan}', 't.yaml:1:5  a.b  expected a number'],
    ['x: {}\na: {b: 0.7, c: 0.6}', 't.yaml:2:1  a  adds up to 1.3, more than 1'],
    ['a: 1', 't.yaml:1:1  a  expected a map, got 1'],
    ['[a]', 't.yaml:1:1  expected a map, got a list'],
    ['__proto__: {b: 1}', 't.yaml:1:1  '],
  ])('%s is refused', (text, line) => {
    expect(problemLines(() => parseTransitions('t.yaml', text)).join('\n')).toContain(line);
  });

  it('may hold less than all of it, and numbers as names', () => {
    expect(parseTransitions('t.yaml', '1: {2: 0.5}')).toEqual({ 1: { 2: 0.5 } });
  });
});
