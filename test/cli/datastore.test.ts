/** The datastore from the command line: missions in, experiments on them, learners in the middle of one. */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/content/scenario.js';
import { change, makeStore, rowsOf } from '../datastore/stores.js';
import { contentOf } from '../runner/temp-folder.js';
import { TINY, workplace } from './workplace.js';

/** As the published account prints it, with the path that it names. */
const PRINTED = `# the slug of the mission you'd like to simulate
mission: cc-third-grade-math
num_processes: 4

# whether or not to use the test db specified in datastore_path
use_test_db: true

# path to your datastore.
datastore_path: ../current.sqlite

groups:
    without_boosters:
            num_users: 50
            alternatives:
                booster_tasks_v3: control
            user_params:
                max_time_per_day: 1200
                starting_prob: 0.9
                learning_rate: 0.0
                max_prob: 1.0
    with_boosters:
            num_users: 50
            alternatives:
               booster_tasks_v3: booster
               booster_task_length: length-6
               booster_task_min_problems: min-problems-12
            user_params:
                max_time_per_day: 1200
                starting_prob: 0.9
                learning_rate: 0.0
                max_prob: 1.0
`;

const TWO = `mission: tiny
use_test_db: true
datastore_path: ./small.sqlite
groups:
  one: {num_users: 7, user_params: {starting_prob: 0.8}}
  two: {num_users: 5, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;

const { path, run, spawn, write } = workplace({
  'configs/booster-tasks-v3.yaml': PRINTED,
  'tiny.yaml': TINY,
  'two.yaml': TWO,
});
const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(path(name)))
    .digest('hex');
const quietly = { exitCode: 0, stdout: '', stderr: '' };
const SKILLS = `SELECT group_name, learner, skill, level, last_change FROM simulated_skills`;

/** A datastore of the tiny mission with three learners, of whom number 2 knows the first skill. */
function small(): void {
  rmSync(path('small.sqlite'), { force: true });
  makeStore(
    path('small.sqlite'),
    [parseScenario('tiny.yaml', TINY)],
    `INSERT INTO learners (id, mission, saved_at) VALUES (1, 'tiny', 0), (2, 'tiny', 86400000), (3, 'tiny', 0)`,
    `INSERT INTO learner_skills (learner, skill, level, last_change, last_seen, first_mastered, answers, history)
      VALUES (2, 'a', 'mastered', 80000000, 80000000, 70000000, 6, 63)`,
  );
}

describe('datastore', () => {
  it('import and show say what is there', async () => {
    const done = await spawn(
      'datastore',
      'import',
      'cc-third-grade-math',
      './tiny.yaml',
      '-o',
      'a.sqlite',
    );
    expect(done).toEqual({
      exitCode: 0,
      stdout: 'a.sqlite: new\n  added cc-third-grade-math: 66 skills\n  added tiny: 3 skills\n',
      stderr: '',
    });
    const again = await run('datastore', 'import', 'tiny.yaml', '-o', 'a.sqlite');
    expect(again.stdout).toBe('a.sqlite: learners kept\n  replaced tiny: 3 skills\n');
    expect((await run('datastore', 'show', 'a.sqlite')).stdout)
      .toBe(`a.sqlite: datastore of version 1, undamaged
  mission cc-third-grade-math: 66 skills, 109 prerequisites; 0 learners in the middle of it, 0 completed
  mission tiny: 3 skills, 2 prerequisites; 0 learners in the middle of it, 0 completed
`);
    const { stdout } = await run('datastore', 'show', 'a.sqlite', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema_version: 1,
      missions: [{}, { slug: 'tiny' }],
    });
  });

  it.each([
    [['import', 'nope', '-o', 'x.sqlite'], 'nope  no such scenario'],
    [['import', 'two.yaml', '-o', 'x.sqlite'], 'two.yaml:1:1  slug  is missing'],
    [['import', 'tiny.yaml', './tiny.yaml', '-o', 'x.sqlite'], 'mission "tiny" is imported twice'],
    [['import', 'tiny.yaml', '-o', 'no/x.sqlite'], 'no/x.sqlite  cannot be written (ENOENT)'],
    [['import', 'tiny.yaml', '-o', 'two.yaml'], 'two.yaml  is no SQLite database'],
    [['show', 'x.sqlite'], 'x.sqlite  no such datastore  (learnersim datastore import makes one)'],
  ])('%j is refused, and nothing is written', async (args, message) => {
    const done = await run('datastore', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
    expect(readdirSync(path()).filter((name) => name.startsWith('x.sqlite'))).toEqual([]);
  });
});

describe('a run on a datastore', () => {
  it('of the published experiment, as printed, is the run on files', async () => {
    const printed = ['run', 'configs/booster-tasks-v3.yaml', '-q'];
    const without = await run(...printed, '-o', 'gone');
    expect(without).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'configs/booster-tasks-v3.yaml:9:1  datastore_path  current.sqlite no such datastore  (learnersim datastore import makes one)\n',
    });
    await run('datastore', 'import', 'cc-third-grade-math', '-o', 'current.sqlite');
    const before = hashOf('current.sqlite');
    expect(await run(...printed, '-o', 'stored')).toEqual(quietly);
    expect(hashOf('current.sqlite')).toBe(before);
    expect(await run(...printed, '-o', 'filed', '--set', 'use_test_db=false')).toEqual(quietly);
    const [stored, filed] = ['stored', 'filed'].map((name) => contentOf(path(name)));
    for (const name of Object.keys(filed).filter((one) => one !== 'manifest.json')) {
      expect(stored[name]).toBe(filed[name]);
    }
    const { scenarios } = JSON.parse(stored['manifest.json']) as { scenarios: unknown };
    expect(scenarios).toEqual((JSON.parse(filed['manifest.json']) as typeof stored)['scenarios']);
    // What was run stays to be traced, wherever the datastore goes.
    rmSync(path('current.sqlite'));
    const args = ['--group', 'with_boosters', '--learner', '3'];
    const traced = await run('trace', 'stored', ...args);
    expect(traced).toEqual(await run('trace', 'filed', ...args));
    expect(traced.exitCode).toBe(0);
  });

  it.each([
    [
      'mission=tony',
      '--set mission=tony  mission  no mission "tony" in small.sqlite  (did you mean "tiny"?)',
    ],
    [
      'mission=./tiny.yaml',
      '--set mission=./tiny.yaml  mission  no mission "./tiny.yaml" in small.sqlite  (learnersim datastore import adds it)',
    ],
    [
      'datastore_path=./tiny.yaml',
      'datastore_path=./tiny.yaml  datastore_path  tiny.yaml is no SQLite database  (learnersim datastore import makes one)',
    ],
    [
      'initial_states={mission: none}',
      'no learner in the middle of mission "none" in small.sqlite',
    ],
    ['initial_states={first: 0}', 'must be at least 1, got 0'],
    ['sweep={num_users: [1, 2]}', 'write_back  does not go together with sweep'],
  ])('%s is refused', async (setting, message) => {
    small();
    const done = await run(
      'run',
      'two.yaml',
      '-q',
      '-o',
      'no',
      '--set',
      setting,
      '--set',
      'write_back=true',
    );
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
    expect(rowsOf(path('small.sqlite'), 'SELECT * FROM simulated_runs')).toEqual([]);
  });

  it('with what needs one, and without one, is refused', async () => {
    const set = [
      '--set',
      'use_test_db=false',
      '--set',
      'write_back=true',
      '--set',
      'initial_states=true',
    ];
    const done = await run('run', 'two.yaml', '-q', ...set);
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toContain('write_back=true  write_back  needs use_test_db: true');
    expect(done.stderr).toContain('initial_states=true  initial_states  needs use_test_db: true');
  });

  it('names the datastore where its mission is at fault', async () => {
    write(
      'cycle.yaml',
      'slug: cycle\nskills:\n  - {slug: hen, prerequisites: [egg]}\n  - {slug: egg, prerequisites: [hen]}\n',
    );
    await run('datastore', 'import', './cycle.yaml', '-o', 'cycle.sqlite');
    write(
      'stuck.yaml',
      `mission: cycle
use_test_db: true
datastore_path: ./cycle.sqlite
groups: {g: {num_users: 2, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}}
`,
    );
    const done = await run('run', 'stuck.yaml', '-q');
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toContain('hen needs egg, egg needs hen, cycle.sqlite');
    const checked = await run('check', 'stuck.yaml', '--write-slice', 'slice.yaml');
    expect(checked.exitCode).toBe(1);
    expect(checked.stdout).toContain('circular prerequisites: hen needs egg, egg needs hen');
    const replay = / replay: learnersim (.*)$/m.exec(checked.stderr)![1];
    const replayed = await run(...replay.split(' '));
    expect(replayed.stdout).toContain('circular prerequisites');
  });
});

describe('initial_states', () => {
  const STATES = ['--set', 'initial_states=true'];
  const TRACE = ['--group', 'one', '--learner'];
  const first = async (source: string, learner: number, ...more: string[]): Promise<unknown> => {
    const { stdout } = await run('trace', source, ...TRACE, String(learner), '--json', ...more);
    return JSON.parse(stdout.split('\n')[0]);
  };

  it('start learner k from state k modulo their number, in every group', async () => {
    small();
    // Learner 4 begins with the second state: the first skill is mastered, and not practised again.
    expect(await first('two.yaml', 4, ...STATES)).toMatchObject({ skill: 'b', day: 1 });
    expect(await first('two.yaml', 3, ...STATES)).toMatchObject({ skill: 'a' });
    const own = ['--set', 'groups.one.initial_states={first: 1}'];
    expect(await first('two.yaml', 4, ...STATES, ...own)).toMatchObject({ skill: 'a' });
  });

  it('are needed to trace results, and must be the same', async () => {
    small();
    expect(await run('run', 'two.yaml', '-q', '-o', 'begun', ...STATES)).toEqual(quietly);
    const manifest = readFileSync(path('begun', 'manifest.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({
      hashes: { initial_states: { '"tiny"': expect.stringMatching(/^[0-9a-f]{64}$/) as string } },
    });
    const traced = await run('trace', 'begun', ...TRACE, '1', '--datastore', 'small.sqlite');
    expect(traced).toEqual(await run('trace', 'two.yaml', ...TRACE, '1', ...STATES));
    expect((await run('trace', 'begun', ...TRACE, '1')).stderr).toBe(
      `begun/manifest.json  initial_states  learners start from states in a datastore: results hold no learner's state  (name it: --datastore current.sqlite)\n`,
    );
    // Nobody is simulated to compare results.
    expect((await run('compare', 'begun')).exitCode).toBe(0);
    change(path('small.sqlite'), `UPDATE learner_skills SET answers = 7`);
    const other = await run('trace', 'begun', ...TRACE, '1', '--datastore', 'small.sqlite');
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain(
      'the states in small.sqlite are not those that the run began with',
    );
  });

  it('are shown by a report that knows where they are, and one that does not says so', async () => {
    small();
    const done = await run('run', 'two.yaml', '--report', '-q', '-o', 'shown', ...STATES);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const page = (): string => readFileSync(path('shown', 'report.html'), 'utf8');
    const whole = page();
    expect(whole).toContain('id="class"');
    expect(await run('report', 'shown')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(page()).not.toContain('id="class"');
    expect(page()).toContain('Learners of this run began with states in a datastore');
    await run('report', 'shown', '--datastore', 'small.sqlite');
    expect(page()).toBe(whole);
    change(path('small.sqlite'), `UPDATE learner_skills SET answers = 7`);
    const other = await run('report', 'shown', '--datastore', 'small.sqlite');
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('are not those that the run began with');
  });

  it('that are wrong are refused by table and row', async () => {
    small();
    change(path('small.sqlite'), `UPDATE learner_skills SET level = 'expert'`);
    const done = await run('run', 'two.yaml', '-q', ...STATES);
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toMatch(
      /^small\.sqlite {2}learner_skills, learner 2, skill "a": level {2}expected "unstarted" or /,
    );
  });
});

describe('write_back', () => {
  const WRITE = ['--set', 'write_back=true'];

  it('writes the same rows whatever the workers, beside results that are the same as without', async () => {
    small();
    expect(await run('run', 'two.yaml', '-q', '-o', 'plain')).toEqual(quietly);
    expect(await run('run', 'two.yaml', '-q', '-o', 'written', ...WRITE, '--workers', '1')).toEqual(
      quietly,
    );
    const once = rowsOf(path('small.sqlite'), SKILLS);
    expect(once).toHaveLength(3 * 12);
    expect(await run('run', 'two.yaml', '-q', '-o', 'written', ...WRITE, '--workers', '3')).toEqual(
      quietly,
    );
    expect(rowsOf(path('small.sqlite'), SKILLS)).toEqual(once);
    for (const name of ['one.csv', 'two.csv', 'summary.csv']) {
      expect(contentOf(path('written'))[name]).toBe(contentOf(path('plain'))[name]);
    }
    expect((await run('datastore', 'show', 'small.sqlite')).stdout).toContain(
      '  mission tiny: 3 skills, 2 prerequisites; 3 learners in the middle of it, 0 completed\n  run two, seed 1: complete, 12 learners\n',
    );
    const statuses = rowsOf(
      path('small.sqlite'),
      `SELECT status, problems FROM simulated_learners`,
    );
    const problems = readFileSync(path('written', 'one.csv'), 'utf8').split('\n')[1].split(',')[5];
    expect(statuses[0]).toEqual({ status: 'completed', problems: Number(problems) });
  });

  it('is refused beside another writer, before anything is run; readers are not', async () => {
    small();
    writeFileSync(path(`small.sqlite.writer-${process.pid}`), hostname());
    // From another process than the one that holds it.
    const done = await spawn('run', 'two.yaml', '-q', '-o', 'second', ...WRITE);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(
      `small.sqlite  another run is writing there (process ${process.pid})`,
    );
    expect(readdirSync(path())).not.toContain('second');
    expect(await run('run', 'two.yaml', '-q', '-o', 'reader')).toEqual(quietly);
    rmSync(path(`small.sqlite.writer-${process.pid}`));
  });
});
