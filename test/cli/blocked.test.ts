/** A mission that cannot be completed: exit 1 and a message with group, skills and learner, unless it is allowed. */

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { BLOCKED, CYCLE, PAIR, TINY, workplace } from './workplace.js';

const { path, run, spawn, bash } = workplace({
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
  'pair.yaml': PAIR,
  'blocked.yaml': BLOCKED,
});

const MESSAGE =
  'blocked, group stuck: 3 of 3 learners cannot go on (3 blocked) in mission ./cycle.yaml, not mastered: hen, egg; cause: circular prerequisites: hen needs egg (line 3), egg needs hen (line 4), cycle.yaml:3:33; replay: learnersim trace blocked.yaml --seed 1 --group stuck --learner 0\n';

describe('two skills that wait for each other', () => {
  it('end with 1; the results are written all the same', async () => {
    const done = await spawn('run', 'blocked.yaml');
    expect(done).toMatchObject({ exitCode: 1, stderr: `error: ${MESSAGE}` });
    expect(done.stdout).toMatch(/\nstuck +3 +0\.0% /);
    expect(done.stdout).toMatch(/\nstuck: 3 blocked\n/);
    expect(done.stdout).toMatch(/\n {2}guardrails BROKEN: stuck_rate 0\.0% -> 100\.0%\n/);
    const files = contentOf(path('results', 'blocked'));
    expect(files['stuck.csv'].match(/,blocked,/g)).toHaveLength(3);
    expect(files['fine.csv'].match(/,completed,/g)).toHaveLength(2);
    expect(files['skills.csv']).toMatch(/,stuck,hen,hen,0,0,0,,0,3,\n/);
  });

  it('may be allowed', async () => {
    const done = await run('run', 'blocked.yaml', '--set', 'allow_blocked=true', '-q');
    const replay = MESSAGE.replace('\n', ' --set allow_blocked=true\n');
    expect(done).toEqual({ exitCode: 0, stdout: '', stderr: `note: ${replay}` });
  });

  it('make the whole run end with 1, wherever they stand in it', async () => {
    const done = await run('run', 'blocked.yaml', 'pair.yaml', '-q', '-o', 'several');
    expect(done).toMatchObject({ exitCode: 1, stderr: `error: ${MESSAGE}` });
    expect(existsSync(path('several', 'pair', 'manifest.json'))).toBe(true);
  });
});

/** What the first program of a pipe ended with. */
const status = (line: string): string => `${line}; echo "status \${PIPESTATUS[0]}"`;

describe('a pipe that is closed', () => {
  it.concurrent('after a line is no error', async () => {
    const done = await bash(status('learnersim run pair.yaml -o first | head -1'));
    expect(done).toMatchObject({
      stderr: '',
      stdout: 'pair: seed 1, written to first\nstatus 0\n',
    });
  });

  it.concurrent.each([
    'run pair.yaml -o table',
    'run pair.yaml --json -o json',
    'schema',
    '--help',
  ])('before anything is written is no error: %s', async (command) => {
    const done = await bash(status(`learnersim ${command} | true`));
    expect(done).toMatchObject({ stderr: '', stdout: 'status 0\n' });
  });

  it.concurrent('changes nothing in what is said of a blocked mission', async () => {
    const done = await bash(status('learnersim run blocked.yaml -o again | true'));
    expect(done).toMatchObject({ stderr: `error: ${MESSAGE}`, stdout: 'status 1\n' });
  });

  it.concurrent('does not keep the other experiments from being run', async () => {
    const done = await bash(status('learnersim run blocked.yaml pair.yaml -o piped | true'));
    expect(done).toMatchObject({ stderr: `error: ${MESSAGE}`, stdout: 'status 1\n' });
    expect(existsSync(path('piped', 'pair', 'manifest.json'))).toBe(true);
  });
});
