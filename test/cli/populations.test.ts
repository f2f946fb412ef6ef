/** Populations as a user runs them: from a file, with any number of workers, and traced when the file is gone. */

import { readFileSync, renameSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

const CONFIG = `mission: ./tiny.yaml
groups:
  class: &class {num_users: 40, population: ./people/class.yaml}
  boosted: {<<: *class, alternatives: {booster_tasks_v3: booster}}
  preset: {num_users: 10, population: rusty-returner, max_time_per_day: 60}
`;
const CLASS = `populations:
  class:
    - {weight: 2, user_model: {name: knowledge-tracing, known: {beta: [2, 2]}, learn: 0.3, guess: 0.2, slip: 0.1}}
    - {preset: typical}
`;

const { path, run } = workplace({
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
    for (const group of ['class', 'boosted', 'preset']) {
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
