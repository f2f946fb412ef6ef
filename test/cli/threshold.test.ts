/** `learnersim threshold` as a user runs it: the answer, its exit code, and nothing on disk. */

import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { x } from 'tinyexec';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { alteredBuild } from './altered-build.js';
import { type Finished, TINY, workplace } from './workplace.js';

const GROUP =
  'num_users: 30, alternatives: {mastery_mechanics: streak-10}, engine: {streak_correct_in_a_row: 3}';
const CONFIG = `mission: ./tiny.yaml
limits: {max_problems: 60}
allow_blocked: true
groups:
  plain: {${GROUP}, user_params: {starting_prob: 0.5}}
  capped: {${GROUP}, user_params: {starting_prob: 0.5, max_prob: 0.9}}
  everyone: {${GROUP}, user_params: {starting_prob: 0.5}, assign: {reviews: {review: 1, control: 1}}}
`;
const LISTED = CONFIG.replaceAll(/^ {2}(\w+): \{num_users/gm, '  - {name: $1, num_users');

const { path, run, spawn } = workplace({
  'tiny.yaml': TINY,
  'streak.yaml': CONFIG,
  'listed.yaml': LISTED,
});

const ACCURACY = ['--param', 'user_params.starting_prob'] as const;
const COMPLETE = ['--target', 'completion_rate >= 0.9'] as const;
const QUESTION = ['--group', 'plain', ...ACCURACY, ...COMPLETE, '--tolerance', '0.02'] as const;

const ask = (...flags: readonly string[]) => run('threshold', 'streak.yaml', ...flags);

interface Answer {
  readonly outcome: string;
  readonly smallest: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly evaluated: readonly { readonly value: number; readonly reached: boolean }[];
}

const parse = (stdout: string): Answer => JSON.parse(stdout) as Answer;

let plain: Finished;
beforeAll(async () => {
  plain = await ask(...QUESTION, '--json', '--workers', '1');
  expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
});

describe('threshold', () => {
  it('says the answer first, then what was measured, and writes nothing', async () => {
    const before = contentOf(path());
    const done = await spawn('threshold', 'streak.yaml', ...QUESTION);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const [answer, unready, blank, head, ...rows] = done.stdout.trimEnd().split('\n');
    expect(answer).toMatch(
      /^plain reaches completion_rate >= 0\.9 from user_params\.starting_prob = 0\.\d+ \(95%: 0\.\d+ to 0\.\d+\)$/,
    );
    expect(unready).toBe('there, 100.0% of those who complete are unready');
    expect(blank).toBe('');
    expect(head.trim().split(/ {2,}/)).toEqual([
      'user_params.starting_prob',
      'learners',
      'completion_rate',
      '95% interval',
    ]);
    expect(rows[0].trim()).toMatch(/^0 +200 +0 +0 to 0\.01885$/);
    expect(rows.at(-1)!.trim()).toMatch(/^1 +200 +1 +0\.9812 to 1$/);
    const quiet = await ask(...QUESTION, '--quiet');
    expect(quiet.stdout).toBe(`${answer}\n${unready}\n`);
    expect(contentOf(path())).toEqual(before);
  });

  it('gives the same bytes for any number of workers, and a list of groups', async () => {
    const others = await Promise.all([
      ask(...QUESTION, '--json', '--workers', '3'),
      run('threshold', 'listed.yaml', ...QUESTION, '--json'),
    ]);
    for (const other of others) expect(other).toEqual(plain);
    const { outcome, smallest, evaluated } = parse(plain.stdout);
    expect(outcome).toBe('reached');
    const { value, low, high } = smallest!;
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThanOrEqual(high);
    expect(evaluated.findLast((row) => row.value === value)?.reached).toBe(true);
  });

  it('searches the configuration as --set and --seed leave it', async () => {
    const [harder, reseeded] = await Promise.all([
      ask(...QUESTION, '--json', '--set', 'groups.plain.engine.streak_correct_in_a_row=5'),
      ask(...QUESTION, '--json', '--seed', '2'),
    ]);
    const value = ({ stdout }: { stdout: string }): number => parse(stdout).smallest!.value;
    expect(value(harder)).toBeGreaterThan(value(plain) + 0.1);
    expect(Math.abs(value(reseeded) - value(plain))).toBeLessThan(0.05);
    expect(reseeded.stdout).not.toBe(plain.stdout);
  });

  it('finds the largest whole number up to which a falling target holds', async () => {
    const flags = ['--param', 'engine.streak_correct_in_a_row', '--to', '12', ...COMPLETE, '-q'];
    const done = await ask('--group', 'plain', ...flags);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(
      /^plain reaches completion_rate >= 0\.9 already at the smallest value, engine\.streak_correct_in_a_row = 1 \(1\), and up to (\d) \(95%: \1 to \1\)\nthere, 100\.0% of those who complete are unready\n$/,
    );
  });

  it('ends with 1 where the target is reached nowhere', async () => {
    const done = await ask(...QUESTION, '--to', '0.2');
    expect(done).toMatchObject({ exitCode: 1, stderr: '' });
    expect(done.stdout).toMatch(
      /^plain does not reach completion_rate >= 0\.9 anywhere from user_params\.starting_prob = 0 to 0\.2 \(0 at 0, 0(\.\d+)? at 0\.2\)\n/,
    );
  });

  it('judges a median that most learners never reach', async () => {
    const target = ['--target', 'problems_to_completion.median <= 30'];
    const done = await ask('--group', 'plain', ...ACCURACY, ...target, '--tolerance', '0.02');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(/\n +0 +200 +never +never to never\n/);
  });

  it('searches a part of an assigned group', async () => {
    const done = await ask('--group', 'everyone-review', ...QUESTION.slice(2), '--json');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parse(done.stdout).outcome).toBe('reached');
  });
});

describe('threshold is refused', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'with everything that is wrong at once',
      ['--group', 'plian', '--param', 'starting_prob', '--target', 'completion_rat >= 1'],
      [
        '--param  no number "starting_prob"  (did you mean "user_params.starting_prob"?)',
        '--target  completion_rat >= 1  no metric "completion_rat"  (did you mean "completion_rate"?)',
        '--group  no group "plian"  (did you mean "plain"?)',
      ],
    ],
    [
      'outside the bounds of the parameter',
      [...QUESTION, '--from', '-1', '--to', '2'],
      ['--from  -1 is not from 0 to 1', '--to  2 is not from 0 to 1'],
    ],
    [
      'from above to below',
      [...QUESTION, '--from', '0.6', '--to', '0.5'],
      ['--from  0.6 is not below 0.5, where the search ends'],
    ],
    [
      'with a tolerance of nothing',
      [...QUESTION, '--tolerance', '0'],
      ['--tolerance  0 is not from 1e-9 of the range to all of it'],
    ],
    [
      'with parts of whole numbers',
      ['--group', 'plain', ...COMPLETE, '--param', 'engine.challenge_size', '--from', '1.5'],
      ['--from  1.5 is no whole number, as engine.challenge_size must be'],
    ],
    [
      'where the configuration is wrong at an end',
      ['--group', 'capped', ...ACCURACY, ...COMPLETE],
      [
        '--param user_params.starting_prob=1  groups.capped.user_params.starting_prob  starting_prob 1 is above max_prob 0.9',
      ],
    ],
    [
      'of a sweep',
      [...QUESTION, '--set', 'sweep={user_params.hint_rate: [0, 0.1]}'],
      ['streak.yaml  sweep  does not go with threshold  (search a configuration without sweep:)'],
    ],
    [
      'where the answer hangs on a mean that does not exist',
      ['--group', 'plain', ...ACCURACY, '--target', 'problems_to_completion.mean <= 60'],
      [],
    ],
  ])('%s', async (_, flags, lines) => {
    const done = await ask(...flags);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    if (lines.length > 0) expect(done.stderr).toBe(`${lines.join('\n')}\n`);
    else
      expect(done.stderr).toMatch(
        /cannot be judged at user_params\.starting_prob = 0\.\d+: \d+ of \d+ learners never got there {2}\(ask for a quantile/,
      );
  });
});

describe('threshold without an answer', () => {
  const altered = (name: string, line: string): string =>
    alteredBuild(path(name), 'runner/simulate-chunk.js', [
      ['underWay[0] = number;', `underWay[0] = number; ${line}`],
      [
        'import { compileMission }',
        "import { writeFileSync } from 'node:fs';\nimport { compileMission }",
      ],
    ]);

  it('is incomplete when learners fail', async () => {
    const command = altered('faulty', "if (number === 37) throw new Error('out of luck');");
    const args = [command, 'threshold', 'streak.yaml', ...QUESTION, '-q'];
    const done = await x(process.execPath, args, { nodeOptions: { cwd: path() } });
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toBe(
      'user_params.starting_prob = 0  50 learners are missing: learner 37 failed twice (out of luck)\n',
    );
  });

  it('is interrupted by Ctrl-C', async () => {
    const marker = path('begun');
    const command = altered('slow', `writeFileSync(${JSON.stringify(marker)}, '');`);
    const long = ['--set', 'groups.plain.num_users=20000', '--workers', '1'];
    const args = [command, 'threshold', 'streak.yaml', ...QUESTION, ...long];
    const child = x(process.execPath, args, { nodeOptions: { cwd: path() } });
    onTestFinished(() => void child.kill('SIGKILL'));
    for (let tries = 0; !existsSync(marker) && tries < 1000; tries++) await pause(20);
    child.kill('SIGINT');
    const done = await child;
    expect(done).toMatchObject({ exitCode: 130, stdout: '', stderr: 'interrupted: no answer\n' });
  });
});
