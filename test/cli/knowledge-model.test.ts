/** `knowledge_model:` as a user runs it: a file of weights decides who meets challenge problems. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { workplace } from './workplace.js';

const weights = (intercept: number): string =>
  `{intercept: ${intercept}, ewma_3: 0, ewma_10: 0, streak: 0, log_done: 0, log_missed: 0, percent_correct: 0}`;
const PUBLISHED =
  '{intercept: -1.2229719, ewma_3: 0.8393673, ewma_10: 2.1262489, streak: 0.0153545, log_done: 0.4135883, log_missed: -0.5677724, percent_correct: 0.6284309}';
const SLUGS = 'abcdefgh'.split('');
const SKILLS = SLUGS.map((slug, at) =>
  at === 0 ? '{slug: a}' : `{slug: ${slug}, prerequisites: [${SLUGS[at - 1]}]}`,
);
const learners =
  'num_users: 20, alternatives: {challenge_problems: challenge}, user_params: {starting_prob: 0.9}';

const { path, run, write } = workplace({
  'chain.yaml': `slug: chain\nskills: [${SKILLS.join(', ')}]\n`,
  'models/never.yaml': `weights: ${weights(-1000)}\n`,
  'models/always.yaml': `weights: ${weights(1000)}\n`,
  'models/one.yaml': `weights: ${weights(-1000)}\nskills: {c: ${weights(1000)}}\n`,
  'models/published.yaml': `weights: ${PUBLISHED}\n`,
  'configs/models.yaml': `
mission: ../chain.yaml
num_processes: 1
knowledge_model: ../models/never.yaml
groups:
  never: {${learners}}
  always: {knowledge_model: ../models/always.yaml, ${learners}}
  one: {knowledge_model: ../models/one.yaml, ${learners}}
  off: {knowledge_model: ../models/always.yaml, ${learners.replace('{challenge_problems: challenge}', '{}')}}
`,
  'configs/default.yaml': `mission: ../chain.yaml\nnum_processes: 1\ngroups:\n  same: {${learners}}\n`,
  'configs/published.yaml': `mission: ../chain.yaml\nnum_processes: 1\nname: default\nknowledge_model: ../models/published.yaml\ngroups:\n  same: {${learners}}\n`,
});

/** The skills of the challenge problems that a learner meets. */
async function challengesOf(source: string, group: string, learner = 0): Promise<string[]> {
  const flags = ['--group', group, '--learner', String(learner), '--json'];
  const done = await run('trace', source, ...flags);
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  const steps = done.stdout.trimEnd().split('\n').slice(0, -1);
  return steps
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly skill: string })
    .filter(({ kind }) => kind === 'challenge')
    .map(({ skill }) => skill);
}

/** The problems of a group's learners, all together. */
function problemsOf(name: string): number {
  const [header, ...rows] = readFileSync(path('results', 'models', `${name}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const column = header.indexOf('problems');
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

beforeAll(async () => {
  const done = await run('run', '-q', 'configs/models.yaml');
  expect(done).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

describe('weights from a file', () => {
  it('that never predict a right answer: nobody meets a challenge problem', async () => {
    expect(await challengesOf('configs/models.yaml', 'never')).toEqual([]);
  });

  it('that always do: many, and fewer problems in all', async () => {
    expect((await challengesOf('configs/models.yaml', 'always')).length).toBeGreaterThan(5);
    expect(problemsOf('always')).toBeLessThan(problemsOf('never') / 2);
  });

  it('of a single skill count for that skill alone', async () => {
    expect(new Set(await challengesOf('configs/models.yaml', 'one'))).toEqual(new Set(['c']));
  });

  it('change nothing where challenge problems are off', async () => {
    expect(await challengesOf('configs/models.yaml', 'off')).toEqual([]);
    expect(problemsOf('off')).toBe(problemsOf('never'));
  });

  it('that are the published ones are the default', async () => {
    await run('run', '-q', 'configs/default.yaml', '-o', 'default');
    await run('run', '-q', 'configs/published.yaml', '-o', 'published');
    const [one, other] = ['default', 'published'].map((name) => contentOf(path(name)));
    expect(one['same.csv']).toBe(other['same.csv']);
    expect(one['skills.csv']).toBe(other['skills.csv']);
  });
});

describe('the manifest', () => {
  it('holds every model that was used, and replays from it when the files are gone', async () => {
    const manifest = JSON.parse(
      readFileSync(path('results/models/manifest.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      config: { knowledge_model: '../models/never.yaml' },
      models: {
        '../models/never.yaml': { weights: { intercept: -1000 }, skills: {} },
        '../models/always.yaml': { weights: { intercept: 1000 } },
        '../models/one.yaml': { skills: { c: { intercept: 1000 } } },
      },
    });
    const before = await challengesOf('results/models', 'one', 3);
    write('models/one.yaml', `weights: ${weights(1000)}\n`);
    expect(await challengesOf('results/models', 'one', 3)).toEqual(before);
    expect(await challengesOf('configs/models.yaml', 'one', 3)).not.toEqual(before);
  });
});

describe('is refused, with its place', () => {
  const using = (name: string): string =>
    `mission: ./chain.yaml\nknowledge_model: ${name}\ngroups:\n  a: {${learners}}\n`;

  it.each([
    ['nope.yaml', '', ['refused.yaml:2:1  knowledge_model  no file "nope.yaml"']],
    ['models', '', ['refused.yaml:2:1  knowledge_model  models is a directory']],
    [
      'wrong.yaml',
      `weights: ${weights(1).replace('streak: 0', 'streak: x')}\nskill: {}\n`,
      [
        'wrong.yaml:1:48  weights.streak  expected a number, got "x"',
        'wrong.yaml:2:1  skill  unknown key "skill"  (did you mean "skills"?)',
      ],
    ],
    [
      'others.yaml',
      `weights: ${weights(1)}\nskills:\n  a: ${weights(1)}\n  chain: ${weights(1)}\n  A: ${weights(1)}\n`,
      [
        'others.yaml:4:3  skills.chain  no mission of the experiment has a skill "chain"',
        'others.yaml:5:3  skills.A  no mission of the experiment has a skill "A"  (did you mean "a"?)',
      ],
    ],
  ])('%s', async (name, content, lines) => {
    if (content !== '') write(name, content);
    write('refused.yaml', using(name));
    const done = await run('run', 'refused.yaml');
    expect(done).toEqual({ exitCode: 2, stdout: '', stderr: `${lines.join('\n')}\n` });
  });
});
