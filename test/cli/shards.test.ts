/** `run --shard i/n` and `merge`: the bytes and the words of one run, or a refusal that says which shard is wrong. */

import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { shard } from '../../src/cli/options.js';
import { contentOf } from '../runner/temp-folder.js';
import { CYCLE, TINY, workplace } from './workplace.js';

const GROUPS = `groups:
  one: {num_users: 41, user_params: {starting_prob: 0.8}}
  two: {num_users: 30, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
  stuck: {mission: ./cycle.yaml, num_users: 3, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}
`;
const EXPECT = `expect:
  - "two.problems_to_completion.p95 <= 25"
  - {that: "one.days.median <= baseline", level: warn}
`;
const config = (more = '', groups = GROUPS): string =>
  `mission: ./tiny.yaml\nnum_processes: 1\nallow_blocked: true\n${groups}${more}`;

const { path, run, write } = workplace({
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
  'class.yaml': config(EXPECT),
  'one.yaml': config('', 'groups: {one: {num_users: 5, user_params: {starting_prob: 0.8}}}\n'),
  'swept.yaml': config('sweep: {user_params.starting_prob: [0.5, 0.7, 0.9]}\n'),
  'preset.yaml': config('sweep: {preset: assumptions}\n').replaceAll(
    /num_users: \d+/g,
    'num_users: 5',
  ),
  'assigned.yaml': config(
    '',
    'groups: {all: {num_users: 40, assign: {booster_tasks_v3: {control: 1, booster: 2}}, user_params: {starting_prob: 0.8}}}\n',
  ),
  'rounds.yaml': config(
    'precision: {metric: problems.mean, relative_half_width: 0.5}\n',
    'groups: {one: {num_users: 100, user_params: {starting_prob: 0.8}}}\n',
  ),
});

const SEED = ['--seed', '7', '--set', 'limits.max_problems=60'];

/** Runs every shard of a configuration; gives their directories. */
async function shards(name: string, of: number, ...args: string[]): Promise<string[]> {
  const numbers = Array.from({ length: of }, (_, at) => at + 1);
  const made = numbers.map(async (number) => {
    const out = `${name}-${number}-of-${of}`;
    const part = ['--shard', `${number}/${of}`, '-o', out, '--workers', '1'];
    const done = await run('run', `${name}.yaml`, ...part, ...args);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    return out;
  });
  return await Promise.all(made);
}

let seven: readonly string[] = [];
beforeAll(async () => {
  const made = await run('run', 'class.yaml', '-o', 'first', '--update-baseline', ...SEED);
  expect(made.stderr).not.toContain('bug');
  seven = await shards('class', 7, ...SEED);
}, 60_000);

describe('merged shards are the same bytes as one run', () => {
  it('in every file, and in what is said: baseline, expectations, who is stuck', async () => {
    const whole = await run('run', 'class.yaml', '-o', 'whole', ...SEED);
    const merged = await run('merge', ...seven.toReversed(), '-o', 'merged');
    expect(whole.stdout).toContain('baseline: identical');
    expect(whole.stderr).toContain('class.yaml:9:5');
    expect(merged).toEqual({ ...whole, stdout: whole.stdout.replace('to whole', 'to merged') });
    expect(contentOf(path('merged'))).toEqual(contentOf(path('whole')));
  });

  it.each([
    ['one', 1],
    ['one', 7],
    ['swept', 2],
    ['preset', 3],
    ['assigned', 3],
  ])('of %s.yaml, %d of them', async (name, of) => {
    const whole = await run('run', `${name}.yaml`, '-o', `${name}-whole`);
    const merged = await run('merge', ...(await shards(name, of)), '-o', `${name}-merged`);
    expect(merged.exitCode).toBe(whole.exitCode);
    expect(merged.stderr).toBe(whole.stderr);
    expect(contentOf(path(`${name}-merged`))).toEqual(contentOf(path(`${name}-whole`)));
  });
});

describe('a shard', () => {
  it('has a directory of its own, and a part that is not larger than the others', async () => {
    const done = await run('run', 'class.yaml', '--shard', '2/3');
    expect(done.stdout).toMatch(
      /^class: seed 1, shard 2 of 3, 2\d learners, written to results\/class-2-of-3\n/,
    );
  });

  it('is no run: its manifest says so', () => {
    const manifest: unknown = JSON.parse(readFileSync(path(seven[0], 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ partial: true, shard: { number: 1, of: 7 } });
  });

  it.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/3/5', '-1/3', ''])('is not %s', (text) => {
    expect(() => shard(text)).toThrow('It must be i/n, with i from 1 to n.');
  });

  it.each([
    [['rounds.yaml'], 'rounds.yaml  precision  does not go with --shard'],
    [['class.yaml', '--update-baseline'], '--update-baseline  does not go with --shard'],
    [['class.yaml', '--baseline', 'x'], '--baseline  does not go with --shard'],
  ])('of %j is refused', async (args, message) => {
    const done = await run('run', ...args, '--shard', '1/2', '-o', 'refused');
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
  });
});

describe('what is no whole set of shards', () => {
  const merge = async (...directories: readonly string[]) =>
    await run('merge', ...directories, '-o', 'refused');

  it('lacks some: exit 3', async () => {
    const done = await merge(...seven.slice(0, 4));
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toBe('4 shards  3 of 7 shards are missing: 5, 6, 7\n');
  });

  it('has one twice: exit 2', async () => {
    const done = await merge(...seven, seven[3]);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(`is shard 4 of 7, as ${seven[3]} is`);
  });

  it.each([
    ['seed', ['--seed', '8'], 'is of another run: another config'],
    ['configuration', [...SEED, '--set', 'ready_accuracy=0.7'], 'is of another run'],
  ])('has another %s: exit 2', async (name, args, message) => {
    const [other] = await shards('class', 1, ...args, '-o', `other-${name}`, '--shard', '1/7');
    expect(other).toBeDefined();
    const done = await merge(`other-${name}`, ...seven.slice(1));
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
  });

  it('was cut into another number: exit 2', async () => {
    const two = await shards('class', 2, ...SEED);
    const done = await merge(...seven, two[1]);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('is shard 2 of 2');
  });

  it.each([
    ['a run', async () => (await run('run', 'one.yaml', '-o', 'plain'), 'plain'), 'is no shard'],
    ['nothing', () => 'nowhere', 'no such directory'],
  ])('holds %s: exit 2', async (_, make, message) => {
    const done = await merge(await make(), ...seven.slice(1));
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
  });

  it('holds an incomplete one: exit 3', async () => {
    cpSync(path(seven[0]), path('half', 'partial'), { recursive: true });
    const done = await merge('half', ...seven.slice(1));
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toBe(
      'half  holds a shard that is incomplete  (run it again with --resume)\n',
    );
  });

  it('is not written over by what is made of it: exit 2', async () => {
    symlinkSync(path(seven[2]), path('link'));
    const before = contentOf(path());
    for (const out of [seven[2], `./${seven[2]}/`, 'link']) {
      const done = await run('merge', ...seven, '-o', out);
      expect(done).toMatchObject({ exitCode: 2, stdout: '' });
      expect(done.stderr).toContain('is one of the shards');
    }
    expect(contentOf(path())).toEqual(before);
  });

  it('has no place for a baseline that a shard names', async () => {
    const done = await run('merge', ...seven, '--update-baseline');
    expect(done).toMatchObject({ exitCode: 2 });
    expect(done.stderr).toContain('name the file with --baseline');
  });
});

/** A shard that somebody changed, with a manifest that fits. */
async function tampered(
  name: string,
  change: (text: string) => string,
  file = 'ranges.jsonl',
): Promise<ReturnType<typeof run>> {
  const { createHash } = await import('node:crypto');
  const out = `tampered ${name}`;
  cpSync(path(seven[0]), path(out), { recursive: true });
  const before = readFileSync(path(out, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path(out, file), after);
  const manifest = JSON.parse(readFileSync(path(out, 'manifest.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  manifest.files[file] = createHash('sha256').update(after).digest('hex');
  write(`${out}/manifest.json`, JSON.stringify(manifest));
  return await run('merge', out, ...seven.slice(1), '-o', 'refused');
}

describe('a shard that somebody changed', () => {
  it('without its manifest is refused', async () => {
    cpSync(path(seven[0]), path('changed'), { recursive: true });
    writeFileSync(path('changed', 'one.csv'), '\n', { flag: 'a' });
    const done = await run('merge', 'changed', ...seven.slice(1));
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('is not the file that the manifest was written with');
  });

  it.each<[string, (text: string) => string]>([
    ['no number', (text) => text.replace('"problems":', '"problems":"9",  "x":')],
    ['another sum', (text) => text.replace('"learners":', '"learners":9')],
    ['a time beyond all limits', (text) => text.replace(/"times":\[\[\d+/, '"times":[[2000000000')],
    ['a count below 0', (text) => text.replace(/"met":\[\d+/, '"met":[-1')],
    ['a list too long', (text) => text.replace('"met":[', '"met":[1,')],
    ['rows of any length', (text) => text.replace(/"rows":\[\d+/, '"rows":[90000000')],
    ['a line too few', (text) => text.replace(/\n[^\n]*\n$/, '\n')],
    ['a prototype', (text) => text.replace('"totals":{', '"totals":{"__proto__":{"x":1},')],
  ])('to hold %s is refused', async (name, change) => {
    const done = await tampered(name, change);
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toMatch(/lacks learners \d+ to \d+, or does not hold them/);
  });

  it('in its rows is refused', async () => {
    const done = await tampered(
      'rows',
      (text) => text.replace('completed', 'Completed'),
      'one.csv',
    );
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toMatch(/lacks learners \d+ to \d+, or does not hold them/);
  });

  it.each<[string, (text: string) => string]>([
    ['another version', (text) => text.replace(/"version":"[^"]*"/, '"version":"0.0.1"')],
    [
      'another architecture',
      (text) => text.replace(/"architecture":"[^"]*"/, '"architecture":"z"'),
    ],
    ['another Node', (text) => text.replace(/"node":"v\d+/, '"node":"v1')],
  ])('to be of %s is refused', async (name, change) => {
    const done = await tampered(name, change);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('is of another run: ');
  });
});
