/**
 * The whole command, as a user runs it: wall time, CPU time, peak memory, and the share of CPU outside simulation, for
 * 100, 10,000 and 1,000,000 learners of the published experiment with 1 and 2 workers; starts against an empty Node
 * process; the speed-up of a second worker against that of a second bare process. Built project: npm run bench:cli.
 * Usage: node bench/cli.mjs [largest number of learners]
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const COMMAND = join(ROOT, 'dist/cli/main.js');
const CONFIG = join(ROOT, 'configs/booster-tasks-v3.yaml');
const LARGEST = Number(process.argv[2] ?? 1_000_000);
const SIZES = [100, 10_000, 1_000_000].filter((size) => size <= LARGEST);
const folder = mkdtempSync(join(tmpdir(), 'learnersim-bench-'));

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Runs `node ...args`; seconds of wall and CPU time, and peak memory in MB, of the whole process with its threads. */
function measure(...args) {
  const file = join(folder, 'usage.json');
  const report = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';
     if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`,
  )}`;
  const start = performance.now();
  return new Promise((done, fail) => {
    spawn(process.execPath, ['--import', report, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
      .on('error', fail)
      .on('exit', (code) => {
        if (code !== 0) fail(new Error(`exit ${code}: ${args.join(' ')}`));
        const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
        const wall = (performance.now() - start) / 1000;
        done({ wall, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 });
      });
  });
}

async function medians(rounds, runs) {
  const results = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) results[name].push(await run());
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, all]) => [
      name,
      Object.fromEntries(
        Object.keys(all[0]).map((figure) => [figure, median(all.map((one) => one[figure]))]),
      ),
    ]),
  );
}

const command = (learners, workers) => () =>
  measure(
    COMMAND,
    'run',
    CONFIG,
    '-q',
    '-o',
    join(folder, 'out'),
    '--workers',
    String(workers),
    '--set',
    `groups.without_boosters.num_users=${learners / 2}`,
    '--set',
    `groups.with_boosters.num_users=${learners / 2}`,
  );
const simulation = (learners) => () =>
  measure(join(ROOT, 'bench/simulation-alone.mjs'), CONFIG, String(learners / 2));

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const figures = ({ wall, cpu, memory }) => [wall.toFixed(2), cpu.toFixed(2), memory.toFixed(0)];

row('learners', 'workers', 'wall, s', 'CPU, s', 'peak, MB', 'CPU / simulation alone');
row('---', '---', '---', '---', '---', '---');
for (const learners of SIZES) {
  const rounds = learners > 100_000 ? 3 : 5;
  const result = await medians(rounds, {
    one: command(learners, 1),
    two: command(learners, 2),
    alone: simulation(learners),
  });
  for (const [workers, name] of [
    [1, 'one'],
    [2, 'two'],
  ]) {
    const ratio = result[name].cpu / result.alone.cpu;
    row(learners, workers, ...figures(result[name]), ratio.toFixed(2));
  }
}

const starts = await medians(9, {
  empty: () => measure('-e', '0'),
  version: () => measure(COMMAND, '--version'),
  seeds: () => measure(COMMAND, 'run', CONFIG, '-q', '-o', join(folder, 'out')),
});
console.log(
  `\nlearnersim --version: ${(starts.version.wall / starts.empty.wall).toFixed(2)} times node -e 0`,
);
console.log(
  `the published experiment: ${(starts.seeds.wall / starts.empty.wall).toFixed(2)} times node -e 0`,
);

if (LARGEST >= 200_000) {
  const pair = (run) => async () => {
    const start = performance.now();
    await Promise.all([run(), run()]);
    return { wall: (performance.now() - start) / 1000 };
  };
  const alone = simulation(100_000);
  const speed = await medians(3, {
    one: command(200_000, 1),
    two: command(200_000, 2),
    bare: alone,
    bareTwice: pair(alone),
  });
  const workers = speed.one.wall / speed.two.wall;
  const bare = (2 * speed.bare.wall) / speed.bareTwice.wall;
  console.log(
    `a second worker: ${workers.toFixed(2)} times as fast; a second bare process: ${bare.toFixed(2)}; ratio ${(workers / bare).toFixed(2)}`,
  );
}
rmSync(folder, { recursive: true });
