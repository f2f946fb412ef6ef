/** Every command that is printed to be pasted works as it is printed, and shows what it promises. */

import { readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CYCLE, PAIR, TINY, workplace } from './workplace.js';

const BROKEN = `mission: ./no-such-mission.yaml
limits: {max_problems: 300}
groups:
  "g": {num_users: 3, alternatives: {cascading_problems: control}, user_params: {starting_prob: 0.7}}
`;
const { path, run, bash, write } = workplace({
  'a b/it\'s "odd".yaml': BROKEN,
  'a b/cycle.yaml': CYCLE,
  'a b/tiny.yaml': TINY,
  'pair.yaml': PAIR,
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
});
const CONFIG = 'a b/it\'s "odd".yaml';
const MENDED = ['--set', 'mission=./cycle.yaml', '--set', 'groups.g.num_users=2', '--seed', '4'];

const printed = (text: string): string => / replay: (learnersim .*)$/m.exec(text)![1];

describe('a printed command', () => {
  it('of a run names the file, the seed and the changes, quoted', async () => {
    const done = await run('run', CONFIG, ...MENDED, '-q', '-o', 'out');
    expect(done.exitCode).toBe(1);
    const shown = await bash(printed(done.stderr));
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(shown.stdout).toContain('blocked after 0 problems');
    expect(shown.stdout).toContain('not mastered: hen');
  });

  it('of a check walks through the same mission', async () => {
    const done = await run('check', CONFIG, ...MENDED);
    expect(done.exitCode).toBe(1);
    const shown = await bash(printed(done.stdout));
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(shown.stdout).toBe('blocked after 0 problems; not mastered: hen, egg\n');
  });

  it('of a slice shows the same fault, whatever made it', async () => {
    const few = ['--set', 'mission=./tiny.yaml', '--set', 'limits.max_problems=3'];
    const done = await run('check', CONFIG, ...few, '--write-slice', 'a b/sl ice.yaml');
    expect(done.stdout).toContain('error  unreachable threshold: ');
    const shown = await bash(printed(done.stderr));
    expect(shown.exitCode).toBe(1);
    expect(shown.stdout).toContain('error  unreachable threshold: ');
  });
});

describe('files of the user', () => {
  const run2 = async (...args: string[]): Promise<string> => {
    const done = await run('run', 'pair.yaml', '-q', '-o', 'kept', ...args);
    expect(done.exitCode).toBe(2);
    return done.stderr;
  };

  it('are never written over by reports and baselines', async () => {
    expect(await run2('--output-file.junit=pair.yaml')).toContain('is read by this command');
    expect(await run2('--output-file.junit=x', '--output-file.json=./x')).toContain(
      'is written by another reporter',
    );
    expect(await run2('--update-baseline', '--baseline', 'tiny.yaml')).toContain(
      'is no baseline, and is not written over',
    );
    expect(await run2('--update-baseline', '--baseline', 'none/b.json')).toContain(
      'its folder does not exist',
    );
    expect(readFileSync(path('pair.yaml'), 'utf8')).toBe(PAIR);
    expect(readFileSync(path('tiny.yaml'), 'utf8')).toBe(TINY);
  });

  it('are not reached through a link where a baseline is staged', async () => {
    write('victim.txt', 'mine');
    symlinkSync(path('victim.txt'), path('sy.json.next'));
    const done = await run('run', 'pair.yaml', '-q', '--update-baseline', '--baseline', 'sy.json');
    expect(done.exitCode).toBe(0);
    expect(readFileSync(path('victim.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(path('sy.json'), 'utf8')).toContain('"learnersim baseline"');
  });
});

describe('a report', () => {
  it('of a configuration that cannot be read says so, in place of an old one', async () => {
    write('r.xml', 'yesterday');
    const done = await run('run', 'gone.yaml', '--output-file.junit=r.xml');
    expect(done.exitCode).toBe(2);
    expect(readFileSync(path('r.xml'), 'utf8')).toContain('failures="1"');
    write('r.json', 'yesterday');
    await run('run', 'gone.yaml', '--output-file.json=r.json');
    expect(JSON.parse(readFileSync(path('r.json'), 'utf8'))).toMatchObject({ experiments: [] });
    const checked = await run('check', 'gone.yaml', '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({
      unreadable: [{ file: 'gone.yaml', what: 'no such file or folder' }],
    });
  });

  it('does not hang on a step summary that cannot be written', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/no/such/summary' };
    const done = await bash('learnersim run pair.yaml -q -o green', env);
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toMatch(/^warning: no step summary: ENOENT/);
  });

  it('names files from the root of the repository', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: path() };
    const done = await bash('cd "a b"; learnersim check cycle.yaml -q', env);
    expect(done.stderr).toMatch(/^::error file=a b\/cycle\.yaml,line=3,/);
  });
});

describe('standard output', () => {
  it('that is full is an incomplete run, without a stack trace', async () => {
    const done = await bash('learnersim run pair.yaml -o full > /dev/full');
    expect(done).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'output cannot be written (ENOSPC)\n',
    });
  });
});

describe('a folder', () => {
  it('with something else in it, and links to files, is looked through', async () => {
    write('mixed/weights.yaml', 'weights: {}\n');
    symlinkSync(path('cycle.yaml'), path('mixed/link.yaml'));
    symlinkSync(path('mixed'), path('mixed/round'));
    const done = await run('check', 'mixed');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('mixed/link.yaml:3:33  error  circular prerequisites');
    expect(done.stderr).toMatch(/^note: passed over: mixed\/weights\.yaml:1:1 {2}is neither /);
  });
});
