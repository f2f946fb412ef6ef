/** `learnersim trace` as a user runs it: the same way as in the run, alone, from a configuration or from results. */

import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { workplace } from './workplace.js';

const SCENARIO =
  'slug: trio\nfoundations: [a]\nskills: [{slug: a, problem_types: 2}, {slug: b, prerequisites: [a]}, {slug: c}]\n';
const CONFIG = `
mission: ./trio.yaml
groups:
  plain: &group { num_users: 30, user_params: { starting_prob: 0.7, hint_rate: 0.1 } }
  boosted:
    <<: *group
    alternatives: { booster_tasks_v3: booster, booster_task_min_problems: min-problems-5 }
  everyone: { <<: *group, assign: { reviews: { review: 1, control: 1 } } }
`;

const { path, run, spawn } = workplace({ 'trio.yaml': SCENARIO, 'trio-test.yaml': CONFIG });

interface Line {
  readonly problem?: number;
  readonly seconds: number;
  readonly correct: boolean;
  readonly hinted: boolean;
  readonly ending?: Readonly<Record<string, unknown>>;
}

function parse(stdout: string): Line[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** The row of a learner in the run's results, by column. */
function rowOf(group: string, learner: number): Record<string, string> {
  const [header, ...rows] = readFileSync(path('results', 'trio-test', `${group}.csv`), 'utf8')
    .split('\n')
    .map((line) => line.split(','));
  const row = rows.find((cells) => cells[2] === String(learner));
  return Object.fromEntries(header.map((name, at) => [name, row?.[at] ?? 'no such learner']));
}

beforeAll(async () => {
  await run('run', '-q', 'trio-test.yaml');
});

describe('a trace', () => {
  it.each([
    ['plain', 0],
    ['plain', 29],
    ['boosted', 17],
  ])('of learner %s %i goes the way of the run', async (group, learner) => {
    const flags = ['--group', group, '--learner', String(learner), '--json'];
    const done = await spawn('trace', 'trio-test.yaml', ...flags);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = parse(done.stdout);
    const steps = lines.slice(0, -1);
    const row = rowOf(group, learner);
    expect(steps.map((step) => step.problem)).toEqual(steps.map((_, at) => at + 1));
    expect(String(steps.length)).toBe(row['problems']);
    expect(String(steps.filter((step) => step.correct && !step.hinted).length)).toBe(
      row['correct'],
    );
    expect(String(steps.filter((step) => step.hinted).length)).toBe(row['hinted_problems']);
    expect(lines.at(-1)?.ending).toMatchObject({
      status: row['status'],
      days: Number(row['days']),
      overpromoted_skills: Number(row['overpromoted_skills']),
      overpractice_problems: Number(row['overpractice_problems']),
    });
    expect(steps.every((step, at) => at === 0 || step.seconds > steps[at - 1].seconds)).toBe(true);
  });

  it('of results is that of the configuration they were made from', async () => {
    const flags = ['--group', 'boosted', '--learner', '3'];
    const before = await run('trace', 'trio-test.yaml', ...flags);
    const scenario = readFileSync(path('trio.yaml'), 'utf8');
    writeFileSync(path('trio.yaml'), 'slug: trio\nskills: [{slug: other}]\n');
    const after = await run('trace', 'results/trio-test', ...flags);
    writeFileSync(path('trio.yaml'), scenario);
    expect(after).toEqual(before);
    expect(before.stdout).toMatch(/^ {4}1 {2}day 1 00:00:30 .*challenge {2}cascading {2}a /);
    expect(before.stdout).toMatch(
      /\ncompleted after \d+ problems \(\d+ correct\) on \d+ days: 3 of 3/,
    );
  });

  it('against another alternative shows the first step at which they part', async () => {
    const flags = ['--group', 'plain', '--learner', '3', '--against', 'boosted', '--json'];
    const [one, other] = parse(
      (await run('trace', 'trio-test.yaml', ...flags)).stdout,
    ) as unknown as {
      group: string;
      same_steps: number;
      step: unknown;
    }[];
    expect([one.group, other.group]).toEqual(['plain', 'boosted']);
    expect(one.same_steps).toBe(other.same_steps);
    expect(one.step).not.toEqual(other.step);
  });

  it('against itself finds no difference', async () => {
    const flags = ['--group', 'plain', '--learner', '3', '--against', 'plain'];
    const done = await run('trace', 'trio-test.yaml', ...flags);
    expect(done.stdout).toMatch(/^the same way in both: \d+ problems\n$/);
  });
});

describe('a trace is refused', () => {
  it.each([
    [['--group', 'plian', '--learner', '0'], '--group  no group "plian"  (did you mean "plain"?)'],
    [
      ['--group', 'plain', '--learner', '30'],
      '--learner  group "plain" has learners 0 to 29, no 30',
    ],
    [
      ['--group', 'everyone', '--learner', '0'],
      '--group  no group "everyone"  (it is split into everyone-review, everyone-control)',
    ],
    [
      ['--group', 'plain', '--learner', '0', '--against', 'everyone'],
      '--against  no group "everyone"  (it is split into everyone-review, everyone-control)',
    ],
  ])('%j', async (flags, message) => {
    const done = await run('trace', 'trio-test.yaml', ...flags);
    expect(done).toEqual({ exitCode: 2, stdout: '', stderr: `${message}\n` });
  });

  it('for a learner whom the assignment puts elsewhere: each is in one group', async () => {
    const tried = ['everyone-review', 'everyone-control'].map((group) =>
      run('trace', 'trio-test.yaml', '--group', group, '--learner', '5', '--json'),
    );
    const [review, control] = await Promise.all(tried);
    const [theirs, other] = review.exitCode === 0 ? ['review', control] : ['control', review];
    expect(new Set([review.exitCode, control.exitCode])).toEqual(new Set([0, 2]));
    expect(other.stderr).toBe(`--learner  learner 5 is assigned to group "everyone-${theirs}"\n`);
  });

  it('of what is no manifest', async () => {
    const file = path('results', 'trio-test', 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
    for (const wrong of [{ tool: 'learnersim' }, { ...manifest, scenarios: null }]) {
      writeFileSync(file, JSON.stringify(wrong));
      const done = await run('trace', 'results/trio-test', '--group', 'plain', '--learner', '0');
      expect(done).toMatchObject({ exitCode: 2, stdout: '' });
      expect(done.stderr).toMatch(/manifest\.json {2}is no manifest of learnersim\n$/);
    }
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const text of [
      deep,
      JSON.stringify({ ...manifest, config: { a: 0 } }).replace('"a":0', `"a":${deep}`),
    ]) {
      writeFileSync(file, text);
      const done = await run('trace', 'results/trio-test', '--group', 'plain', '--learner', '0');
      expect(done).toMatchObject({ exitCode: 2, stdout: '' });
      expect(done.stderr).toMatch(/manifest\.json {2}is [^\n]+\n$/);
    }
  });
});
