/** `follow_up:` through the command: what was there stays as it was, what is new says how well things stay known. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

const CONFIG = `mission: ./tiny.yaml
num_processes: 1
groups:
  reviewed: {num_users: 40, user_params: {starting_prob: 0.8, learning_rate: 0.001}}
  unreviewed:
    num_users: 40
    alternatives: {reviews: control}
    user_params: {starting_prob: 0.8, learning_rate: 0.001}
`;
const { path, run } = workplace({
  'tiny.yaml': TINY,
  'without.yaml': `name: x\n${CONFIG}`,
  'with.yaml': `name: x\nfollow_up: {days: 60}\n${CONFIG}`,
});

const text = (results: string, file: string): string => readFileSync(path(results, file), 'utf8');

/** Rows of cells by column. */
function rows(results: string, file: string): Record<string, string>[] {
  const [header, ...lines] = text(results, file)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]])));
}

beforeAll(async () => {
  await run('run', '-q', 'without.yaml', '-o', 'without');
  await run('run', '-q', 'with.yaml', '-o', 'with');
});

describe('a follow-up', () => {
  it.each(['reviewed.csv', 'unreviewed.csv', 'summary.csv'])(
    'moves nothing in %s but its own two columns',
    (file) => {
      const others = (results: string): object[] =>
        rows(results, file).map((row) =>
          Object.entries(row).filter(([name]) => !name.startsWith('follow_up_')),
        );
      expect(others('with')).toEqual(others('without'));
      for (const { follow_up_problems, follow_up_accuracy } of rows('without', file)) {
        expect([follow_up_problems, follow_up_accuracy]).toEqual(['0', '']);
      }
      for (const { follow_up_problems, follow_up_accuracy } of rows('with', file)) {
        expect(Number(follow_up_problems)).toBeGreaterThan(3);
        expect(Number(follow_up_accuracy)).toBeGreaterThan(0);
      }
    },
  );

  it('moves nothing in skills.csv', () => {
    expect(text('with', 'skills.csv')).toBe(text('without', 'skills.csv'));
  });

  it('adds up: the summary is that of its learners, and about their probability', () => {
    for (const { group, follow_up_problems, follow_up_accuracy } of rows('with', 'summary.csv')) {
      const learners = rows('with', `${group}.csv`);
      const problems = learners.map((one) => Number(one['follow_up_problems']));
      const right = learners.map((one, at) => Number(one['follow_up_accuracy']) * problems[at]);
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      expect(Number(follow_up_problems)).toBe(sum(problems));
      expect(Number(follow_up_accuracy)).toBeCloseTo(sum(right) / sum(problems), 4);
      expect(Math.abs(Number(follow_up_accuracy) - 0.85)).toBeLessThan(0.07);
    }
  });

  it('is compared, as a guardrail, with a control that has no reviews; without one there is no row', () => {
    const metrics = (results: string): (string | undefined)[] =>
      rows(results, 'comparison.csv').map(({ metric }) => metric);
    expect(metrics('without')).not.toContain('follow_up_accuracy');
    expect(metrics('with').filter((metric) => metric !== 'follow_up_accuracy')).toEqual(
      metrics('without'),
    );
    const row = rows('with', 'comparison.csv').find(
      ({ metric }) => metric === 'follow_up_accuracy',
    );
    expect(row?.['guardrail']).toMatch(/^(holds|unclear)$/);
    expect(row?.['difference_low']).not.toBe('');
  });

  it('gives the same bytes with any number of workers', async () => {
    await run('run', '-q', 'with.yaml', '-o', 'again', '--workers', '2');
    for (const file of ['reviewed.csv', 'unreviewed.csv', 'summary.csv', 'comparison.csv']) {
      expect(text('again', file)).toBe(text('with', file));
    }
  });

  it('is traced from the results, problem by problem, and counted in the end', async () => {
    const [{ problems, correct, follow_up_problems }] = rows('with', 'reviewed.csv');
    const done = await run('trace', 'with', '--group', 'reviewed', '--learner', '0');
    const lines = done.stdout.trimEnd().split('\n');
    const asked = lines.filter((line) => / follow-up {2}review {5}/.test(line));
    expect(asked).toHaveLength(Number(follow_up_problems));
    expect(lines.at(-2)).toContain(`after ${problems} problems (${correct} correct)`);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^follow-up: ${follow_up_problems} reviews \\(\\d+ co`),
    );
  });

  it('is part of what a baseline is asked of, where there is one', async () => {
    await run('run', '-q', 'without.yaml', '-o', 'b', '--baseline', 'b.json', '--update-baseline');
    const again = await run('run', '-q', 'without.yaml', '-o', 'b', '--baseline', 'b.json');
    expect(again).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const other = await run('run', '-q', 'with.yaml', '-o', 'b', '--baseline', 'b.json');
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain(
      'follow_up  is nothing in the baseline, {"days":60} in this run',
    );
  });
});
