/** Ctrl-C: the first one leaves what is complete in partial/ and last night's results whole; the second ends at once. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { x } from 'tinyexec';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { COMMAND, type Finished, workplace } from './workplace.js';

/** Problems of next to no time, so that no limit of days ends a learner. */
const QUICK = 'slug: quick\nskills: [{slug: a, seconds: 0.001}]\n';
/** Learners who never get anything right: a million of them are not done within minutes. */
const LONG = `mission: ./quick.yaml
num_processes: 1
limits: {max_problems: 1000}
allow_blocked: true
groups:
  weak: {num_users: 1000000, user_params: {starting_prob: 0}}
`;

const { path, run } = workplace({ 'quick.yaml': QUICK, 'long.yaml': LONG });

/** Waits, at most 20 seconds, until `ready`. */
async function until(ready: () => boolean): Promise<void> {
  for (let tries = 0; !ready(); tries++) {
    if (tries > 1000) throw new Error('waited in vain');
    await pause(20);
  }
}

const size = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Starts the long run, and has it signalled once rows are being written. */
async function interrupted(
  out: string,
  args: readonly string[],
  send: (kill: (signal: NodeJS.Signals) => void, gone: () => boolean) => Promise<void> | void,
): Promise<Finished> {
  const child = x(process.execPath, [COMMAND, 'run', 'long.yaml', '-o', out, ...args], {
    nodeOptions: { cwd: path() },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() => existsSync(path(out, '.next', 'weak.csv')));
  await send(
    (signal) => void child.kill(signal),
    () => child.exitCode !== undefined,
  );
  return child;
}

describe.each<[NodeJS.Signals, number]>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s', (signal, exitCode) => {
  it('leaves what is complete in partial/, and earlier results as they were', async () => {
    const out = signal.toLowerCase();
    const three = ['-q', '--set', 'groups.weak.num_users=3'];
    expect(await run('run', 'long.yaml', '-o', out, ...three)).toMatchObject({ exitCode: 0 });
    const earlier = contentOf(path(out));
    const done = await interrupted(out, [`--output-file.junit=${out}.xml`], async (kill) => {
      await until(() => size(path(out, '.next', 'weak.csv')) > 10_000);
      kill(signal);
    });
    expect(done.exitCode).toBe(exitCode);
    expect(done.stdout).toContain(`interrupted; what is complete is in ${out}/partial\n`);
    // Whoever reads the report only must not take it for a night that went well.
    expect(readFileSync(path(`${out}.xml`), 'utf8')).toMatch(/failures="1".*interrupted after/s);
    const after = contentOf(path(out));
    expect(after).toMatchObject(earlier);
    expect(existsSync(path(out, '.next'))).toBe(false);
    expect(JSON.parse(after['partial/manifest.json'])).toMatchObject({ partial: true });
    const rows = after['partial/weak.csv'];
    expect(rows.startsWith(earlier['weak.csv'])).toBe(true);
    expect(rows.endsWith('\n')).toBe(true);
    const learners = rows.split('\n').length - 2;
    expect(after['partial/summary.csv']).toContain(`\nlong,weak,${learners},`);
  });
});

describe('a second SIGINT', () => {
  it('that comes with the first, as npx forwards it, is the same one', async () => {
    const done = await interrupted('echo', [], (kill) => {
      kill('SIGINT');
      kill('SIGINT');
    });
    expect(done.exitCode).toBe(130);
    expect(existsSync(path('echo', 'partial', 'manifest.json'))).toBe(true);
  });

  it('ends the run at once, in the middle of a chunk that takes minutes', async () => {
    const endless = ['max_problems=10000000', 'stalled_after=10000000', 'max_days=36500'].flatMap(
      (limit) => ['--set', `limits.${limit}`],
    );
    // A first signal before the threads have begun ends the run in good order: then once more.
    for (let attempt = 0; ; attempt++) {
      const out = `endless-${attempt}`;
      const done = await interrupted(out, endless, async (kill, gone) => {
        for (let tries = 0; !gone() && tries < 500; tries++) {
          // Again after two seconds only, in case it was missed: one that comes while the process is ending kills it.
          if (tries === 0 || tries % 100 === 20) kill('SIGINT');
          await pause(20);
        }
      });
      expect(done.exitCode).toBe(130);
      expect(existsSync(path(out, 'manifest.json'))).toBe(false);
      if (!existsSync(path(out, 'partial'))) break;
      expect(attempt).toBeLessThan(10);
    }
  });

  it('leaves nothing in the way of the next run', async () => {
    const few = ['--set', 'groups.weak.num_users=3', '-q'];
    expect(await run('run', 'long.yaml', '-o', 'endless', ...few)).toMatchObject({ exitCode: 0 });
    expect(existsSync(path('endless', '.next'))).toBe(false);
    expect(readFileSync(path('endless', 'weak.csv'), 'utf8').split('\n')).toHaveLength(5);
  });
});
