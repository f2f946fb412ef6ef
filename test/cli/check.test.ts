/** `learnersim check` as a user runs it: exit codes, places, slices, folders, configurations. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CYCLE, PAIR, TINY, workplace } from './workplace.js';

const BROKEN = resolve(import.meta.dirname, '../../scenarios/broken');
const { path, run, spawn, bash, write } = workplace({
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
  'pair.yaml': PAIR,
  'blocked.yaml': BLOCKED,
  'folder/deep/tiny.yaml': TINY,
  'folder/cycle.yml': CYCLE,
  'folder/notes.txt': 'not looked at',
  'folder/.hidden.yaml': 'not: looked at',
  'empty/readme.md': '',
  'neither.yaml': 'weights: {}\n',
});

describe('exit codes', () => {
  it('0 for a sound mission, and a sound configuration', async () => {
    expect(await spawn('check', 'tiny.yaml', 'pair.yaml')).toEqual({
      exitCode: 0,
      stdout: '2 missions: 0 errors, 0 warnings, 0 infos\n',
      stderr: '',
    });
  });

  it('0 for warnings and infos', async () => {
    const done = await run('check', `${BROKEN}/harmless.yaml`);
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/\n1 mission: 0 errors, 2 warnings, 2 infos\n$/);
  });

  it('1 for a cycle: named skill by skill with its lines, and the command that shows it', async () => {
    const done = await spawn('check', 'cycle.yaml');
    expect(done.exitCode).toBe(1);
    expect(done.stdout.split('\n').slice(0, 3)).toEqual([
      'cycle.yaml:3:33  error  circular prerequisites: hen needs egg (line 3), egg needs hen (line 4)',
      expect.stringMatching(/^ {2}cannot complete: perfect \(.*unaccelerated/),
      '  replay: learnersim check cycle.yaml --replay default/perfect',
    ]);
  });

  it('2 for changes of a configuration where there is none', async () => {
    const done = await run('check', 'tiny.yaml', '--set', 'seed=2');
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toBe(
      '--set seed=2  changes a configuration, and only scenarios are checked\n',
    );
  });

  it('2 for what cannot be read, all of it at once; what can be read is checked', async () => {
    const done = await run('check', 'gone.yaml', 'neither.yaml', 'empty', 'cycle.yaml');
    expect(done.exitCode).toBe(2);
    expect(done.stderr.split('\n')).toEqual([
      'gone.yaml  no such file or folder',
      'neither.yaml:1:1  is neither  (a scenario has skills:, a configuration has groups:)',
      'empty  holds no scenario and no configuration',
      '',
    ]);
    expect(done.stdout).toContain('cycle.yaml:3:33  error');
  });
});

describe('folders', () => {
  it('are looked through, hidden files left out', async () => {
    const done = await run('check', 'folder');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('folder/cycle.yml:3:33  error  circular prerequisites');
    expect(done.stdout).toMatch(/\n2 missions: 1 error, /);
  });
});

describe('configurations', () => {
  it('are walked through by group; --set holds', async () => {
    const done = await run('check', 'blocked.yaml');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('replay: learnersim check blocked.yaml --replay stuck/perfect');
    const mended = await run('check', 'blocked.yaml', '--set', 'mission=./tiny.yaml');
    expect(mended.exitCode).toBe(0);
  });

  it('name every group that is blocked, also where two are alike', async () => {
    const group =
      '{num_users: 1, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}';
    write('twins.yaml', `mission: ./cycle.yaml\ngroups:\n  a: ${group}\n  b: ${group}\n`);
    const done = await run('check', 'twins.yaml');
    expect(done.stdout).toContain('cannot complete: perfect (a, b), ');
  });

  it('whose limits nobody can keep are at fault themselves', async () => {
    const done = await run('check', 'pair.yaml', '--set', 'limits.max_problems=2');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('pair.yaml  error  unreachable threshold: ');
  });
});

describe('--write-slice', () => {
  it('writes the smallest mission that still shows it', async () => {
    const done = await run('check', `${BROKEN}/several-faults.yaml`, '--write-slice', 'slice.yaml');
    expect(done.stderr).toBe(
      'slice: 3 skills in slice.yaml; replay: learnersim check slice.yaml\n',
    );
    expect(readFileSync(path('slice.yaml'), 'utf8').match(/- slug: /g)).toHaveLength(3);
    const again = await run('check', 'slice.yaml', '--json');
    expect(again.exitCode).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({
      missions: [{ findings: [{ fault: 'circular prerequisites', skills: ['a', 'b', 'c'] }] }],
      errors: 1,
    });
  });

  it('of a configuration at fault is shown with that configuration', async () => {
    const done = await run('check', `${BROKEN}/livelock.yaml`, '--write-slice', 'live.yaml', '-q');
    const [, replay] = /replay: learnersim (.*)\n$/.exec(done.stderr)!;
    expect(replay).toContain('--set mission=');
    const again = await run(...replay.split(' '));
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toContain('error  livelock: ');
  });

  it('overwrites nothing, and writes nothing for a sound mission', async () => {
    const refused = await run('check', 'cycle.yaml', '--write-slice', 'tiny.yaml');
    expect(refused.exitCode).toBe(2);
    expect(readFileSync(path('tiny.yaml'), 'utf8')).toBe(TINY);
    await run('check', 'tiny.yaml', '--write-slice', 'none.yaml');
    expect(existsSync(path('none.yaml'))).toBe(false);
  });
});

describe('--replay', () => {
  it('prints the way to where it stops', async () => {
    const done = await run('check', 'cycle.yaml', '--replay', 'default/unlucky');
    expect(done).toEqual({
      exitCode: 0,
      stdout: 'blocked after 0 problems; not mastered: hen, egg\n',
      stderr: '',
    });
  });

  it.each([
    ['default/lucky', 'no learner "lucky"  (did you mean "unlucky"?)'],
    ['defualt/perfect', 'no alternative "defualt"  (did you mean "default"?)'],
  ])('of what there is not: %s', async (way, message) => {
    const done = await run('check', 'cycle.yaml', '--replay', way);
    expect(done).toEqual({ exitCode: 2, stdout: '', stderr: `--replay  ${message}\n` });
  });
});

describe('reporters', () => {
  it('annotate the line of the scenario', async () => {
    const done = await bash('learnersim check cycle.yaml -q', { GITHUB_ACTIONS: 'true' });
    expect(done.stderr).toMatch(
      /^::error file=cycle\.yaml,line=3,col=33,title=learnersim%3A cycle::circular prerequisites: /,
    );
  });
});
