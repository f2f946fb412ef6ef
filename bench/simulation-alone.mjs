/** Simulates the learners of a configuration's groups and keeps nothing: what a run cannot do without. */

import { prepareGroup } from '../dist/runner/simulate-chunk.js';
import { loadConfig } from '../dist/cli/load-plan.js';

const [config, learners] = process.argv.slice(2);
const plan = loadConfig(config, { set: [] });
let problems = 0;
for (const group of plan.groups.keys()) {
  const { harness, population, streams } = prepareGroup(plan, group);
  for (let number = 0; number < Number(learners); number++) {
    const learner = population.draw(streams.seed(plan.seed, number));
    problems += harness.run(learner, streams, population).problems;
  }
}
console.log(problems);
