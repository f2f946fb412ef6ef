/** `assign:` as a user runs it: groups made by hashing, learners who stay where they are, splits that are suspicious. */

import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

const LEARNERS = 'user_params: {starting_prob: 0.7}';
const config = (groups: string): string =>
  `mission: ./tiny.yaml\nnum_processes: 1\nseed: 5\ngroups:\n${groups}`;
const group = (name: string, assign: string, users = 40): string =>
  `  ${name}: {num_users: ${users}, assign: ${assign}, ${LEARNERS}}\n`;
const REVIEWS = 'reviews: {review: 1, control: 3}';
const BOOSTERS = 'booster_tasks_v3: {booster: 1, control: 1}';

const { path, run, write } = workplace({
  'tiny.yaml': TINY,
  'both.yaml': config(group('split', `{${REVIEWS}, ${BOOSTERS}}`)),
  'alone.yaml': config(group('other', `{${REVIEWS}}`, 60)),
  'forced.yaml': config(
    `  forced: {num_users: 40, alternatives: {reviews: review, booster_tasks_v3: booster}, ${LEARNERS}}\n`,
  ),
  'some.yaml': config(
    `  plain: {num_users: 3, ${LEARNERS}}\n` +
      group('some', '{pretest: {pretest: 1, control: 0}, challenge_problems: {challenge: 2}}', 7),
  ),
});

const MADE = ['booster-control', 'booster-review', 'control-control', 'control-review'];

/** Rows of a file of results, by column. */
function rowsOf(results: string, name: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(path('results', results, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(header.map((key, at) => [key, cells[at]])));
}

/** Numbers of the learners of a group. */
const learnersOf = (results: string, name: string): number[] =>
  rowsOf(results, `${name}.csv`).map(({ learner }) => Number(learner));

beforeAll(async () => {
  const done = await run('run', '-q', 'both.yaml', 'alone.yaml', 'forced.yaml', 'some.yaml');
  expect(done).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

describe('an assigned group', () => {
  it('becomes a group for each combination: a row of the summary and a file', () => {
    const summary = rowsOf('both', 'summary.csv');
    const names = summary.map((row) => row['group']);
    expect(names.toSorted()).toEqual(MADE.map((name) => `split-${name}`));
    expect(readdirSync(path('results', 'both')).toSorted()).toEqual(
      [
        ...names.map((name) => `${name}.csv`),
        'comparison.csv',
        'manifest.json',
        'skills.csv',
        'summary.csv',
      ].toSorted(),
    );
    for (const row of summary) {
      expect(row['learners']).toBe(String(learnersOf('both', row['group']).length));
      expect(Number(row['learners'])).toBeGreaterThan(0);
    }
  });

  it('splits its learners: each is in one of them, and rows are in order', () => {
    const numbers = MADE.map((name) => learnersOf('both', `split-${name}`));
    for (const list of numbers) expect(list).toEqual(list.toSorted((one, other) => one - other));
    expect(numbers.flat().toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 40 }, (_, at) => at),
    );
  });

  it('follows the weights, roughly', () => {
    const reviewed = learnersOf('alone', 'other-review').length;
    expect(reviewed).toBeGreaterThan(5);
    expect(reviewed).toBeLessThan(25);
  });

  it('makes none for a weight of 0, and one for a single alternative', () => {
    expect(rowsOf('some', 'summary.csv').map((row) => [row['group'], row['learners']])).toEqual([
      ['plain', '3'],
      ['some-challenge-pretest', '7'],
    ]);
  });

  it('is announced by --dry-run', async () => {
    const { stdout } = await run('run', 'some.yaml', '--dry-run');
    expect(stdout.split('\n').slice(1, 3)).toEqual([
      '  plain: 3 learners in ./tiny.yaml',
      '  some-challenge-pretest: some of 7 learners in ./tiny.yaml',
    ]);
  });
});

describe('a learner', () => {
  it('is in the same alternative whatever else is assigned, in a group of any name and size', () => {
    const alone = learnersOf('alone', 'other-review').filter((number) => number < 40);
    const both = MADE.filter((name) => name.endsWith('review')).flatMap((name) =>
      learnersOf('both', `split-${name}`),
    );
    expect(both.toSorted((one, other) => one - other)).toEqual(alone);
  });

  it('is elsewhere by another seed, often', async () => {
    await run('run', '-q', 'alone.yaml', '--seed', '6', '-o', 'results/reseeded');
    const [one, other] = ['alone', 'reseeded'].map((name) => learnersOf(name, 'other-review'));
    expect(other).not.toEqual(one);
  });

  it('goes the way of the same learner in a group with these alternatives forced', () => {
    const withoutGroup = (row: Record<string, string>): object => ({
      ...row,
      experiment: '',
      group: '',
    });
    const forced = rowsOf('forced', 'forced.csv').map(withoutGroup);
    const assigned = rowsOf('both', 'split-booster-review.csv');
    expect(assigned.length).toBeGreaterThan(2);
    for (const row of assigned) expect(withoutGroup(row)).toEqual(forced[Number(row['learner'])]);
  });

  it('can be traced from the results, as from the configuration', async () => {
    const name = 'split-control-review';
    const [row] = rowsOf('both', `${name}.csv`);
    const flags = ['--group', name, '--learner', row['learner']];
    const replayed = await run('trace', 'results/both', ...flags);
    expect(replayed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(replayed.stdout).toContain(`completed after ${row['problems']} problems`);
    expect(await run('trace', 'both.yaml', ...flags)).toEqual(replayed);
    const elsewhere = ['--group', 'split-booster-review', '--learner', row['learner']];
    expect(await run('trace', 'results/both', ...elsewhere)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `--learner  learner ${row['learner']} is assigned to group "${name}"\n`,
    });
  });

  it('is where the results say after a run of their own configuration', async () => {
    const manifest = JSON.parse(readFileSync(path('results/both/manifest.json'), 'utf8')) as {
      readonly config: object;
    };
    write('replayed.yaml', JSON.stringify(manifest.config));
    await run('run', '-q', 'replayed.yaml');
    for (const name of MADE) {
      expect(rowsOf('replayed', `split-${name}.csv`)).toEqual(rowsOf('both', `split-${name}.csv`));
    }
  });
});

describe('a split that is improbable', () => {
  const even = config(group('split', '{reviews: {review: 1, control: 1}}', 100));

  it('is a warning on stderr: seed 93 is one of a thousand', async () => {
    write('even.yaml', even);
    const done = await run('run', '-q', 'even.yaml', '--seed', '93');
    expect(done).toEqual({
      exitCode: 0,
      stdout: '',
      stderr:
        'warning: even, group split: the split of reviews is improbable (p = 6.7e-4): review 67 (weight 1), control 33 (weight 1)\n',
    });
  });

  it('is told for the experiment that it is of, not for others', async () => {
    write(
      'two.yaml',
      config(group('split', `{${BOOSTERS}, reviews: {review: 1, control: 1}}`, 100)),
    );
    const { stderr } = await run('run', '-q', 'two.yaml', '--seed', '93');
    expect(stderr).toMatch(/^warning: two, group split: the split of reviews [^\n]+\n$/);
  });

  it('is told by what the weights say', async () => {
    write('meant.yaml', even.replace('review: 1', 'review: 2'));
    expect((await run('run', '-q', 'meant.yaml', '--seed', '93')).stderr).toBe('');
  });

  it('is none in the ordinary case', async () => {
    write('even.yaml', even);
    expect((await run('run', '-q', 'even.yaml')).stderr).toBe('');
  });
});
