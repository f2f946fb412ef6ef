/** Sweeps through the command: what is printed and written, and what is refused. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CYCLE, TINY, workplace } from './workplace.js';

const GROUPS = `groups:
  one: {num_users: 6, user_params: {starting_prob: 0.8}}
  two: {num_users: 4, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;
const SWEEP = 'sweep: {user_params.starting_prob: [0.5, 0.9]}\n';

const { path, run, spawn, write } = workplace({
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
  'swept.yaml': `mission: ./tiny.yaml\n${GROUPS}${SWEEP}`,
  'preset.yaml': `mission: ./tiny.yaml\n${GROUPS}sweep: {preset: assumptions}\n`,
  'judged.yaml': `mission: ./tiny.yaml\n${GROUPS}${SWEEP}expect:\n  - 'one.accuracy >= 0.7'\n`,
  'blocked.yaml': `mission: ./cycle.yaml
groups:
  stuck: {num_users: 2, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}
sweep: {engine.spacing_seconds: {from: 0, to: 60, step: 10}}
`,
});

beforeAll(async () => {
  expect(await spawn('run', 'swept.yaml', '-o', 'swept')).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
});

describe('trace', () => {
  const way = (source: string, ...more: string[]): ReturnType<typeof run> =>
    run('trace', source, '--group', 'two', '--learner', '3', ...more);

  it('shows a learner at a point as the same learner under that value', async () => {
    const [config, results, alone] = await Promise.all([
      way('swept.yaml', '--point', '1'),
      way('swept', '--point', '1'),
      way('judged.yaml', '--point', '1', '--set', 'sweep={user_params.starting_prob: [0.1, 0.9]}'),
    ]);
    expect(config).toMatchObject({ exitCode: 0, stderr: '' });
    expect(config.stdout).toContain('p=0.90');
    expect(results.stdout).toBe(config.stdout);
    expect(alone.stdout).toBe(config.stdout);
  });

  it.each([
    [
      ['swept.yaml'],
      'is needed: the sweep has 2 points  (0: starting_prob=0.5; 1: starting_prob=0.9)',
    ],
    [
      ['swept.yaml', '--point', '2'],
      'there is no point 2: the sweep has 2 points  (0: starting_prob=0.5; 1: starting_prob=0.9)',
    ],
    [
      ['swept.yaml', '--set', 'sweep={num_users: [9]}', '--point', '1'],
      'there is no point 1: the sweep has 1 points  (0: num_users=9)',
    ],
  ])('%j is refused', async ([source, ...more], message) => {
    const done = await way(source, ...more);
    expect(done).toEqual({ exitCode: 2, stdout: '', stderr: `--point  ${message}\n` });
  });

  it('refuses a point where nothing is swept', async () => {
    write('plain.yaml', `mission: ./tiny.yaml\n${GROUPS}`);
    const done = await way('plain.yaml', '--point', '0');
    expect(done).toMatchObject({
      exitCode: 2,
      stderr: '--point  nothing is swept  (leave it out)\n',
    });
  });
});

describe('verdicts', () => {
  it('an expectation is asked at every point, and a failure names the point', async () => {
    const done = await run('run', 'judged.yaml', '-o', 'judged');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/\nexpectations: 1 passed, 1 failed\n$/);
    expect(done.stderr).toMatch(
      /^error: judged\.yaml:7:5 {2}judged, group one \(starting_prob=0\.5\): one\.accuracy >= 0\.7: 0\.\d+, expected >= 0\.7\n$/,
    );
    const manifest = JSON.parse(readFileSync(path('judged', 'manifest.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      config: { sweep: { 'user_params.starting_prob': [0.5, 0.9] } },
      expectations: [
        { group: 'one', point: { starting_prob: 0.5 }, ruling: 'failed' },
        { group: 'one', point: { starting_prob: 0.9 }, ruling: 'passed' },
      ],
    });
  });

  it('stuck learners are said for the first points, each with a command that shows one', async () => {
    const done = await run('run', 'blocked.yaml', '-o', 'blocked');
    const lines = done.stderr.trimEnd().split('\n');
    expect([done.exitCode, lines.length]).toEqual([1, 6]);
    expect(lines[1]).toContain('group stuck (spacing_seconds=10): 2 of 2 learners cannot go on');
    expect(lines[1]).toMatch(/not mastered: \w/);
    expect(lines[5]).toBe('and 2 more of these at other points of the sweep');
    const [, command] = /replay: learnersim (.*)$/.exec(lines[1])!;
    expect(command).toContain('--point 1');
    const shown = await run(...command.split(' '));
    expect(shown).toMatchObject({ exitCode: 0 });
    expect(shown.stdout).toMatch(/^blocked after 0 problems/);
  });

  it('in reports every point has a case of its own', async () => {
    const done = await run('run', 'blocked.yaml', '-o', 'blocked', '--reporter', 'junit');
    const names = [...done.stdout.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)];
    expect(names).toHaveLength(7);
    expect(new Set(names.map(([, , name]) => name)).size).toBe(7);
    expect(names[0][2]).toBe('nobody is stuck (spacing_seconds=0)');
  });
});

describe('a baseline does not go with a sweep', () => {
  const refused = async (...flags: string[]): Promise<string> => {
    const done = await run('run', 'swept.yaml', '-o', 'refused', ...flags);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    return done.stderr;
  };

  it('asked for, or needed', async () => {
    expect(await refused('--baseline', 'b.json', '--update-baseline')).toBe(
      '--baseline  does not go with a sweep\n--update-baseline  does not go with a sweep\n',
    );
    expect(await refused('--set', 'expect=["one.accuracy >= baseline"]')).toMatch(
      /one\.accuracy >= baseline {2}baseline does not go with a sweep\n$/,
    );
  });

  it('nor lying beside it, unless it is to be passed over', async () => {
    write('based.yaml', `mission: ./tiny.yaml\n${GROUPS}${SWEEP}`);
    write('based.baseline.json', '{}');
    const found = await run('run', 'based.yaml', '-o', 'refused');
    expect([found.exitCode, found.stderr]).toEqual([
      2,
      'based.baseline.json  a baseline does not go with a sweep  (use --no-baseline)\n',
    ]);
    const done = await run('run', 'based.yaml', '-o', 'passed-over', '--no-baseline');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

it('a split that is improbable is said once, not at every point: seed 93 is one of a thousand', async () => {
  const split =
    '{num_users: 100, assign: {reviews: {review: 1, control: 1}}, user_params: {starting_prob: 0.9}}';
  write('split.yaml', `mission: ./tiny.yaml\ngroups:\n  split: ${split}\n${SWEEP}`);
  const done = await run('run', '-q', 'split.yaml', '--seed', '93');
  expect(done.stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining('group split: the split of reviews is improbable'),
  ]);
});

it('a parameter that changes nothing is named, one that changes something is not', async () => {
  const set = 'sweep={user_params.starting_prob: [0.5, 0.9], engine.pretest_problems: [4, 8]}';
  const done = await run('run', 'swept.yaml', '-o', 'idle', '--set', set);
  expect(done.stdout).toMatch(/\n\npretest_problems changes nothing in these groups\n$/);
});

it('--dry-run lists the points by number', async () => {
  const done = await run('run', 'swept.yaml', '-o', 'dry', '--dry-run');
  expect(done.stdout.split('\n')).toEqual([
    'swept: seed 1, would write dry',
    '  one: 6 learners in ./tiny.yaml',
    '  two: 4 learners in ./tiny.yaml',
    '  point 0: starting_prob=0.5',
    '  point 1: starting_prob=0.9',
    '',
  ]);
});

it('the JSON document has the point of every group, and of a preset the verdict', async () => {
  const done = await run('run', 'preset.yaml', '-o', 'preset', '--json');
  const document = JSON.parse(done.stdout) as {
    experiments: { groups: { group: string; point: object }[]; robustness: object }[];
  };
  const [{ groups, robustness }] = document.experiments;
  expect(groups[0]).toMatchObject({ group: 'one', point: {}, learners: 6 });
  expect(groups[2]).toMatchObject({ group: 'one', point: { booster_rise_levels: 1 } });
  expect(robustness).toMatchObject({
    verdicts: [
      { group: 'two', control: 'one', measure: 'mean_at_limit' },
      { group: 'two', control: 'one', measure: 'median' },
    ],
  });
  const manifest = JSON.parse(readFileSync(path('preset', 'manifest.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ robustness: JSON.parse(JSON.stringify(robustness)) as object });
});

it('compare refuses the results: they hold no learners', async () => {
  const done = await run('compare', 'swept');
  expect(done).toMatchObject({ exitCode: 2, stdout: '' });
  expect(done.stderr).toMatch(
    /^swept {2}holds a sweep: there are no learners in it to compare {2}/,
  );
});

describe('check', () => {
  it('walks once what a sweep of learners leaves the same', async () => {
    const done = await run('check', 'swept.yaml', '--replay', 'two/perfect');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('names the points where alternatives differ, and replays one', async () => {
    const done = await run('check', 'blocked.yaml');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('perfect (7 alternatives)');
    expect(done.stdout).toContain('replay: learnersim check blocked.yaml --replay stuck@0/perfect');
    const shown = await run('check', 'blocked.yaml', '--replay', 'stuck@6/perfect');
    expect(shown.stdout).toMatch(/^blocked after 0 problems/);
  });
});
