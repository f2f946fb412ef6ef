/** Populations as a user runs them: from a file, with any number of workers, and traced when the file is gone. */

import { createHash } from 'node:crypto';
import { cpSync, readFileSync, renameSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

const CONFIG = `mission: ./tiny.yaml
groups:
  class: &class {num_users: 40, population: ./people/class.yaml}
  boosted: {<<: *class, alternatives: {booster_tasks_v3: booster}}
  preset: {num_users: 10, population: rusty-returner, max_time_per_day: 60}
  plain: {num_users: 5, user_params: {starting_prob: 0.9}}
`;
const CLASS = `populations:
  class:
    - {weight: 2, name: '=knowing', user_model: {name: knowledge-tracing, known: {beta: [2, 2]}, learn: 0.3, guess: 0.2, slip: 0.1}}
    - {preset: typical}
`;

const { path, run, write } = workplace({
  'tiny.yaml': TINY,
  'c.yaml': CONFIG,
  'people/class.yaml': CLASS,
});

const lines = (file: string): string[] =>
  readFileSync(path(file), 'utf8').trimEnd().split('\n').slice(1);

beforeAll(async () => {
  for (const workers of ['1', '2']) {
    const done = await run('run', 'c.yaml', '-q', '--workers', workers, '-o', `out${workers}`);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

describe('a population', () => {
  it('gives the same bytes for any number of workers', () => {
    for (const group of ['class', 'boosted', 'preset', 'plain']) {
      expect(lines(`out1/${group}.csv`)).toEqual(lines(`out2/${group}.csv`));
    }
  });

  it('is traced from results without its file, and is compared', async () => {
    renameSync(path('people'), path('gone'));
    const row = lines('out1/class.csv')[7].split(',');
    const traced = await run('trace', 'out1', '--group', 'class', '--learner', '7');
    renameSync(path('gone'), path('people'));
    expect(traced.stdout).toContain(` after ${row[5]} problems (${row[6]} correct)`);
    expect(await run('compare', 'out1')).toMatchObject({ exitCode: 0 });
  });

  it("says each learner's kind in the last column, as text that no spreadsheet runs", () => {
    const kinds = (group: string): (string | undefined)[] =>
      lines(`out1/${group}.csv`).map((row) => row.split(',').at(-1));
    expect(new Set(kinds('class'))).toEqual(new Set(["'=knowing", 'typical']));
    expect(new Set(kinds('preset'))).toEqual(new Set(['rusty-returner']));
    expect(new Set(kinds('plain'))).toEqual(new Set(['']));
  });

  it('is compared as before where results have no kinds yet', async () => {
    cpSync(path('out1'), path('old'), { recursive: true });
    const manifest = JSON.parse(readFileSync(path('old/manifest.json'), 'utf8')) as {
      files: Record<string, string>;
    };
    for (const file of ['class.csv', 'boosted.csv', 'preset.csv', 'plain.csv']) {
      const text = readFileSync(path('old', file), 'utf8').replaceAll(/,[^,\n]*\n/g, '\n');
      expect(text.split('\n')[0]).not.toContain('kind');
      write(`old/${file}`, text);
      manifest.files[file] = createHash('sha256').update(text).digest('hex');
    }
    write('old/manifest.json', JSON.stringify(manifest));
    const [before, now] = [await run('compare', 'old'), await run('compare', 'out1')];
    expect(before).toEqual({ ...now, stdout: now.stdout.replaceAll('out1', 'old') });
    expect(await run('compare', 'old', 'out1')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('is checked with the learners of `check`', async () => {
    expect(await run('check', 'c.yaml')).toMatchObject({ exitCode: 0 });
  });

  it('that cannot be read is refused with all else that is wrong, and nothing is written', async () => {
    const set = ['--set', 'groups.class.population=./nobody.yaml', '--set', 'limits.max_days=0'];
    const done = await run('run', 'c.yaml', ...set, '-o', 'none');
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toContain('no file "./nobody.yaml"');
    expect(done.stderr).toContain('must be at least 1, got 0');
  });
});

describe('a reweighted population', () => {
  const set = ['--set', 'groups.boosted.reweight={typical: 0.5}'];

  it('says how far it is stretched: below the table, in JSON and in the manifest', async () => {
    const done = await run('run', 'c.yaml', ...set, '-o', 'stretched');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toContain(
      '\nreweighted boosted: 1 of 2 kinds stretched (=knowing to 1.2 times its share); 1,000 learners say as much as 926 of the original mix\n',
    );
    const manifest = JSON.parse(readFileSync(path('stretched/manifest.json'), 'utf8')) as object;
    const stretch = { kinds: 2, stretched: 1, most_stretched: '=knowing', logged_learners: null };
    expect(manifest).toMatchObject({ reweighted: [{ group: 'boosted', ...stretch }] });
    const { stdout } = await run('run', 'c.yaml', ...set, '-o', 'stretched', '--json');
    const { experiments } = JSON.parse(stdout) as { experiments: { groups: object[] }[] };
    expect(experiments[0].groups[1]).toMatchObject({ group: 'boosted', reweighted: stretch });
    expect(experiments[0].groups[0]).not.toHaveProperty('reweighted');
  });

  it('is stretched in its results, is traced and compared from them, and says so beforehand', async () => {
    const share = (folder: string): number =>
      lines(`${folder}/boosted.csv`).filter((row) => row.endsWith(',typical')).length;
    expect(share('stretched')).toBeLessThan(share('out1'));
    const row = lines('stretched/boosted.csv')[7].split(',');
    const traced = await run('trace', 'stretched', '--group', 'boosted', '--learner', '7');
    expect(traced.stdout).toContain(` after ${row[5]} problems (${row[6]} correct)`);
    expect(await run('compare', 'stretched')).toMatchObject({ exitCode: 0, stderr: '' });
    const planned = await run('run', 'c.yaml', ...set, '--dry-run');
    expect(planned.stdout).toContain('\nreweighted boosted: 1 of 2 kinds stretched');
  });
});
