/** `populations:` in a configuration: mixtures by name, presets, files, and what is wrong with them. */

import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { parsePopulation } from '../../src/experiment/population-schema.js';
import { identityOf } from '../../src/experiment/baseline-file.js';
import { PRESETS, PRESET_NAMES } from '../../src/learners/presets.js';
import { problemLines } from '../content/problem-lines.js';
import { errorsOf, load } from './loading.js';

const group = (text: string): string => `mission: tiny\ngroups:\n  a: {num_users: 1, ${text}}\n`;
const MIXED = `populations:
  class:
    - {weight: 3, name: strong, user_model: {name: accuracy, starting_prob: 0.9}}
    - {preset: struggling}
    - {user_model: {name: practice, ability: 1, per_correct: 0, per_wrong: 0}}
`;

describe('a population', () => {
  const plan = load(group('population: class, max_time_per_day: 60') + MIXED);

  it('is its members, named by themselves, their preset or their model', () => {
    const [{ people, maxTimePerDay }] = plan.groups;
    expect(people.map(({ weight, name, model }) => [weight, name, model.name])).toEqual([
      [3, 'strong', 'accuracy'],
      [1, 'struggling', 'practice'],
      [1, 'practice', 'practice'],
    ]);
    expect(maxTimePerDay).toBe(60);
  });

  it('comes back from a configuration as resolved', () => {
    expect(load(JSON.stringify(plan.config)).groups).toEqual(plan.groups);
  });

  it('may be a preset', () => {
    for (const name of PRESET_NAMES) {
      const [{ people }] = load(group(`population: ${name}`)).groups;
      expect(people).toHaveLength(1);
      expect(people[0]).toMatchObject({
        weight: 1,
        name,
        model: { name: PRESETS[name].model.name },
      });
    }
  });

  it('of its own goes before a preset of that name', () => {
    const own = 'populations: {typical: [{preset: guesser}]}\n';
    expect(load(group('population: typical') + own).groups[0].people[0].name).toBe('guesser');
  });

  it('may be swept by name', () => {
    const sweep = 'sweep: {population: [class, guesser]}\n';
    const { groups } = load(`mission: tiny\ngroups: {a: {num_users: 1}}\n${MIXED}${sweep}`);
    expect(groups.map(({ people }) => people.length)).toEqual([3, 1]);
  });

  it('is part of what identifies a run', () => {
    const other = load(
      group('population: class, max_time_per_day: 60') + MIXED.replace('0.9', '0.8'),
    );
    expect(identityOf(other)).not.toEqual(identityOf(plan));
  });

  it.each([
    [
      `${group('population: clas')}${MIXED}`,
      'groups.a.population  no population "clas"  (did you mean "class"?)',
    ],
    [group('population: ./none.yaml'), 'groups.a.population  no file "./none.yaml"'],
    [
      `${group('population: p')}populations: {p: []}\n`,
      'populations.p  must have at least 1 entry, got 0',
    ],
    [
      `${group('population: p')}populations: {p: [{weight: 1}]}\n`,
      'populations.p.0  needs either user_model or preset',
    ],
    [
      `${group('population: p')}populations: {p: [{weight: 0, preset: typical}]}\n`,
      'populations.p.0.weight  must be at least 1e-9, got 0',
    ],
    [
      `${group('population: p')}populations: {p: [{preset: tipical}]}\n`,
      'populations.p.0.preset  expected "struggling" or "typical"',
    ],
    [
      `${group('population: p')}populations: {p: [{user_model: {name: accuracy, starting_prob: 0.9, max_prob: 0.5}}]}\n`,
      'populations.p.0.user_model.starting_prob  starting_prob 0.9 is above max_prob 0.5',
    ],
    [
      group('population: typical, user_params: {starting_prob: 1}'),
      'groups.a.population  stands beside user_params: leave one out',
    ],
  ])('%s is refused', (text, what) => {
    expect(errorsOf(text).join('\n')).toContain(what);
  });
});

describe('a file with a population', () => {
  const members = '- {weight: 2, preset: typical}\n- {preset: guesser}\n';

  it('is a list, or holds one under its name', () => {
    const indented = members.replaceAll('- ', '    - ');
    expect(parsePopulation('p.yaml', members)).toEqual(
      parsePopulation('p.yaml', `populations:\n  anyone:\n${indented}`),
    );
  });

  it.each([
    ['{populations: {}}', 'p.yaml:1:2  populations  holds 0 populations, expected one'],
    ['[{preset: typical, wait: 1}]', 'p.yaml:1:20  0.wait  unknown key "wait"'],
    [
      '[{user_model: {name: accuracy, starting_prob: 1, max_prob: 0}}]',
      'p.yaml:1:32  0.user_model.starting_prob  starting_prob 1 is above max_prob 0',
    ],
  ])('%s is refused', (text, line) => {
    expect(() => parsePopulation('p.yaml', text)).toThrow(UserError);
    expect(problemLines(() => void parsePopulation('p.yaml', text))[0]).toContain(line);
  });
});
