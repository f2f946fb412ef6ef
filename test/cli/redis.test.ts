/** `run --redis` and `worker`: whoever simulates, and whoever dies of it, the bytes are those of a run on one machine. */

import { existsSync, readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { type Result, x } from 'tinyexec';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { alteredBuild } from './altered-build.js';
import { HAS_REDIS, ended, redisServer, until } from './redis-server.js';
import { COMMAND, TINY, workplace } from './workplace.js';

const GROUPS = `groups:
  one: {num_users: 400, user_params: {starting_prob: 0.8}}
  two: {num_users: 300, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;

const { path, run } = workplace({
  'tiny.yaml': TINY,
  'class.yaml': `mission: ./tiny.yaml\n${GROUPS}expect: ["one.days.median <= 100"]\n`,
  'rounds.yaml':
    `mission: ./tiny.yaml\n${GROUPS}precision: {metric: problems.mean, relative_half_width: 0.04, max_users: 1000}\n`.replaceAll(
      /num_users: \d+/g,
      'num_users: 100',
    ),
  'logged.yaml': `mission: ./tiny.yaml\n${GROUPS}outputs: {events: csv, events_sample: 0.5}\n`,
  'swept.yaml': `mission: ./tiny.yaml\n${GROUPS}sweep: {user_params.starting_prob: [0.6, 0.8]}\n`,
});

/** Starts a command; it is gone when the test is over. */
function start(command: string, ...args: readonly string[]): Result {
  const child = x(process.execPath, [command, ...args], { nodeOptions: { cwd: path() } });
  onTestFinished(async () => await ended(child));
  return child;
}

const work = (url: string, command = COMMAND): Result =>
  start(command, 'worker', '--redis', url, '--workers', '1');

let builds = 0;
/** A build of a worker with `code` in it, before or after it has saved what unit number three came to. */
function dying(when: 'before' | 'after', code = "process.kill(process.pid, 'SIGKILL')"): string {
  const save = 'await this.redis.set(resultKey';
  const third = `if (++units === 3) { ${code}; await new Promise(() => undefined); }`;
  const changes: [string, string][] = [['class Runs {', 'let units = 0;\nclass Runs {']];
  if (when === 'before') changes.push([save, `${third} ${save}`]);
  else changes.push([", 'PX', RESULT_STAYS);", `, 'PX', RESULT_STAYS); ${third}`]);
  return alteredBuild(path(`build ${builds++}`), 'runner/queue-worker.js', changes);
}

const fileSize = (file: string): number => (existsSync(file) ? readFileSync(file).length : 0);

const whole: Record<string, Record<string, string>> = {};
beforeAll(async () => {
  for (const name of HAS_REDIS ? ['class', 'rounds', 'swept', 'logged'] : []) {
    await run('run', `${name}.yaml`, '-o', `${name}-whole`, '-q');
    whole[name] = contentOf(path(`${name}-whole`));
  }
}, 60_000);

const describeRedis = HAS_REDIS ? describe : describe.skip;
if (!HAS_REDIS) {
  it.skip('run --redis: no redis-server here, so that nothing of it is tested', () => undefined);
}

describeRedis('a run on Redis', () => {
  it('with three workers of which two are killed in the middle: the same bytes, nothing left for long', async () => {
    const { url } = await redisServer(path(), 'killed');
    const killed = [work(url, dying('before')), work(url, dying('after'))];
    const going = start(COMMAND, 'run', 'class.yaml', '-o', 'killed', '--redis', url);
    await Promise.all(killed);
    work(url);
    const done = await going;
    expect(done.stderr).not.toContain('error');
    expect(done.exitCode).toBe(0);
    expect(contentOf(path('killed'))).toEqual(whole['class']);
    const redis = new Redis(url.slice('unix://'.length));
    const keys = await redis.keys('*');
    expect(keys.filter((key) => key.includes('setup'))).toEqual([]);
    // What a unit that was done twice came to the second time, too, goes by itself.
    const stays = await Promise.all(keys.map(async (key) => await redis.pttl(key)));
    redis.disconnect();
    expect(stays.filter((milliseconds) => milliseconds < 0)).toEqual([]);
  }, 60_000);

  it('of a sweep, one after the other of rounds, with events: the same bytes', async () => {
    const { url } = await redisServer(path(), 'others');
    work(url);
    for (const name of ['swept', 'rounds', 'logged']) {
      const done = await run('run', `${name}.yaml`, '-o', name, '--redis', url, '-q');
      expect(done).toMatchObject({ exitCode: 0 });
      expect(contentOf(path(name))).toEqual(whole[name]);
    }
  }, 60_000);

  it('that is lost: exit 3 within 15 seconds, what is complete stays, --resume goes on', async () => {
    const server = await redisServer(path(), 'lost');
    const worker = work(server.url, dying('before', 'undefined'));
    const going = start(COMMAND, 'run', 'class.yaml', '-o', 'lost', '--redis', server.url);
    await until(() => fileSize(path('lost', '.next', 'ranges.jsonl')) > 5000);
    const from = performance.now();
    await server.kill();
    const done = await going;
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(done.exitCode).toBe(3);
    expect(done.stderr).toMatch(/Redis at unix:.*\/lost.sock was lost after \d+ of 700 learners/);
    expect(fileSize(path('lost', 'partial', 'ranges.jsonl'))).toBeGreaterThan(5000);
    // The worker is told by nobody, and ends all the same.
    expect((await worker).exitCode).toBe(3);

    const again = await redisServer(path(), 'again');
    work(again.url);
    const resumed = await run('run', 'class.yaml', '-o', 'lost', '--resume', '--redis', again.url);
    // On a busy machine the worker may start later than the run says that there is none.
    const said = resumed.stderr.replace(/^.*no worker takes the work.*\n/m, '');
    expect({ ...resumed, stderr: said }).toMatchObject({
      exitCode: 0,
      stderr: 'class: goes on from lost/partial\n',
    });
    expect(contentOf(path('lost'))).toEqual(whole['class']);
  }, 60_000);

  it('goes on when Redis comes back soon, and has forgotten everything', async () => {
    const server = await redisServer(path(), 'back');
    const first = work(server.url, dying('before', 'undefined'));
    const going = start(COMMAND, 'run', 'class.yaml', '-o', 'back', '--redis', server.url);
    await until(() => fileSize(path('back', '.next', 'ranges.jsonl')) > 5000);
    await server.kill();
    await ended(first);
    await redisServer(path(), 'back');
    work(server.url);
    expect((await going).exitCode).toBe(0);
    expect(contentOf(path('back'))).toEqual(whole['class']);
  }, 60_000);

  it('that nobody works for says so; Ctrl-C ends it', async () => {
    const { url } = await redisServer(path(), 'idle');
    const going = start(COMMAND, 'run', 'class.yaml', '-o', 'idle', '--redis', url);
    const said: string[] = [];
    going.process!.stderr!.on('data', (text: Buffer) => said.push(text.toString()));
    await until(() => said.join('').includes('no worker takes the work'));
    going.kill('SIGINT');
    expect((await going).exitCode).toBe(130);
    const redis = new Redis(url.slice('unix://'.length));
    const keys = await redis.keys('*');
    redis.disconnect();
    expect(keys.filter((key) => /setup|result|[0-9a-f]{32}/.test(key))).toEqual([]);
  }, 60_000);

  it('with the wrong password: exit 3, and the password is not printed', async () => {
    const { url } = await redisServer(path(), 'closed', '--requirepass', 'right');
    const done = await run('worker', '--redis', url);
    expect(done).toMatchObject({ exitCode: 3, stdout: '' });
    expect(done.stderr).toMatch(/closed.sock {2}Redis cannot be reached: NOAUTH\n$/);
  }, 60_000);
});

describe('an address', () => {
  it.each([
    ['run', 'class.yaml', '-o', 'none'],
    ['worker', '-q'],
  ])('where no Redis is: %s ends with 3, and prints no password', async (...args) => {
    const done = await run(...args, '--redis', 'redis://me:se%20cret@127.0.0.1:1/2');
    expect(done).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'redis://127.0.0.1:1/2  Redis cannot be reached: ECONNREFUSED\n',
    });
    expect(existsSync(path('none'))).toBe(false);
  });

  it.each([
    [['--redis', 'http://me:secret@host'], '--redis  is no address of a Redis'],
    [['--redis', 'redis://host', '--shard', '1/2'], '--shard  does not go with --redis'],
    [['--redis', 'redis://host', '--workers', '2'], '--workers  does not go with --redis'],
  ])('%j is refused', async (args, message) => {
    const done = await run('run', 'class.yaml', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(message);
    expect(done.stderr).not.toContain('secret');
  });
});
