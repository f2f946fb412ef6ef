/** `--resume`: whatever ended a run, the next one goes on from there and leaves the bytes of an undisturbed run. */

import { cpSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { x } from 'tinyexec';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { alteredBuild } from './altered-build.js';
import { type Finished, TINY, workplace } from './workplace.js';

const GROUPS = `groups:
  one: {num_users: 48, user_params: {starting_prob: 0.8}}
  two: {num_users: 31, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;
const config = (more = ''): string => `mission: ./tiny.yaml\n${GROUPS}${more}`;

const { path, run, write } = workplace({
  'tiny.yaml': TINY,
  'class.yaml': config('expect: ["one.days.median <= 100"]\n'),
  'swept.yaml': config('sweep: {preset: assumptions}\n').replaceAll(
    /num_users: \d+/g,
    'num_users: 5',
  ),
  'rounds.yaml': config(
    'precision: {metric: problems.mean, relative_half_width: 0.04, max_users: 800}\n',
  ).replaceAll(/num_users: \d+/g, 'num_users: 100'),
});

let builds = 0;
/** A build of the command in which `code` runs in the place of writing down range number `at`, from 1. */
function ending(name: string, at: number, code: string): (...args: string[]) => Promise<Finished> {
  const line = 'await results.append(RANGES, rangeLine(chunks, outcome))';
  const command = alteredBuild(
    path(`build ${name} ${at} ${builds++}`),
    'runner/staged-run.js',
    [
      [`add: async (chunks, outcome) => ${line}`, `add: async (chunks, outcome) => { ${code} }`],
      ['export async function stageRun', 'let written = 0;\nexport async function stageRun'],
    ].map(([from, to]): [string, string] => [
      from,
      to.replaceAll('WRITE', line).replaceAll('LAST', String(at)),
    ]),
  );
  return async (...args) =>
    await x(process.execPath, [command, ...args], { nodeOptions: { cwd: path() } });
}

const ENDINGS = {
  // While one range is written, no other is begun: the signal comes before the next.
  'Ctrl-C':
    "WRITE; if (++written === LAST) await new Promise((over) => { process.kill(process.pid, 'SIGINT'); setTimeout(over, 20); });",
  'kill -9': "WRITE; if (++written === LAST) process.kill(process.pid, 'SIGKILL');",
  'kill -9 in the middle of a line':
    "if (++written < LAST) WRITE; else { await results.append(RANGES, rangeLine(chunks, outcome).slice(0, 99)); process.kill(process.pid, 'SIGKILL'); }",
} as const;

const workers = ['--workers', '2'];

/** What class.yaml left in a folder of its own when it was ended; each way of ending it is gone once. */
const left = new Map<string, Promise<void>>();
async function leave(how: keyof typeof ENDINGS, out: string): Promise<void> {
  const folder = `left by ${how}`;
  const once = async (): Promise<void> => {
    const end = ending(how, how === 'Ctrl-C' ? 1 : 3, ENDINGS[how]);
    const ended = await end('run', 'class.yaml', '-o', folder, ...workers);
    expect(ended.exitCode).not.toBe(0);
    expect(existsSync(path(folder, 'manifest.json'))).toBe(false);
  };
  if (!left.has(how)) left.set(how, once());
  await left.get(how);
  cpSync(path(folder), path(out), { recursive: true });
}

let whole: Finished;
beforeAll(async () => {
  whole = await run('run', 'class.yaml', '-o', 'whole', ...workers);
  expect(whole).toMatchObject({ exitCode: 0, stderr: '' });
}, 30_000);

/** Goes on; gives what is said. */
async function resumed(name: string, out: string, ...args: string[]): Promise<Finished> {
  return await run('run', `${name}.yaml`, '-o', out, '--resume', ...args);
}

describe.each(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])('after %s', (how) => {
  it('a run goes on to the same bytes, with other workers, and leaves nothing behind', async () => {
    const out = `after ${how}`;
    await leave(how, out);
    const done = await resumed('class', out, '--workers', '1');
    expect(done.stderr).toMatch(/^class: goes on from after .*\/(partial|\.resumed)\n$/);
    expect(done.stdout).toBe(whole.stdout.replace('to whole', `to ${out}`));
    expect(contentOf(path(out))).toEqual(contentOf(path('whole')));
  });
});

describe('what was done', () => {
  it('is not done again, however often it was killed', async () => {
    const line = 'WRITE; process.stderr.write(`${chunks[0].first} `)';
    const first = ending(
      'twice',
      3,
      `${line}; if (++written === LAST) process.kill(process.pid, 'SIGKILL');`,
    );
    expect((await first('run', 'class.yaml', '-o', 'twice', ...workers)).stderr).toBe('0 6 12 ');
    // Killed before it has come as far as the one before: that one is what is gone on from.
    const second = ending(
      'twice',
      1,
      `${line}; if (++written === LAST) process.kill(process.pid, 'SIGKILL');`,
    );
    await second('run', 'class.yaml', '-o', 'twice', '--resume', '-q');
    const command = alteredBuild(path('build counting'), 'runner/simulate-range.js', [
      ['underWay[2] = at;', 'underWay[2] = at; process._rawDebug(chunk.first);'],
    ]);
    const args = ['run', 'class.yaml', '-o', 'twice', '--resume', '-q', '--workers', '1'];
    const last = await x(process.execPath, [command, ...args], { nodeOptions: { cwd: path() } });
    const begun = new Set(last.stderr.trim().split('\n'));
    expect(begun).toEqual(new Set(['18', '24', '30', '36', '42']));
    expect(contentOf(path('twice'))).toEqual(contentOf(path('whole')));
  });

  it('but did not reach the disk is done again', async () => {
    await leave('kill -9', 'torn');
    truncateSync(path('torn', '.next', 'one.csv'), 700);
    expect(await resumed('class', 'torn')).toMatchObject({ exitCode: 0 });
    expect(contentOf(path('torn'))).toEqual(contentOf(path('whole')));
  });

  it('stays after Ctrl-C at the very beginning of going on', async () => {
    await leave('Ctrl-C', 'again');
    const rows = readFileSync(path('again', 'partial', 'one.csv'), 'utf8');
    const early = ending('Ctrl-C', 1, ENDINGS['Ctrl-C']);
    const done = await early('run', 'class.yaml', '-o', 'again', '--resume');
    expect(done.exitCode).toBe(130);
    expect(readFileSync(path('again', 'partial', 'one.csv'), 'utf8').startsWith(rows)).toBe(true);
  });
});

describe('after learners failed twice', () => {
  it('only these are simulated again', async () => {
    const command = alteredBuild(path('build failing'), 'runner/simulate-chunk.js', [
      [
        'underWay[0] = number;',
        "underWay[0] = number; if (number === 13 && chunk.group === 1) throw new Error('no luck');",
      ],
    ]);
    const args = ['run', 'class.yaml', '-o', 'failed', ...workers];
    const failed = await x(process.execPath, [command, ...args], { nodeOptions: { cwd: path() } });
    expect(failed).toMatchObject({ exitCode: 3 });
    expect(await resumed('class', 'failed')).toMatchObject({ exitCode: 0 });
    expect(contentOf(path('failed'))).toEqual(contentOf(path('whole')));
  });
});

describe('other runs', () => {
  it.each(['swept', 'rounds'])('%s.yaml goes on', async (name) => {
    const killed = ending(`kill ${name}`, 9, ENDINGS['kill -9']);
    await killed('run', `${name}.yaml`, '-o', name, ...workers);
    expect(existsSync(path(name, '.next', 'ranges.jsonl'))).toBe(true);
    const plain = await run('run', `${name}.yaml`, '-o', `${name}-whole`);
    expect(await resumed(name, name)).toMatchObject({ exitCode: plain.exitCode });
    expect(contentOf(path(name))).toEqual(contentOf(path(`${name}-whole`)));
  });

  it('a shard goes on', async () => {
    const part = ['--shard', '1/2', '-o'];
    await ending('kill -9', 3, ENDINGS['kill -9'])('run', 'class.yaml', ...part, 'half');
    await run('run', 'class.yaml', ...part, 'half-whole');
    expect(await resumed('class', 'half', '--shard', '1/2')).toMatchObject({ exitCode: 0 });
    expect(contentOf(path('half'))).toEqual(contentOf(path('half-whole')));
  });
});

describe('nothing to go on from', () => {
  it('is begun anew, and said', async () => {
    const done = await resumed('class', 'nothing');
    expect(done).toMatchObject({ exitCode: 0, stderr: 'class: nothing to resume, begins anew\n' });
    expect(contentOf(path('nothing'))).toEqual(contentOf(path('whole')));
  });
});

describe('what another run left', () => {
  beforeAll(async () => {
    await leave('Ctrl-C', 'other');
  }, 30_000);

  it.each([
    [['--seed', '2'], 'another config'],
    [['--shard', '1/2'], 'all learners, not shard 1 of 2'],
    [['--baseline', 'new.json', '--update-baseline'], 'without a baseline'],
  ])('is not gone on from with %j: exit 2, and it stays', async (args, message) => {
    const before = contentOf(path('other'));
    const done = await resumed('class', 'other', ...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain(`other/partial  is of another run: ${message}  (leave out`);
    expect(contentOf(path('other'))).toEqual(before);
  });

  it('with a sign of another version is not, either', async () => {
    cpSync(path('other'), path('older'), { recursive: true });
    const file = path('older', 'partial', 'ranges.jsonl');
    const text = readFileSync(file, 'utf8').replace(/"version":"[^"]*"/, '"version":"0.0.1"');
    write('older/partial/ranges.jsonl', text);
    expect((await resumed('class', 'older')).stderr).toContain('version 0.0.1, not ');
  });

  it('is gone once a run without --resume is complete, if it was killed', async () => {
    await leave('kill -9', 'fresh');
    expect(await run('run', 'class.yaml', '-o', 'fresh')).toMatchObject({ exitCode: 0 });
    expect(contentOf(path('fresh'))).toEqual(contentOf(path('whole')));
  });
});
