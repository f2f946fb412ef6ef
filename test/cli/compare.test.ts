/** `learnersim compare` as a user runs it: the run's own comparison again, others, and what it refuses. */

import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

/** Slugs that a spreadsheet would run, and one that looks as if it had been escaped. */
const ODD = `slug: odd
foundations: ["=a"]
skills:
  - {slug: "=a"}
  - {slug: "'=b", prerequisites: ["=a"]}
`;
const TRIO = `mission: ./odd.yaml
num_processes: 1
groups:
  one: &group {num_users: 30, user_params: {starting_prob: 0.7}}
  two: {<<: *group, num_users: 20, alternatives: {booster_tasks_v3: booster}}
  three: {<<: *group, user_params: {starting_prob: 0.8}}
`;
const SPLIT = `mission: ./tiny.yaml
groups:
  all:
    num_users: 60
    user_params: {starting_prob: 0.8}
    assign: {booster_tasks_v3: {control: 1, booster: 1}}
`;
const SINGLE =
  'mission: ./tiny.yaml\ngroups: {only: {num_users: 2, user_params: {starting_prob: 1}}}\n';

const { path, run, bash, write } = workplace({
  'odd.yaml': ODD,
  'tiny.yaml': TINY,
  'trio.yaml': TRIO,
  'split.yaml': SPLIT,
  'single.yaml': SINGLE,
});
const read = (...parts: readonly string[]): string => readFileSync(path(...parts), 'utf8');

interface Json {
  readonly comparisons: readonly {
    readonly group: string;
    readonly control: string;
    readonly metrics: readonly Readonly<Record<string, unknown>>[];
    readonly problems_by_skill: readonly { readonly name: string }[];
  }[];
}
async function jsonOf(...args: readonly string[]): Promise<Json> {
  const done = await run('compare', ...args, '--json');
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  return JSON.parse(done.stdout) as Json;
}

beforeAll(async () => {
  for (const args of [
    ['trio.yaml', '-o', 'trio', '--workers', '1'],
    ['trio.yaml', '-o', 'trio2', '--workers', '2'],
    ['trio.yaml', '-o', 'seed9', '--seed', '9'],
    ['split.yaml', '-o', 'split'],
    ['single.yaml', '-o', 'single'],
  ]) {
    const done = await run('run', '-q', ...args);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

describe('the results of a run', () => {
  it.each(['trio', 'trio2', 'split'])(
    'of %s give its comparison.csv again, byte for byte',
    async (name) => {
      const done = await run('compare', name, '-o', `${name}.csv`);
      expect(done).toMatchObject({ exitCode: 0, stderr: '' });
      expect(read(`${name}.csv`)).toBe(read(name, 'comparison.csv'));
      expect(read(name, 'comparison.csv')).toMatch(/^experiment,group,control,metric,/);
    },
  );

  it('are the same with one worker and two', () => {
    expect(read('trio2', 'comparison.csv')).toBe(read('trio', 'comparison.csv'));
  });

  it('are printed as a table for every group but the control', async () => {
    const done = await run('compare', 'trio');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(/^two against one, the same 20 learners in both; /);
    expect(done.stdout).toMatch(/^three against one, the same 30 learners in both; /m);
    expect(done.stdout).toMatch(
      /^metric +one +two +difference \(95%\) +relative +p +P\(better\) +method$/m,
    );
    expect(done.stdout).not.toMatch(/NaN|undefined/);
    expect(done.stdout).not.toContain('\u{1B}');
  });

  it('are compared with another control', async () => {
    const { comparisons } = await jsonOf('trio', '--control', 'three');
    expect(comparisons.map(({ group, control }) => [group, control])).toEqual([
      ['one', 'three'],
      ['two', 'three'],
    ]);
  });

  it('name skills as the mission does', async () => {
    const { comparisons } = await jsonOf('trio');
    const names = comparisons[1].problems_by_skill.map(({ name }) => name);
    expect(names.toSorted()).toEqual(["'=b", '=a']);
  });

  it('of groups that hashing split are of different people', async () => {
    const { comparisons } = await jsonOf('split');
    expect(new Set(comparisons[0].metrics.map(({ paired }) => paired))).toEqual(new Set([false]));
  });

  it('hold no comparison of a single group', () => {
    expect(existsSync(path('single', 'comparison.csv'))).toBe(false);
  });
});

describe('the document of a run', () => {
  it('holds its comparisons, as JSON and in lines', async () => {
    const done = await run('run', 'trio.yaml', '-q', '-o', 'json', '--json');
    const { experiments } = JSON.parse(done.stdout) as { experiments: readonly Json[] };
    expect(experiments[0].comparisons).toEqual((await jsonOf('trio')).comparisons);
    const lines = await run('run', 'trio.yaml', '-q', '-o', 'lines', '--reporter', 'ndjson');
    const found = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; group?: string })
      .filter(({ type }) => type === 'comparison');
    expect(found.map(({ group }) => group)).toEqual(['two', 'three']);
  });
});

describe('two runs', () => {
  it('of one seed are paired, of two seeds not', async () => {
    const paired = async (other: string): Promise<unknown[]> => {
      const { comparisons } = await jsonOf('trio', other);
      expect(comparisons.map(({ group, control }) => `${group} ${control}`)).toEqual(
        ['one', 'two', 'three'].map((name) => `second/${name} first/${name}`),
      );
      const means = comparisons.map(({ metrics }) =>
        metrics.find(({ metric }) => metric === 'problems.mean'),
      );
      return means.map((row) => row!['paired']);
    };
    expect(await paired('trio2')).toEqual([true, true, true]);
    expect(await paired('seed9')).toEqual([false, false, false]);
  });

  it('must not be the same one', async () => {
    const done = await run('compare', 'trio', 'trio');
    expect(done).toMatchObject({ exitCode: 2, stderr: 'trio  is the first run again\n' });
  });
});

describe('output', () => {
  it('to a pipe that closes is no error', async () => {
    const done = await bash('learnersim compare trio | head -1; echo ${PIPESTATUS[0]}');
    expect(done.stdout).toMatch(/^two against one[^\n]*\n0\n$/);
    expect(done.stderr).toBe('');
  });

  it('to a disk that is full says so, without a stack trace', async () => {
    const done = await run('compare', 'trio', '-o', '/dev/full');
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toBe('/dev/full  cannot be written (ENOSPC)\n');
  });

  it('replaces an older file', async () => {
    write('older.csv', 'x'.repeat(100_000));
    await run('compare', 'trio', '-o', 'older.csv');
    expect(read('older.csv')).toBe(read('trio', 'comparison.csv'));
  });
});

describe('what is refused, with nothing written', () => {
  beforeAll(() => {
    symlinkSync(path('trio'), path('link'));
    symlinkSync(path('trio', 'one.csv'), path('one-link.csv'));
    mkdirSync(path('empty'));
  });

  it.each<[args: string[], message: string]>([
    [
      ['nowhere'],
      'nowhere  no such directory  (name a results directory: learnersim run makes one)',
    ],
    [
      ['empty'],
      'empty  holds no manifest.json  (name a results directory: learnersim run makes one)',
    ],
    [['trio.yaml'], 'trio.yaml  is not a directory  (name a results directory'],
    [['trio', 'trio2', 'seed9'], 'seed9  is a third: compare takes one run or two'],
    [['trio', '--control', 'tree'], '--control  no group "tree"  (did you mean "three"?)'],
    [['trio', '--control', 'xyz'], '--control  no group "xyz"  (groups: one, two, three)'],
    [['trio', '--control', '__proto__'], '--control  no group "__proto__"'],
    [['trio', 'trio2', '--control', 'one'], '--control  does not go with two runs'],
    [['single'], 'single/only.csv  is the only group: nothing to compare it with'],
    [['single', 'trio'], "trio  has none of the first run's groups (only), but one, two, three"],
    [['trio', '-o', ''], '--out  is empty'],
    [['trio', '-o', 'none/x.csv'], '--out  none/x.csv  its folder does not exist'],
    [['trio', '-o', 'empty'], '--out  empty  is a directory'],
    [['trio', '-o', 'trio/one.csv'], '--out  trio/one.csv  is in a results directory'],
    [['trio', '-o', 'trio/new.csv'], '--out  trio/new.csv  is in a results directory'],
    [['trio', '-o', 'link/one.csv'], '--out  link/one.csv  is in a results directory'],
    [['link', '-o', 'trio/one.csv'], '--out  trio/one.csv  is in a results directory'],
    [['trio', '-o', 'one-link.csv'], '--out  one-link.csv  is in a results directory'],
    [['trio', 'seed9', '-o', 'seed9/manifest.json'], '--out  seed9/manifest.json  is in a results'],
  ])('%j', async (args, message) => {
    const before = readdirSync(path(), { recursive: true }).length;
    const files = [read('trio', 'one.csv'), read('seed9', 'manifest.json')];
    const done = await run('compare', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr.startsWith(message), done.stderr).toBe(true);
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(path(), { recursive: true })).toHaveLength(before);
    expect([read('trio', 'one.csv'), read('seed9', 'manifest.json')]).toEqual(files);
  });
});
