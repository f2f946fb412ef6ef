/** Baselines through the command: made, kept, moved by a change of the engine, refused for another run. */

import { existsSync, readFileSync } from 'node:fs';
import { x } from 'tinyexec';
import { beforeAll, describe, expect, it } from 'vitest';
import { alteredBuild } from './altered-build.js';
import { COMMAND, type Finished, TINY, withoutProgress, workplace } from './workplace.js';

const CONFIG = `mission: ./tiny.yaml
groups:
  steady: {num_users: 80, user_params: {starting_prob: 0.8}}
  slow: {num_users: 60, user_params: {starting_prob: 0.6}}
`;

const { path, run, write } = workplace({ 'tiny.yaml': TINY, 'base.yaml': CONFIG });

const update = (...more: string[]): Promise<Finished> =>
  run('run', 'base.yaml', '-o', 'out', '--update-baseline', ...more);
const compare = (...more: string[]): Promise<Finished> =>
  run('run', 'base.yaml', '-o', 'out', ...more);

beforeAll(async () => void (await update()));

describe('a baseline', () => {
  it('is written beside the configuration, and the same run is identical to it', async () => {
    const made = await update();
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toMatch(/\nbaseline: written to base\.baseline\.json\n$/);
    const same = await compare('--workers', '1');
    expect(same).toMatchObject({ exitCode: 0, stderr: '' });
    expect(same.stdout).toMatch(/\nbaseline: identical to base\.baseline\.json\n$/);
  });

  it('is the same bytes each time, with sorted keys', async () => {
    await update();
    const first = readFileSync(path('base.baseline.json'), 'utf8');
    await update('--workers', '3');
    expect(readFileSync(path('base.baseline.json'), 'utf8')).toBe(first);
    const { groups } = JSON.parse(first) as { groups: Record<string, { paths: object }> };
    expect(Object.keys(groups)).toEqual(['slow', 'steady']);
    expect(Object.keys(groups['slow'].paths)).toHaveLength(50);
  });

  it('does not mind comments, descriptions, expectations and worker threads', async () => {
    write(
      'base.yaml',
      `# said anew\ndescription: other words\nnum_processes: 3\n${CONFIG}expect: ['*.blocked == 0']\n`,
    );
    expect(await compare()).toMatchObject({ exitCode: 0, stderr: '' });
    write('base.yaml', CONFIG);
  });

  it.each([
    ['seed=2', 'seed  is 1 in the baseline, 2 in this run'],
    ['groups.slow.num_users=61', 'groups.slow.num_users  is 60 in the baseline, 61 in this run'],
    ['engine.challenge_size=5', 'engine.challenge_size  is nothing in the baseline, 5 in this run'],
    ['limits.max_days=9', 'limits.max_days  is nothing in the baseline, 9 in this run'],
  ])('of another run is refused: %s', async (change, message) => {
    const done = await compare('--set', change, '-o', 'refused');
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toContain(`base.baseline.json  ${message}  (it is the baseline of another`);
    expect(existsSync(path('refused'))).toBe(false);
    const without = await compare('--set', change, '--no-baseline', '--dry-run');
    expect(without).toMatchObject({ exitCode: 0 });
  });

  it('may lie elsewhere, and must be there when it is named', async () => {
    expect(await compare('--baseline', 'other.json')).toMatchObject({
      exitCode: 2,
      stderr: 'other.json  no such baseline  (make it with --update-baseline)\n',
    });
    await update('--baseline', 'other.json');
    expect(await compare('--baseline', 'other.json', '-q')).toMatchObject({ exitCode: 0 });
  });

  it('that is damaged is named with the place, and nothing runs', async () => {
    write('damaged.json', '{"tool": "learnersim baseline",\n"format": 2}');
    const done = await compare('--baseline', 'damaged.json', '-o', 'unmade');
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toMatch(
      /^damaged\.json:2:1 {2}format {2}expected 1, got 2  \(make it anew with --update-baseline\)\n/m,
    );
    expect(existsSync(path('unmade'))).toBe(false);
  });

  it('is what expectations compare with', async () => {
    write('base.yaml', `${CONFIG}expect: ['slow.problems.mean <= baseline + 1']\n`);
    const without = await compare('--baseline', 'fresh.json', '--update-baseline');
    expect(without).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await compare('--baseline', 'fresh.json')).toMatchObject({ exitCode: 0 });
    const none = await compare('--no-baseline');
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('needs a baseline  (leave out --no-baseline)');
    write('base.yaml', CONFIG);
  });

  it('names the mission as a cause when that has changed', async () => {
    write('tiny.yaml', TINY.replace('[b]', '[a]'));
    const done = await compare('-q');
    write('tiny.yaml', TINY);
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toContain('; possible causes: mission ./tiny.yaml changed; ');
  });
});

describe('a change of the engine', () => {
  const command = alteredBuild(path('altered'), 'engine/constants.js', [
    ['default: 57_600,', 'default: 97_200,'],
  ]);
  const altered = async (...args: string[]): Promise<Finished> =>
    await x(process.execPath, [command, ...args], { nodeOptions: { cwd: path() } });

  it('turns the run red: metric, group, before, after, and the first step that changed', async () => {
    const done = await altered('run', 'base.yaml', '-q');
    expect(done.exitCode).toBe(1);
    const slow = done.stderr.split('\n').find((line) => line.includes('group slow'))!;
    expect(slow).toMatch(
      /^error: base\.baseline\.json {2}base, group slow: differs from the baseline: problems_to_completion_mean [\d.]+ -> [\d.]+ \([-+][\d.]+%\), (beyond|within) chance, .*; \d+ of 50 sampled learners changed; first: learner \d+ at problem \d+; mission, engine version and Node are the same; accept it with --update-baseline; replay: learnersim trace /,
    );
    const [, replay] = / replay: learnersim (.*)$/.exec(slow)!;
    const [, first] = / at problem (\d+);/.exec(slow)!;
    const before = await run(...replay.split(' '), '--json', '--to', first);
    const after = await altered(...replay.split(' '), '--json', '--to', first);
    const step = ({ stdout }: Finished): string => stdout.split('\n')[0];
    expect(JSON.parse(step(before))).toMatchObject({ problem: Number(first) });
    expect(step(after)).not.toBe(step(before));
    // What happened before is the same; what was on offer and not taken does not count.
    const earlier = replay.replace(/ --from \d+$/, '').split(' ');
    const to = ['--json', '--from', '1', '--to', String(Number(first) - 1)];
    const steps = ({ stdout }: Finished): object[] =>
      stdout
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .map((line) => ({ ...(JSON.parse(line) as object), offered: [], withdrawn: [] }));
    const same = steps(await run(...earlier, ...to));
    expect(same.length).toBe(Number(first) - 1);
    expect(steps(await altered(...earlier, ...to))).toEqual(same);
  });
});

describe('configs/nightly.yaml', () => {
  it('is green, within seconds', async () => {
    const done = await x(process.execPath, [
      COMMAND,
      'run',
      'configs/nightly.yaml',
      '-o',
      path('nightly'),
    ]);
    expect(withoutProgress(done)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(
      /\nexpectations: \d+ passed\nbaseline: identical to configs\/nightly\.baseline\.json\n$/,
    );
  });
});
