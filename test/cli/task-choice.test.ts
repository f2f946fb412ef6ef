/** Task choice as a user runs it: learnt from a log by `fit`, followed by the learners of `run`, traced without the file. */

import { readFileSync, renameSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/cli/load-plan.js';
import { replayLearner } from '../../src/runner/replay.js';
import { workplace } from './workplace.js';

/** Five skills without prerequisites: all on offer at once. */
const FIVE = `slug: five\nskills: [${Array.from('abcde')
  .map((slug) => `{slug: ${slug}}`)
  .join(', ')}]\n`;
/** Real learners went e d c b a, and one answer more each on a skill that the mission has not. */
const LOG = ['u', 'v', 'w']
  .flatMap((who) => Array.from('edcbax').map((skill) => `${who},${skill},1`))
  .join('\n');
const CONFIG = `mission: ./five.yaml
groups:
  first: &group {num_users: 30, alternatives: {cascading_problems: control, reviews: control}, user_params: {starting_prob: 1, hint_rate: 0.2}}
  random: {<<: *group, behaviour: {task_choice: random}}
  top: {<<: *group, behaviour: {task_choice: {weighted: 0.5}}}
  markov: {<<: *group, behaviour: {task_choice: {markov: choice/next-markov.yaml}}}
`;

const { path, run, write } = workplace({
  'five.yaml': FIVE,
  'other.yaml': FIVE.replaceAll(/slug: ([a-e])\b/g, 'slug: other-$1'),
  'c.yaml': CONFIG,
  'log.csv': `learner,skill,correct\n${LOG}\n`,
  'choice/.keep': '',
});

const lines = (file: string): string[] =>
  readFileSync(path(file), 'utf8').trimEnd().split('\n').slice(1);

/** Skills in the order of the practice tasks of a learner of a configuration, or of results. */
function order(source: string, group: string, learner = 0, set: readonly string[] = []): string {
  const plan = loadPlan(path(source), { set });
  const at = plan.groups.findIndex(({ name }) => name === group);
  const skills: string[] = [];
  replayLearner(plan, at, learner, ({ task, skill }) => {
    if (task === 'practice' && skill !== skills.at(-1)) skills.push(skill);
  });
  return skills.join('');
}

beforeAll(async () => {
  const flags = ['--recommend', 'markov', '--next', 'choice', '--folds', '0', '-q'];
  expect(await run('fit', 'log.csv', ...flags)).toMatchObject({ exitCode: 0 });
  for (const workers of ['1', '2']) {
    const done = await run('run', 'c.yaml', '-q', '--workers', workers, '-o', `out${workers}`);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

describe('task choice', () => {
  it('gives the same bytes for any number of workers', () => {
    for (const group of ['first', 'random', 'top', 'markov']) {
      expect(lines(`out1/${group}.csv`)).toEqual(lines(`out2/${group}.csv`));
    }
  });

  it('is followed: the best first, anything, or the way of the chain', () => {
    expect(order('c.yaml', 'first')).toMatch(/^abcde/);
    const random = Array.from({ length: 9 }, (_, learner) => order('c.yaml', 'random', learner));
    expect(new Set(random).size).toBeGreaterThan(3);
    write('sure.yaml', 'a: {e: 1}\ne: {c: 1}\nc: {d: 1}\nd: {b: 1}\n');
    const sure = ['groups.markov.behaviour.task_choice.markov=sure.yaml'];
    expect(order('c.yaml', 'markov', 0, sure)).toMatch(/^aecdb/);
  });

  it('is kept in the results: traced and compared when the file is gone', async () => {
    const before = order('out1', 'markov', 3);
    renameSync(path('choice'), path('gone'));
    expect(order('out1', 'markov', 3)).toBe(before);
    expect(await run('compare', 'out1')).toMatchObject({ exitCode: 0 });
    renameSync(path('gone'), path('choice'));
    const manifest = JSON.parse(readFileSync(path('out1/manifest.json'), 'utf8')) as object;
    expect(manifest).toHaveProperty(['transitions', 'choice/next-markov.yaml', 'e', 'd']);
  });

  it('by a chain says how much of the mission it knows', async () => {
    const known =
      'task choice choice/next-markov.yaml: 5 of 5 skills of ./five.yaml; names that are none of them: 1\n';
    expect((await run('run', 'c.yaml', '--dry-run')).stdout).toContain(`  ${known}`);
    const checked = await run('check', 'c.yaml');
    expect(checked).toMatchObject({ exitCode: 0, stderr: `note: c.yaml  ${known}` });
    expect((await run('check', 'c.yaml', '-q')).stderr).toBe('');
  });

  it('by a chain that knows nothing of the mission is refused', async () => {
    const done = await run('run', 'c.yaml', '--set', 'mission=./other.yaml');
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toBe(
      'c.yaml:6:36  groups.markov.behaviour.task_choice  "choice/next-markov.yaml" names no skill of mission "./other.yaml"  (it names "e" first, the mission "other-a")\n',
    );
  });
});
