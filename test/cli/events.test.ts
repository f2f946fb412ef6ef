/** The event log as a user runs it: in one go, in several, in shards, with an engine of one's own, on a full disk. */

import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { x } from 'tinyexec';
import { beforeAll, describe, expect, it } from 'vitest';
import { byLearner, rowsIn } from '../runner/events.js';
import { contentOf } from '../runner/temp-folder.js';
import { alteredBuild } from './altered-build.js';
import { type Finished, TINY, workplace } from './workplace.js';

const THROWS = resolve(import.meta.dirname, '../adapters/zoo/throws.mjs');
const GROUPS = `groups:
  one: {num_users: 48, user_params: {starting_prob: 0.8}}
  two: {num_users: 31, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;
const config = (more: string, groups = GROUPS): string => `mission: ./tiny.yaml\n${groups}${more}`;

const { path, run, bash } = workplace({
  'tiny.yaml': TINY,
  'class.yaml': config('outputs: {events: parquet}\n'),
  'some.yaml': config('outputs: {events: csv, events_sample: 0.4}\n'),
  'plain.yaml': config(''),
  'own.yaml': config(
    'outputs: {events: csv}\n',
    `groups:
  built-in: {num_users: 40, user_params: {starting_prob: 0.8}}
  throws: {num_users: 40, user_params: {starting_prob: 0.8}, engine: {module: "${THROWS}"}}
`,
  ),
});

/** Learners who fill a disk before the run is over. */
const MANY = ['--set', 'groups.one.num_users=3000'];

beforeAll(async () => {
  for (const name of ['class', 'some']) {
    const done = await run('run', `${name}.yaml`, '-o', `${name}-whole`, '--workers', '2');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  }
}, 30_000);

const eventFiles = (...folder: string[]): string[] =>
  readdirSync(path(...folder, 'events')).toSorted();

describe('results with events', () => {
  it('are read by compare, trace and report as others are', async () => {
    const compared = await run('compare', 'class-whole', 'some-whole');
    expect(compared).toMatchObject({ exitCode: 0, stderr: '' });
    const traced = await run('trace', 'some-whole', '--group', 'one', '--learner', '3', '--json');
    expect(traced).toMatchObject({ exitCode: 0, stderr: '' });
    const reported = await run('report', 'class-whole');
    expect(reported).toMatchObject({ exitCode: 0, stderr: '' });
    rmSync(path('class-whole', 'report.html'));
  });

  it('lose them to a run without', async () => {
    cpSync(path('some-whole'), path('rerun'), { recursive: true });
    expect(eventFiles('rerun')).toEqual(['one.csv', 'two.csv']);
    await run('run', 'class.yaml', '-o', 'rerun', '-q');
    expect(eventFiles('rerun')).toEqual(['one.parquet', 'two.parquet']);
    await run('run', 'plain.yaml', '-o', 'rerun', '-q');
    expect(existsSync(path('rerun', 'events'))).toBe(false);
  });
});

describe('--resume', () => {
  const RANGE_IS_DONE = 'await results.append(RANGES, rangeLine(chunks, outcome))';
  const ENDINGS: Readonly<Record<string, readonly [file: string, from: string, to: string]>> = {
    'Ctrl-C between two ranges': [
      'runner/staged-run.js',
      RANGE_IS_DONE,
      `${RANGE_IS_DONE}.then(async () => { process.kill(process.pid, 'SIGINT'); await new Promise((over) => setTimeout(over, 20)); })`,
    ],
    'kill -9 between two ranges': [
      'runner/staged-run.js',
      RANGE_IS_DONE,
      `${RANGE_IS_DONE}.then(() => { if (chunks[0].first > 10) process.kill(process.pid, 'SIGKILL'); })`,
    ],
    'kill -9 while the files are made': [
      'runner/write-events.js',
      'await results.append(file, writer.end());',
      "await results.append(file, writer.end()); process.kill(process.pid, 'SIGKILL');",
    ],
  };

  it.each(Object.keys(ENDINGS))(
    'after %s: the same bytes, and nothing left behind',
    async (how) => {
      const [file, from, to] = ENDINGS[how];
      const built = alteredBuild(path(`build ${how}`), file, [[from, to]]);
      const args = [built, 'run', 'some.yaml', '-o', how, '--workers', '2'];
      const ended = await x(process.execPath, args, { nodeOptions: { cwd: path() } });
      expect(ended.exitCode).not.toBe(0);
      expect(existsSync(path(how, 'manifest.json'))).toBe(false);
      const done = await run('run', 'some.yaml', '-o', how, '--resume', '--workers', '1');
      expect(done.stderr).toMatch(/goes on from/);
      expect(contentOf(path(how))).toEqual(contentOf(path('some-whole')));
    },
  );
});

describe('shards', () => {
  const parts: string[] = [];
  const merge = async (out: string, ...shards: readonly string[]): Promise<Finished> =>
    await run('merge', ...shards, '-o', out, '-q');
  beforeAll(async () => {
    for (const part of [1, 2, 3]) {
      const args = ['--shard', `${part}/3`, '-o', `part-${part}`, '--workers', '1', '-q'];
      expect(await run('run', 'class.yaml', ...args)).toMatchObject({ exitCode: 0 });
      parts.push(`part-${part}`);
    }
  }, 30_000);

  it('hold records, and are merged to the bytes of one run', async () => {
    expect(eventFiles('part-1')).toEqual(['one.records', 'two.records']);
    expect(await merge('merged', ...parts)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(contentOf(path('merged'))).toEqual(contentOf(path('class-whole')));
  });

  it('that were changed are refused', async () => {
    cpSync(path('part-2'), path('changed'), { recursive: true });
    const file = path('changed', 'events', 'one.records');
    const bytes = readFileSync(file);
    bytes[0] ^= 1;
    writeFileSync(file, bytes);
    const done = await merge('refused', 'part-1', 'changed', 'part-3');
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('is not the file that the manifest was written with');
    truncateSync(file, 0);
    expect((await merge('refused', 'part-1', 'changed', 'part-3')).exitCode).toBe(2);
    expect(existsSync(path('refused'))).toBe(false);
  });
});

describe('with an engine of one’s own', () => {
  it('a learner whom it failed has no events, all others have theirs', async () => {
    const done = await run('run', 'own.yaml', '-o', 'own', '-q', '--workers', '2');
    expect(done.exitCode).toBe(3);
    expect(eventFiles('own', 'partial')).toEqual([
      'built-in.csv',
      'built-in.records',
      'throws.csv',
      'throws.records',
    ]);
    for (const group of ['built-in', 'throws']) {
      const events = byLearner(rowsIn(path('own', 'partial', 'events', `${group}.csv`)));
      const learners = rowsIn(path('own', 'partial', `${group}.csv`));
      expect(new Set(learners.map((row) => row['status'] === 'error')).size).toBe(
        group === 'throws' ? 2 : 1,
      );
      for (const row of learners) {
        const own = events.get(Number(row['learner'])) ?? [];
        expect(own.length).toBe(row['status'] === 'error' ? 0 : Number(row['problems']));
      }
    }
  });
});

describe('a full disk', () => {
  const within = (kibibytes: number, out: string, format: string): Promise<Finished> =>
    bash(
      `ulimit -f ${kibibytes}; learnersim run class.yaml -q -o ${out} --set outputs.events=${format} ${MANY.join(' ')}`,
    );

  it.each([
    ['while problems are staged', 600, 'parquet'],
    ['while files are made of them', 2600, 'csv'],
  ])('%s: exit 3, nothing is left', async (how, kibibytes, format) => {
    const done = await within(kibibytes, how.replaceAll(' ', '-'), format);
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toContain('cannot be written (EFBIG): the run is incomplete');
    expect(existsSync(path(how.replaceAll(' ', '-')))).toBe(false);
  });
});
