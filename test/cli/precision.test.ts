/** `precision:` as a user meets it: what is printed and recorded, and that other commands know the grown groups. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Finished, TINY, workplace } from './workplace.js';

const CONFIG = `mission: ./tiny.yaml
num_processes: 1
precision: {metric: problems_to_completion.mean, relative_half_width: 0.03}
groups:
  one: {num_users: 100, user_params: {starting_prob: 0.7}}
  two: {num_users: 100, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;

const { path, run } = workplace({ 'tiny.yaml': TINY, 'p.yaml': CONFIG });

interface Recorded {
  readonly precision: { readonly learners: number; readonly rounds: readonly object[] };
}

interface Json {
  readonly experiments: readonly (Recorded & {
    readonly groups: readonly { readonly learners: number }[];
    readonly verdicts: readonly { readonly kind: string; readonly ruling: string }[];
  })[];
}

const precisionLine = ({ stdout }: Finished): string =>
  stdout.split('\n').find((line) => line.startsWith('precision: '))!;

let done: Finished;
let last: number;
beforeAll(async () => {
  done = await run('run', 'p.yaml', '-o', 'out');
  const manifest = JSON.parse(readFileSync(path('out', 'manifest.json'), 'utf8')) as Recorded;
  last = manifest.precision.learners;
});

describe('a precision that is reached', () => {
  it('is told below the table, with the learners that it took', () => {
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const learners = last.toLocaleString('en-US');
    const line = precisionLine(done);
    expect(line.startsWith(`precision: reached after ${learners} learners a group: `)).toBe(true);
    expect(line).toMatch(/: problems_to_completion\.mean \+-[12]\.\d+% in (one|two)$/);
    expect(last).toBeGreaterThan(100);
  });

  it('is the same in JSON, in lines and in the manifest', async () => {
    const { stdout } = await run('run', 'p.yaml', '-o', 'json', '--json');
    const [{ precision, groups, verdicts }] = (JSON.parse(stdout) as Json).experiments;
    expect(groups.map(({ learners }) => learners)).toEqual([last, last]);
    expect(precision.rounds.length).toBeGreaterThanOrEqual(3);
    expect(verdicts).toContainEqual(
      expect.objectContaining({ kind: 'precision', ruling: 'passed' }),
    );
    const lines = await run('run', 'p.yaml', '-o', 'lines', '--reporter', 'ndjson');
    expect(JSON.parse(lines.stdout.split('\n')[0])).toMatchObject({ precision });
    expect(JSON.parse(readFileSync(path('out', 'manifest.json'), 'utf8'))).toMatchObject({
      learners: { one: last, two: last },
      precision,
    });
  });

  it('agrees with its own baseline, learners and all', async () => {
    expect((await run('run', 'p.yaml', '-o', 'out', '--update-baseline')).exitCode).toBe(0);
    const again = await run('run', 'p.yaml', '-o', 'out', '--baseline', 'p.baseline.json');
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toContain('baseline: identical to p.baseline.json');
    const wider = await run(
      'run',
      'p.yaml',
      '-o',
      'out',
      '--set',
      'precision.relative_half_width=0.05',
    );
    expect(wider.exitCode).toBe(2);
    expect(wider.stderr).toContain('precision.relative_half_width');
  });
});

describe('a precision that is not reached', () => {
  it('is a warning, in the table and on stderr, and no failure', async () => {
    const capped = await run(
      'run',
      'p.yaml',
      '-o',
      'capped',
      '--no-baseline',
      '--set',
      'precision.max_users=110',
    );
    expect(capped.exitCode).toBe(0);
    const text =
      /precision: NOT reached with 110 learners a group: problems_to_completion\.mean \+-[\d.]+% in (one|two), asked \+-3%$/;
    expect(precisionLine(capped)).toMatch(text);
    expect(capped.stderr.trimEnd()).toMatch(text);
    expect(capped.stderr).toMatch(/^warning: p: precision: NOT/);
  });
});

describe('other commands', () => {
  it('trace any learner of the rounds from the results, and up to the cap from the configuration', async () => {
    const who = ['--group', 'two', '--learner'];
    const traced = await run('trace', 'out', ...who, String(last - 1), '--json');
    expect(traced.exitCode).toBe(0);
    expect(await run('trace', 'out', ...who, String(last))).toMatchObject({
      exitCode: 2,
      stderr: `--learner  group "two" has learners 0 to ${last - 1}, no ${last}\n`,
    });
    const fromConfig = await run('trace', 'p.yaml', ...who, String(last - 1), '--json');
    expect(fromConfig.stdout).toBe(traced.stdout);
    expect((await run('trace', 'p.yaml', ...who, '100000')).exitCode).toBe(2);
  });

  it('compare the grown groups as the run did', async () => {
    expect((await run('compare', 'out', '-o', 'again.csv')).exitCode).toBe(0);
    const table = (name: string): string => readFileSync(path(name), 'utf8');
    expect(table('again.csv')).toBe(table('out/comparison.csv'));
  });

  it('compare it with a run of its first round by the learners of both', async () => {
    const first = ['--set', 'precision.max_users=100'];
    await run('run', 'p.yaml', '-o', 'first', '-q', '--no-baseline', ...first);
    const { stdout } = await run('compare', 'first', 'out');
    expect(stdout).toContain('second/one against first/one, the same 100 learners in both');
  });

  it('refuse a manifest whose learners are no numbers', async () => {
    const manifest = JSON.parse(readFileSync(path('first', 'manifest.json'), 'utf8')) as object;
    const wrong = { ...manifest, learners: { one: -3 } };
    writeFileSync(path('first', 'manifest.json'), JSON.stringify(wrong));
    expect(await run('trace', 'first', '--group', 'one', '--learner', '0')).toMatchObject({
      exitCode: 2,
      stderr: 'first/manifest.json  learners  is not a number of learners a group\n',
    });
  });

  it('print the range before a run, and write nothing for a wrong one', async () => {
    const { stdout } = await run('run', 'p.yaml', '--no-baseline', '--dry-run');
    expect(stdout).toContain('  one: 100 to 100000 learners in ./tiny.yaml\n');
    const wrong = await run(
      'run',
      'p.yaml',
      '-o',
      'none',
      '--no-baseline',
      '--set',
      'groups.one.num_users=99',
    );
    expect(wrong.exitCode).toBe(2);
    expect(existsSync(path('none'))).toBe(false);
  });
});
