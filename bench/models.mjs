/**
 * What each learner model costs: problems per second of engine, learner and harness in the mission that comes with the
 * package, with boosters, against the bare loop of `npm run bench`. Each model in a process of its own, as V8 makes code
 * for one model and not for all; in it, in turn, medians. Built project. Usage: node bench/models.mjs [rounds]
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../dist/cli/load-plan.js';
import { prepareGroup } from '../dist/runner/simulate-chunk.js';
import { bareLoop } from './speed/bare-loop.mjs';
import { thirdGrade, worldOf } from './speed/worlds.mjs';

const ROUNDS = Number(process.argv[2] ?? 9);
const ONLY = process.argv[3];
const SEED = 1;
const PROBLEMS = 200_000;

/** Learners who get about nine of ten right by the end. */
const MODELS = {
  accuracy: '{ starting_prob: 0.9 }',
  difficulty: '{ ability: 2.2 }',
  practice: '{ ability: 0.6, per_correct: 0.1, per_wrong: 0.1 }',
  'knowledge-tracing': '{ known: 0.4, learn: 0.2, guess: 0.2, slip: 0.1 }',
  forgetting: '{ recall: 0.6, restore: 0.8, half_life_days: 30, guess: 0.2, slip: 0.05 }',
};

function productOf(model) {
  const folder = mkdtempSync(join(tmpdir(), 'learnersim-bench-'));
  const file = join(folder, 'models.yaml');
  const learner = MODELS[model].replace('{', `{ name: ${model},`);
  writeFileSync(
    file,
    `mission: cc-third-grade-math
groups:
  all: { num_users: 1, alternatives: { booster_tasks_v3: booster }, user_model: ${learner} }
`,
  );
  const { harness, population, streams } = prepareGroup(loadConfig(file, { set: [] }), 0);
  rmSync(folder, { recursive: true });
  return (seed, number) =>
    harness.run(population.draw(streams.seed(seed, number)), streams, population);
}

/** Learners who make about `PROBLEMS` problems. */
function learnersOf(run) {
  let learners = 0;
  for (let problems = 0; problems < PROBLEMS; learners++) problems += run(SEED, learners).problems;
  return learners;
}

/** Millions of problems per second of CPU time. */
function speed({ run, learners }) {
  const start = process.cpuUsage();
  let problems = 0;
  for (let learner = 0; learner < learners; learner++) problems += run(SEED, learner).problems;
  const { user, system } = process.cpuUsage(start);
  return problems / (user + system);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function measure(model) {
  const world = worldOf(thirdGrade(), { booster: true, accuracy: 0.9, most: 10_000 });
  const contestants = [bareLoop(world), productOf(model)].map((run) => ({
    run,
    learners: learnersOf(run),
  }));
  const rounds = Array.from({ length: ROUNDS }, () => contestants.map(speed));
  const own = median(rounds.map(([, one]) => one));
  const ratio = median(rounds.map(([bare, one]) => one / bare));
  console.log(`| ${model} | ${own.toFixed(1)} | ${ratio.toFixed(2)} |`);
}

if (ONLY !== undefined) measure(ONLY);
else {
  console.log('| model | problems, millions a second | of the bare loop |');
  console.log('| --- | --: | --: |');
  for (const model of Object.keys(MODELS)) {
    execFileSync(process.execPath, [import.meta.filename, String(ROUNDS), model], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
}
