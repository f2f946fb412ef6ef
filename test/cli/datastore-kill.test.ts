/**
 * `kill -9` while a run writes back: the datastore opens, is undamaged, and holds whole learners only. `KILLS=20` kills
 * more often; `RUN_LOG=1` prints what the kills left behind.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Database } from 'node-sqlite3-wasm';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/content/scenario.js';
import { contentsOf } from '../../src/datastore/contents.js';
import { importMissions } from '../../src/datastore/import-missions.js';
import { RandomStream } from '../../src/harness/random-stream.js';
import { COMMAND, workplace } from './workplace.js';

const KILLS = Number(process.env['KILLS'] ?? 3);
/** Each transaction makes a journal and removes it: the run's beginning is one, each of its 8 chunks another. */
const SIGNS = 18;
/** Milliseconds between such a sign and the kill, at most: a chunk's transaction lasts some 50. */
const LATER = 30;

/** Many skills, soon mastered: most of the time goes into writing. */
const MISSION = JSON.stringify({
  slug: 'flat',
  skills: Array.from({ length: 66 }, (_, at) => ({ slug: `s${at}` })),
});

const { path, run } = workplace({
  'run.yaml': `mission: flat
use_test_db: true
datastore_path: ./current.sqlite
write_back: true
num_processes: 2
groups:
  one: {num_users: 400, user_params: {starting_prob: 1}}
  two: {num_users: 400, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 1}}
`,
});
const FILE = path('current.sqlite');
const JOURNAL = `${FILE}-journal`;

/** Starts the run and kills it so long after that sign of writing; whether it was still at it. */
async function kill(sign: number, delay: number): Promise<boolean> {
  let signs = 0;
  const watcher = watch(path());
  const child = spawn(process.execPath, [COMMAND, 'run', 'run.yaml', '-q'], {
    cwd: path(),
    stdio: 'ignore',
  });
  watcher.on('change', (kind, name) => {
    if (kind !== 'rename' || name !== 'current.sqlite-journal' || ++signs !== sign) return;
    void wait(delay).then(() => child.kill('SIGKILL'));
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  watcher.close();
  return signal === 'SIGKILL';
}

function rows(query: string): unknown[] {
  const database = new Database(FILE, { readOnly: true });
  try {
    return database.all(query);
  } finally {
    database.close();
  }
}

/** Learners that have not all of the mission's 66 skills, and skills and tasks without a learner. */
const HALVES = `SELECT group_name, learner, count(skill) AS skills FROM simulated_learners
  LEFT JOIN simulated_skills USING (run, group_name, learner)
  GROUP BY run, group_name, learner HAVING skills <> 66
  UNION ALL SELECT group_name, learner, 0 FROM simulated_skills WHERE (run, group_name, learner)
    NOT IN (SELECT run, group_name, learner FROM simulated_learners)
  UNION ALL SELECT group_name, learner, 0 FROM simulated_tasks WHERE (run, group_name, learner)
    NOT IN (SELECT run, group_name, learner FROM simulated_learners)`;

describe('a run that is killed while it writes back', () => {
  it('leaves a datastore that opens, undamaged and without half learners', async () => {
    const mission = parseScenario('flat.yaml', MISSION);
    importMissions(FILE, [mission]);
    const random = new RandomStream().seed(9, 0, 'choices');
    const left = { killed: 0, journals: 0, learners: [] as number[] };
    for (let at = 0; at < KILLS; at++) {
      const sign = 1 + Math.floor(random.next() * SIGNS);
      if (!(await kill(sign, random.next() * LATER))) continue;
      left.killed++;
      if (existsSync(JOURNAL)) left.journals++;
      // Reads a copy where something is half done; looks at every page.
      const { runs } = contentsOf(FILE);
      left.learners.push(runs[0]?.learners ?? 0);
      // Opens it to write, which takes back what is half done, and leaves no lock.
      importMissions(FILE, [mission]);
      const files = readdirSync(path()).filter((name) => name.startsWith('current'));
      expect(files).toEqual(['current.sqlite']);
      expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(rows(HALVES)).toEqual([]);
    }
    if (process.env['RUN_LOG'] === '1') console.log(JSON.stringify(left));
    expect(left.killed).toBeGreaterThan(0);
    const done = await run('run', 'run.yaml', '-q');
    expect(done).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(contentsOf(FILE).runs).toMatchObject([{ status: 'complete', learners: 800 }]);
    expect(rows(HALVES)).toEqual([]);
  }, 300_000);
});
