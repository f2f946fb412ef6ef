/** `learnersim run` as a user runs it: what it prints, what it writes, what its flags change. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEARNER_HEADER } from '../../src/metrics/learner-table.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { contentOf } from '../runner/temp-folder.js';
import { type Finished, PAIR, TINY, workplace } from './workplace.js';

const { path, run, spawn, write } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR });

interface Json {
  readonly experiments: readonly {
    readonly name: string;
    readonly seed: number;
    readonly directory: string;
    readonly partial: boolean;
    readonly groups: readonly Readonly<Record<string, unknown>>[];
  }[];
}
const json = ({ stdout }: Finished): Json => JSON.parse(stdout) as Json;
const TABLES = ['comparison.csv', 'one.csv', 'skills.csv', 'summary.csv', 'two.csv'];
const FILES = [...TABLES, 'manifest.json'].toSorted();

describe('a run', () => {
  let done: Finished;
  beforeAll(async () => {
    done = await spawn('run', 'pair.yaml');
  });

  it('ends well, with the table on stdout and nothing on stderr', () => {
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = done.stdout.split('\n');
    expect(lines[0]).toBe('pair: seed 1, written to results/pair');
    expect(lines[1]).toMatch(/^group +learners +completed +mean /);
    expect(lines[2]).toMatch(/^one +5 +100\.0%/);
    expect(lines[3]).toMatch(/^two +4 +100\.0%/);
    expect(done.stdout.endsWith('\n')).toBe(true);
  });

  it('has no colours in a pipe', () => expect(done.stdout).not.toContain('\u{1B}'));

  it('writes the files that are promised, and nothing else', () => {
    expect(readdirSync(path('results', 'pair')).toSorted()).toEqual(FILES);
  });

  it('writes their columns', () => {
    const header = (name: string): string =>
      readFileSync(path('results', 'pair', name), 'utf8').split('\n')[0];
    expect(header('one.csv')).toBe(LEARNER_HEADER.join(','));
    expect(header('summary.csv')).toBe(
      ['experiment', 'group', ...SUMMARY_COLUMNS.map(({ name }) => name)].join(','),
    );
    expect(header('skills.csv')).toMatch(/^experiment,group,skill,title,learners,/);
  });

  it('writes a row per learner, group, and group and skill', () => {
    const rows = (name: string): number =>
      readFileSync(path('results', 'pair', name), 'utf8').split('\n').length - 2;
    expect(['one.csv', 'two.csv', 'summary.csv', 'skills.csv'].map(rows)).toEqual([5, 4, 2, 6]);
  });

  it('records what was run', () => {
    const manifest = JSON.parse(
      readFileSync(path('results', 'pair', 'manifest.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(manifest).toMatchObject({ tool: 'learnersim', node: process.version, partial: false });
    expect(manifest).toMatchObject({ seed: 1, config: { name: 'pair', seed: 1 } });
    expect(manifest).toHaveProperty(['scenarios', './tiny.yaml', 'slug'], 'tiny');
    expect(Object.keys(manifest['files'] as object)).toEqual(TABLES);
  });

  it('again, quietly, with more workers, writes the same and prints nothing', async () => {
    const quiet = await run('run', '-q', '--workers', '3', '-o', 'again', 'pair.yaml');
    expect(quiet).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(contentOf(path('again'))).toEqual(contentOf(path('results', 'pair')));
  });
});

describe('flags', () => {
  it('--json prints one document with the columns of summary.csv; --seed and --set take effect', async () => {
    const done = await run(
      'run',
      'pair.yaml',
      '--json',
      '--out=json',
      '--seed=7',
      '--set=groups.one.num_users=2',
      '--set=name=other',
    );
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const [experiment, ...more] = json(done).experiments;
    expect(more).toEqual([]);
    expect(experiment).toMatchObject({ name: 'other', seed: 7, directory: 'json', partial: false });
    expect(experiment.groups.map(({ learners }) => learners)).toEqual([2, 4]);
    const columns = ['group', ...SUMMARY_COLUMNS.map(({ name }) => name)];
    expect(experiment.groups.map((group) => Object.keys(group))).toEqual([columns, columns]);
    const rows = readFileSync(path('json', 'one.csv'), 'utf8').split('\n');
    expect(rows[1]).toMatch(/^other,one,0,/);
  });

  it('--dry-run says what it would do and writes nothing', async () => {
    const done = await run('run', 'pair.yaml', '--dry-run', '-o', 'dry');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toBe(
      'pair: seed 1, would write dry\n  one: 5 learners in ./tiny.yaml\n  two: 4 learners in ./tiny.yaml\n',
    );
    expect(existsSync(path('dry'))).toBe(false);
  });

  it('several configurations write to a folder each, also below -o', async () => {
    write('deep/next.yml', PAIR.replace('./tiny.yaml', '../tiny.yaml'));
    const done = await run('run', 'pair.yaml', 'deep/next.yml', '--out', 'both');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(/^pair: seed 1, written to both\/pair\n[^]*\nnext: seed 1, /);
    expect(readdirSync(path('both')).toSorted()).toEqual(['next', 'pair']);
    expect(readdirSync(path('both', 'next')).toSorted()).toEqual(FILES);
  });

  it('--json of several is still one document', async () => {
    const done = await run('run', 'pair.yaml', 'deep/next.yml', '--json', '--dry-run');
    expect(json(done).experiments.map(({ name }) => name)).toEqual(['pair', 'next']);
  });
});
