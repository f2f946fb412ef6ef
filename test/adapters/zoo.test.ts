/** Every way in which an engine of somebody's own may be broken is named, by `engine test` and by `run`. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testPlan } from '../../src/cli/engine-test.js';
import type { ExperimentPlan } from '../../src/experiment/plan.js';
import { type Finished, workplace } from '../cli/workplace.js';
import { CHECKS, OwnEngines } from '../runner/built.js';

const MISSION = `slug: row
foundations: [a]
skills:
  - {slug: a}
  - {slug: b, prerequisites: [a]}
  - {slug: c, prerequisites: [b]}
  - {slug: d, prerequisites: [c]}
`;

const LEARNERS = 'num_users: 40, user_params: {starting_prob: 0.8}';

/** A group of each of these animals, and one with the built-in engine. */
const config = (animals: readonly string[]): string => `mission: ./row.yaml
name: zoo
num_processes: 1
groups:
  built-in: {${LEARNERS}}
${animals.map((name) => `  ${name}: {${LEARNERS}, engine: {module: "${zoo(name)}", timeout_seconds: 1.5}}\n`).join('')}`;

const zoo = (animal: string): string => resolve(import.meta.dirname, `zoo/${animal}.mjs`);

const SLOW = 120_000;

/** These go through the command, with its threads. */
const COMMANDED = new Set(['throws', 'never-answers', 'random']);

/** What must be said of it; `some`: other learners are as with the built-in engine. */
const ANIMALS: Readonly<Record<string, { readonly says: RegExp; readonly some: boolean }>> = {
  throws: { says: /answer\(\) threw RangeError: out of luck at .*throws\.mjs:5:\d+/, some: true },
  'never-answers': { says: /the engine did not answer within 1\.5 s/, some: false },
  'unknown-skill': { says: /task 0 on offer names an unknown skill: 99/, some: true },
  nan: { says: /nextDue\(\) is no time: NaN/, some: true },
  random: { says: /Math\.random\(\) was called at .*random\.mjs:4:\d+/, some: false },
  clock: { says: /new Date\(\) was called at .*clock\.mjs:5:\d+/, some: true },
  timer: { says: /setTimeout\(\) was called at .*timer\.mjs:6:\d+/, some: false },
  'level-out-of-range': { says: /is a level out of range: 5/, some: true },
  'contradicts-itself': {
    says: /the list of tasks contradicts itself: practice of skill 1 twice/,
    some: true,
  },
  'time-runs-back': { says: /time runs back: nextDue\(\) is 7/, some: true },
  leaks: { says: /keeps something over reset\(\)|leaks through reset\(\)/, some: false },
  'forgets-nothing': { says: /state leaks through reset\(\)/, some: false },
  'no-engine': { says: /returned no engine: recommend is missing/, some: false },
};

const { run, path } = workplace({
  'row.yaml': MISSION,
  'zoo.yaml': config(Object.keys(ANIMALS)),
  'throws.yaml': config(['throws']),
});

let done: Finished;

beforeAll(async () => {
  done = await run('run', 'zoo.yaml', '-q', '-o', 'out');
}, SLOW);

it('check says that its learners meet the built-in engine', async () => {
  const { stderr, stdout, exitCode } = await run('check', 'throws.yaml');
  expect(stderr).toBe(
    'note: throws.yaml  walked with the built-in engine in place of their own: throws; a run shows whom theirs leaves stuck\n',
  );
  expect({ stdout, exitCode }).toEqual({
    stdout: '1 mission: 0 errors, 0 warnings, 0 infos\n',
    exitCode: 0,
  });
});

const rowsOf = (group: string): string[][] =>
  readFileSync(path('out', 'partial', `${group}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(2));

describe('a run with all of them', () => {
  it('is incomplete', () => {
    expect(done.exitCode).toBe(3);
    expect(rowsOf('built-in').filter(([, status]) => status === 'error')).toEqual([]);
    expect(rowsOf('built-in')).toHaveLength(40);
  });
});

describe.each(Object.entries(ANIMALS))('an engine: %s', (animal, { says, some }) => {
  it('is named by the checks of engine test', { timeout: SLOW }, async () => {
    if (COMMANDED.has(animal)) {
      const words = `--mission ./row.yaml --learners 12 --timeout 1.5`.split(' ');
      const { stdout, exitCode } = await run('engine', 'test', zoo(animal), ...words);
      expect(stdout).toMatch(says);
      expect(exitCode).toBe(1);
      return;
    }
    // Without the threads, whose start costs more than all checks.
    const flags = { mission: path('row.yaml'), learners: 12, timeout: 1.5 };
    expect(await faultsOf(testPlan(zoo(animal), flags), flags.learners)).toMatch(says);
  });

  it('is named by run with a replay, and leaves others alone', () => {
    const line = done.stderr.split('\n').find((one) => one.includes(`group ${animal}: `));
    expect(line).toMatch(says);
    expect(line).toMatch(new RegExp(`replay: learnersim trace .*--group ${animal} --learner \\d+`));
    if (!some) return;
    const rows = rowsOf(animal);
    const sound = rowsOf('built-in');
    expect(rows).toHaveLength(sound.length);
    const isError = ([, status]: readonly string[]): boolean => status === 'error';
    expect(rows.filter(isError).length).toBeGreaterThan(0);
    expect(rows.filter((row) => !isError(row))).toEqual(
      sound.filter((_, at) => !isError(rows[at])),
    );
  });
});

/** What the checks of `engine test` find, on this thread. */
async function faultsOf(plan: ExperimentPlan, learners: number): Promise<string> {
  const engines = new OwnEngines(plan);
  const faults: string[] = [];
  for (const group of plan.groups.keys()) {
    for (const check of Object.values(CHECKS)) {
      const context = { plan, group, learners, underWay: new Int32Array(3), engines };
      await check(context).catch((error: Error) => faults.push(error.message));
    }
  }
  return faults.join('\n');
}

describe('a sound engine', () => {
  it('passes every check', { timeout: SLOW }, async () => {
    const { stdout, exitCode } = await run('engine', 'test', zoo('sound'), '--learners', '2');
    expect(stdout).toMatch(/^(ok {6}.*\n){5}$/);
    expect(exitCode).toBe(0);
  });

  it('is replayed, steps and ending, up to what went wrong', { timeout: SLOW }, async () => {
    const learner = /group throws: .* --learner (\d+)/.exec(done.stderr)![1];
    const who = ['--learner', learner, '--group'];
    const { stdout, stderr, exitCode } = await run('trace', 'throws.yaml', ...who, 'throws');
    expect(stdout).not.toBe('');
    expect(stderr).toMatch(/the engine failed learner \d+: answer\(\) threw RangeError/);
    expect(exitCode).toBe(3);
    const ours = await run('trace', 'throws.yaml', ...who, 'built-in');
    expect(ours.stdout.startsWith(stdout)).toBe(true);
  });
});
