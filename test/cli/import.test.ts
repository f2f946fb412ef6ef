/** `learnersim import`, and a run of what it writes. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/content/scenario.js';
import { workplace } from './workplace.js';

const { path, run, spawn } = workplace({
  'scenarios/another.yaml': 'slug: another\nskills: []\n',
  'skills.csv': 'skill,title,seconds,owner\na,"A, the first",20,me\nb,B,,\nc,C,5,\n',
  'edges.csv': 'skill,prerequisite\nb,a\nc,b\n',
  'faulty.csv': 'skill,prerequisite\nb,a\nb,a\nb,c\nc,b\na,nope\n',
  'known.txt': 'a\n\nb\n',
  'one.yaml': `mission: lists\nnum_processes: 1\ngroups:\n  one: {num_users: 2, user_params: {starting_prob: 1}}\n`,
});

const lists = ['import', '--skills', 'skills.csv', '--prerequisites'];
const ignored = 'warning: skills.csv:1  ignored columns: owner\n';

describe('import', () => {
  it.concurrent('makes a scenario that can be run', async () => {
    const done = await spawn(
      ...lists,
      'edges.csv',
      '--foundations',
      'roots',
      '-o',
      'scenarios/lists.yaml',
    );
    expect(done).toEqual({
      exitCode: 0,
      stdout: 'scenarios/lists.yaml: 3 skills, 2 prerequisites, 1 foundations\n',
      stderr: ignored,
    });
    expect(await run('run', 'one.yaml', '-q')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const skills = readFileSync(path('results', 'one', 'skills.csv'), 'utf8');
    expect(skills).toContain('\none,one,a,"A, the first",2,');
  });

  it.concurrent('writes faults of the graph as they are, with a warning each, exit 0', async () => {
    const done = await run(...lists, 'faulty.csv', '--slug', 'my mission', '-o', 'faulty.yaml');
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toBe('faulty.yaml: 3 skills, 5 prerequisites, 0 foundations\n');
    expect(done.stderr.replace(ignored, '')).toBe(
      `warning: faulty.csv:3  b  prerequisite "a" is listed twice
warning: faulty.csv:6  a  prerequisite "nope" does not exist
warning: circular prerequisites among 2 skills: b, c
`,
    );
    const scenario = parseScenario('s', readFileSync(path('faulty.yaml'), 'utf8'));
    expect(scenario.slug).toBe('my mission');
    expect(scenario.skills.map(({ prerequisites }) => prerequisites)).toEqual([
      ['nope'],
      ['a', 'a', 'c'],
      ['b'],
    ]);
  });

  it.concurrent(
    'leaves out dangling prerequisites and takes foundations from a file when told to',
    async () => {
      const flags = ['--drop-dangling', '--foundations', 'known.txt', '-o', 'dropped.yaml'];
      const done = await run(...lists, 'faulty.csv', ...flags);
      expect(done.stdout).toBe('dropped.yaml: 3 skills, 4 prerequisites, 2 foundations\n');
      const scenario = parseScenario('s', readFileSync(path('dropped.yaml'), 'utf8'));
      expect(scenario.foundations).toEqual(['a', 'b']);
      expect(scenario.skills[0].prerequisites).toEqual([]);
    },
  );

  it.concurrent.each([
    [['edges.csv', '-o', 'no/such/folder.yaml'], 'no/such/folder.yaml  cannot be written (ENOENT)'],
    [['nope.csv', '-o', 'x.yaml'], 'nope.csv  no such file'],
    [['edges.csv', '--foundations', 'leaves', '-o', 'x.yaml'], 'leaves  no such file'],
  ])('%j is refused', async (flags, message) => {
    const done = await run(...lists, ...flags);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr.replace(ignored, '')).toBe(`${message}\n`);
    expect(existsSync(path('x.yaml'))).toBe(false);
  });
});
