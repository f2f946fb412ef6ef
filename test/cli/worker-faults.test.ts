/** Workers that die: once costs a warning and nothing else; twice costs their learners, and the run says so. */

import { cpSync, readFileSync } from 'node:fs';
import { x } from 'tinyexec';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { alteredBuild } from './altered-build.js';
import { TINY, workplace } from './workplace.js';

const { path, run } = workplace({
  'tiny.yaml': TINY,
  'faulty.yaml': `mission: ./tiny.yaml
groups:
  first: {num_users: 90, user_params: {starting_prob: 0.8}}
  second: {num_users: 60, user_params: {starting_prob: 0.7}}

`,
});

const FAULTS = {
  throws: "throw new Error('out of luck');",
  exits: 'process.exit(7);',
  'runs out of memory': 'const hog = []; for (;;) hog.push(new Array(100_000).fill(number));',
} as const;

/** The command with a fault at learner 37 of the second group; `once`: only the first time. */
function faulty(
  name: keyof typeof FAULTS,
  once: boolean,
): (...args: string[]) => ReturnType<typeof run> {
  const folder = path(`${name} ${once ? 'once' : 'always'}`);
  const marker = JSON.stringify(`${folder}/dead`);
  const first = once ? `!existsSync(${marker})` : 'true';
  const command = alteredBuild(folder, 'runner/simulate-chunk.js', [
    [
      'underWay[0] = number;',
      `underWay[0] = number;
      if (chunk.group === 1 && number === 37 && ${first}) {
        writeFileSync(${marker}, '');
        ${FAULTS[name]}
      }`,
    ],
    [
      'import { compileMission }',
      "import { existsSync, writeFileSync } from 'node:fs';\nimport { compileMission }",
    ],
  ]);
  const env = { NODE_OPTIONS: '--max-old-space-size=80' };
  return async (...args) =>
    await x(process.execPath, [command, ...args], { nodeOptions: { cwd: path(), env } });
}

describe('workers that die before they have a task', () => {
  it('are an incomplete run, not one that never ends', async () => {
    const command = alteredBuild(path('stillborn'), 'runner/worker.js', [
      ['const ready = new Map();', "const ready = new Map(); throw new Error('stillborn');"],
    ]);
    const done = await x(process.execPath, [command, 'run', 'faulty.yaml', '-q', '-o', 'none'], {
      nodeOptions: { cwd: path() },
    });
    expect(done.exitCode).toBe(3);
    expect(done.stderr).toMatch(
      /learners 0 to \d+ are missing, learner 0 was under way: stillborn/,
    );
  });
});

beforeAll(async () => {
  const done = await run('run', 'faulty.yaml', '-q', '-o', 'sound', '--workers', '2');
  expect(done).toMatchObject({ exitCode: 0 });
});

describe.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])('a worker that %s', (fault) => {
  it('once: a warning, and the same bytes', async () => {
    const broken = faulty(fault, true);
    const done = await broken(
      'run',
      'faulty.yaml',
      '-q',
      '-o',
      `${fault} once-out`,
      '--workers',
      '2',
    );
    expect(done.stderr).toMatch(
      /^warning: faulty, group second: learners \d+ to \d+ failed once and were run again, learner 37 was under way: .*; replay: learnersim trace faulty.yaml --seed 1 --group second --learner 37\n$/,
    );
    expect(done.exitCode).toBe(0);
    expect(contentOf(path(`${fault} once-out`))).toEqual(contentOf(path('sound')));
  });

  it('twice: exit 3, all others are there, and earlier results stay', async () => {
    const out = `${fault} twice-out`;
    cpSync(path('sound'), path(out), { recursive: true });
    const earlier = contentOf(path(out));
    const done = await faulty(fault, false)('run', 'faulty.yaml', '-o', out, '--workers', '2');
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toContain(`incomplete, see ${out}/partial\n`);
    const [, from, to] =
      /error: faulty, group second: learners (\d+) to (\d+) are missing, learner 37 was under way: /.exec(
        done.stderr,
      )!;
    const learners = readFileSync(path(out, 'partial', 'second.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => Number(row.split(',')[2]));
    const present = Array.from({ length: 60 }, (_, at) => at).filter(
      (at) => at < Number(from) || at > Number(to),
    );
    expect(learners).toEqual(present);
    expect(contentOf(path(out))).toMatchObject(earlier);
  });
});
