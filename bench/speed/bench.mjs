// Problems per second of engine, learner and harness as a run uses them, against the same rules written by hand into one
// loop, and against the naive engine of the tests. In one process, in turn, medians of several rounds; on another machine
// the ratios should be the same. Before any time is taken, every learner must end the same way in all of them.
// Usage: npm run bench [-- rounds [path of bare.mjs]]
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { allocated } from './bytes.mjs';
import { chainLoop } from './chain-loop.mjs';
import { naive, naiveModel } from './naive.mjs';
import { product } from './product.mjs';
import { chains, thirdGrade, tree, worldOf } from './worlds.mjs';

const SEED = 1;
const ROUNDS = Number(process.argv[2] ?? 9);
const BARE = resolve(process.argv[3] ?? `${import.meta.dirname}/../../../shared/bench/bare.mjs`);
/** about so many problems a contestant and round */
const PROBLEMS = 200_000;
/** the naive engine looks at every skill for every problem */
const NAIVE_PROBLEMS = (skills) => Math.ceil(250_000 / skills ** 2) * 10;

function ending({ problems, correct, days, status }) {
  return { problems, correct, days, status };
}

/** Runs so many learners that they make about `wanted` problems; each must end the same way in all runs. */
function learnersThatAgree(runs, wanted) {
  let problems = 0;
  let learner = 0;
  for (; problems < wanted; learner++) {
    const [one, ...others] = runs.map((run) => ending(run(SEED, learner)));
    for (const other of others) assert.deepEqual(other, one, `learner ${learner}`);
    problems += one.problems;
  }
  return learner;
}

/** Millions of problems per second of CPU time over learners 0 to `learners - 1`: others on the machine disturb that less. */
function speed(run, learners) {
  const start = process.cpuUsage();
  let problems = 0;
  for (let learner = 0; learner < learners; learner++) problems += run(SEED, learner).problems;
  const { user, system } = process.cpuUsage(start);
  return problems / (user + system);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/** The median speed of each run, and the median of what the second reaches of the first, round by round. */
function compare(runs, learners) {
  for (const run of runs) speed(run, learners);
  const rounds = Array.from({ length: ROUNDS }, () => runs.map((run) => speed(run, learners)));
  return {
    speeds: runs.map((_, at) => median(rounds.map((round) => round[at]))),
    ratio: median(rounds.map(([one, other]) => other / one)),
  };
}

/**
 * The hand-written loop for this world alone, from a module of its own: where V8 knows a function to be made once, it
 * takes the arrays around it for constants, and the loop is half as fast again.
 */
async function bareLoopFor(world) {
  const { bareLoop } = await import(`./bare-loop.mjs?${modules++}`);
  return bareLoop(world);
}

async function naiveSpeed(model, world) {
  const most = NAIVE_PROBLEMS(world.mission.skills.length);
  const short = { ...world, limits: { ...world.limits, max_problems: most } };
  const run = naive(model, short);
  learnersThatAgree([await bareLoopFor(short), product(short), run], 1);
  return median([0, 1, 2].map(() => speed(run, 1)));
}

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`);
}

let modules = 0;
const model = await naiveModel();
const missions = [thirdGrade(), tree(50), tree(500), tree(5000)];
const titles = ['mission', 'correct', 'boosters', 'bare', 'product', 'product / bare', 'naive'];
console.log('Millions of problems per second; bytes allocated in the product.\n');
row([...titles, 'bytes a problem', 'a learner']);
row([...titles, '', ''].map((_, at) => (at === 0 ? '---' : '--:')));
for (const mission of missions) {
  for (const accuracy of [0.9, 0.6]) {
    for (const booster of [true, false]) {
      const world = worldOf(mission, { booster, accuracy, most: 20 * mission.skills.length });
      const runs = [await bareLoopFor(world), product(world)];
      const { speeds, ratio } = compare(runs, learnersThatAgree(runs, PROBLEMS));
      const { perProblem, perLearner } = allocated(runs[1], SEED);
      row([
        mission.slug,
        `${100 * accuracy}%`,
        booster ? 'yes' : 'no',
        ...speeds.map((s) => s.toFixed(1)),
        ratio.toFixed(2),
        (await naiveSpeed(model, world)).toFixed(4),
        perProblem.toFixed(1),
        perLearner.toFixed(0),
      ]);
    }
  }
}
yardstick();

/** The bare loop that stands beside the repository, where it does. */
function yardstick() {
  if (!existsSync(BARE)) {
    console.log(`\nno ${BARE}: the world of six chains is left out`);
    return;
  }
  const settings = { booster: false, accuracy: 0.9, most: 1e6, maxTimePerDay: 86_400 };
  const ours = product(worldOf(chains(60), { ...settings, reviews: false }));
  const learners = 20_000;
  const rounds = Array.from({ length: ROUNDS }, (_, round) => [
    Number(execFileSync(process.execPath, [BARE], { encoding: 'utf8' })) / 1e6,
    speed((_seed, learner) => ({ problems: chainLoop(round, learner) }), learners),
    speed(ours, learners / 10),
  ]);
  const [bare, loop, full] = [0, 1, 2].map((at) => median(rounds.map((round) => round[at])));
  console.log(
    `\nsix chains of ten skills: ${BARE} ${bare.toFixed(1)}, the same here ${loop.toFixed(1)} ` +
      `(${(loop / bare).toFixed(2)}), product ${full.toFixed(1)} (${(full / bare).toFixed(2)})`,
  );
}
