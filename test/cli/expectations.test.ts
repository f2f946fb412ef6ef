/** `expect:` through the command: what passes, what fails the run, what is refused before it. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CYCLE, TINY, workplace } from './workplace.js';

const GROUPS = `mission: ./tiny.yaml
groups:
  good: {num_users: 40, user_params: {starting_prob: 0.99}}
  weak: {num_users: 40, user_params: {starting_prob: 0.3}, mission: ./tiny.yaml}
limits: {max_problems: 60}
`;

const { path, run, write } = workplace({ 'tiny.yaml': TINY, 'cycle.yaml': CYCLE });

async function judged(...expectations: string[]): Promise<Awaited<ReturnType<typeof run>>> {
  const list = expectations
    .map((one) => `  - ${one.startsWith('{') ? one : `'${one}'`}\n`)
    .join('');
  write('e.yaml', `${GROUPS}expect:\n${list}`);
  return await run('run', 'e.yaml', '-o', 'out');
}

describe('expectations', () => {
  it('that hold are counted, and recorded in the manifest', async () => {
    const done = await judged(
      '*.blocked == 0',
      'good.problems_to_completion.median <= weak.problems.median',
    );
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(/\nexpectations: 3 passed\n$/);
    const manifest = JSON.parse(readFileSync(path('out', 'manifest.json'), 'utf8')) as object;
    expect(manifest).toHaveProperty('expectations.0', {
      expectation: '*.blocked == 0',
      group: 'good',
      ruling: 'passed',
      found: '0, expected == 0',
    });
    expect(manifest).toHaveProperty('expectations.length', 3);
  });

  it('that do not hold end the run with 1, each with its place; the results are there', async () => {
    const done = await judged('*.completion_rate == 1', 'good.problems_to_completion.p95 <= 1');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/\nexpectations: 1 passed, 2 failed\n$/);
    expect(done.stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^error: e\.yaml:7:5 {2}e, group weak: \*\.completion_rate == 1: 0(\.\d+)?, expected == 1$/,
      ),
      expect.stringMatching(/^error: e\.yaml:8:5 {2}e, group good: .*: \d+, expected <= 1$/),
      '',
    ]);
    expect(existsSync(path('out', 'manifest.json'))).toBe(true);
  });

  it('only warn when asked to', async () => {
    const done = await judged('{that: "weak.completion_rate == 1", level: warn}');
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toMatch(/^warning: e\.yaml:7:5 {2}e, group weak: /);
    expect(done.stdout).toMatch(/\nexpectations: 1 warning\n$/);
  });

  it('are undecided where the interval straddles the bound, which fails', async () => {
    const done = await judged('{that: "weak.accuracy >= 0.3", confidence: 0.95}');
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toMatch(
      /: undecided: the interval straddles the bound: 0\.\d+ \(0\.\d+ to 0\.\d+ at 95%\), expected >= 0\.3\n$/,
    );
  });

  it.each([
    [
      'a mean where some never got there',
      'weak.problems_to_completion.mean <= 100000',
      /learners never got there\n/,
    ],
    [
      'a quantile beyond those who completed',
      'weak.problems_to_completion.p95 <= 100000',
      /beyond those who completed, expected <= 100000\n/,
    ],
    ['an average of nothing', 'weak.unready_rate >= 0', /no sample\n/],
  ])('never pass for lack of data: %s', async (_, expectation, message) => {
    const done = await judged(expectation);
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toMatch(message);
  });

  it('that cannot be read are refused before anything runs, all at once', async () => {
    const done = await run('run', 'e.yaml', '-o', 'refused', '--set', 'seed=1');
    expect(done.exitCode).not.toBe(2);
    write(
      'wrong.yaml',
      `${GROUPS}expect:\n  - 'god.blocked == 0'\n  - 'good.blocked = 0'\n  - 'good.problems.p100 <= 3'\n  - {that: 'good.blocked == 0', confidence: 0.95}\n  - 'good.unready_rate <= baseline'\n`,
    );
    const wrong = await run('run', 'wrong.yaml', '-o', 'nothing');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'wrong.yaml:7:5',
      'wrong.yaml:8:5',
      'wrong.yaml:9:5',
      'wrong.yaml:10:5',
      '',
    ]);
    expect(wrong.stderr).toContain('no group "god"  (did you mean "good"?)');
    expect(existsSync(path('nothing'))).toBe(false);
  });

  it('are read even where the rest of the configuration is wrong', async () => {
    write(
      'both.yaml',
      `${GROUPS}nonsense: 1\nexpect: ['god.blocked == 0', {that: 'good.x == 1'}]\n`,
    );
    const wrong = await run('run', 'both.yaml', '-o', 'nothing');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('unknown key "nonsense"'),
      expect.stringContaining('no group "god"  (did you mean "good"?)'),
      expect.stringContaining('no metric "x"'),
    ]);
  });

  it('may ask for blocked learners, who fail the run unless they are allowed', async () => {
    write(
      'blocked.yaml',
      `mission: ./cycle.yaml\ngroups:\n  a: {num_users: 3, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}\nexpect: ['a.blocked == 3']\n`,
    );
    const done = await run('run', 'blocked.yaml', '-q');
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toMatch(/^error: blocked, group a: 3 of 3 learners cannot go on/);
    const allowed = await run('run', 'blocked.yaml', '-q', '--set', 'allow_blocked=true');
    expect(allowed.exitCode).toBe(0);
  });
});
