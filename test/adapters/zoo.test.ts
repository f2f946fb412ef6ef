/** Every way in which an engine of somebody's own may be broken is named, by `engine test` and by `run`. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from '../cli/workplace.js';

const MISSION = `slug: row
foundations: [a]
skills:
  - {slug: a}
  - {slug: b, prerequisites: [a]}
  - {slug: c, prerequisites: [b]}
  - {slug: d, prerequisites: [c]}
`;

const config = (engine: string): string => `mission: ./row.yaml
name: zoo
num_processes: 1
groups:
  all:
    num_users: 40
    user_params: {starting_prob: 0.8}
${engine === '' ? '' : `    engine: {module: "${engine}", timeout_seconds: 1.5}\n`}`;

const zoo = (animal: string): string => resolve(import.meta.dirname, `zoo/${animal}.mjs`);

const { run, path, write } = workplace({ 'row.yaml': MISSION, 'built-in.yaml': config('') });

const SLOW = 120_000;

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

describe.each(Object.entries(ANIMALS))('an engine: %s', (animal, { says, some }) => {
  it(
    'is named by engine test',
    async () => {
      const words = `--mission ./row.yaml --learners 12 --timeout 1.5`.split(' ');
      const { stdout, exitCode } = await run('engine', 'test', zoo(animal), ...words);
      expect(stdout).toMatch(says);
      expect(exitCode).toBe(1);
    },
    SLOW,
  );

  it(
    'is named by run with a replay, and leaves others alone',
    async () => {
      write(`${animal}.yaml`, config(zoo(animal)));
      const { stderr, exitCode } = await run('run', `${animal}.yaml`, '-q', '-o', `out ${animal}`);
      expect(stderr).toMatch(says);
      expect(stderr).toMatch(/replay: learnersim trace .*--group all --learner \d+/);
      expect(exitCode).toBe(3);
      if (!some) return;
      await run('run', 'built-in.yaml', '-q', '-o', 'sound');
      const sound = readFileSync(path('sound', 'all.csv'), 'utf8').split('\n');
      const rows = readFileSync(path(`out ${animal}`, 'partial', 'all.csv'), 'utf8').split('\n');
      const isError = (row: string): boolean => row.split(',')[3] === 'error';
      expect(rows.length).toBe(sound.length);
      expect(rows.filter(isError).length).toBeGreaterThan(0);
      expect(rows.filter((row) => !isError(row))).toEqual(
        sound.filter((_, at) => !isError(rows[at])),
      );
    },
    SLOW,
  );
});

describe('a sound engine', () => {
  it('passes every check', { timeout: SLOW }, async () => {
    const { stdout, exitCode } = await run('engine', 'test', zoo('sound'), '--learners', '3');
    expect(stdout).toMatch(/^(ok {6}.*\n){5}$/);
    expect(exitCode).toBe(0);
  });

  it('is replayed, steps and ending, up to what went wrong', { timeout: SLOW }, async () => {
    write('throws.yaml', config(zoo('throws')));
    const failed = await run('run', 'throws.yaml', '-q', '-o', 'to replay');
    const learner = /--learner (\d+)/.exec(failed.stderr)![1];
    const told = ['--group', 'all', '--learner', learner];
    const { stdout, stderr, exitCode } = await run('trace', 'throws.yaml', ...told);
    expect(stdout).not.toBe('');
    expect(stderr).toMatch(/the engine failed learner \d+: answer\(\) threw RangeError/);
    expect(exitCode).toBe(3);
    const ours = await run('trace', 'built-in.yaml', ...told);
    expect(ours.stdout.startsWith(stdout)).toBe(true);
  });
});
