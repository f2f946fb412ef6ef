// What a learner allocates, garbage included: the heap's growth over a few learners who are too few for a collection.
import v8 from 'node:v8';
import vm from 'node:vm';

const WARM_UP = 1_500_000;
const PROBLEMS = 20_000;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

/** Bytes a problem and a learner, once the code is optimized. */
export function allocated(run, seed) {
  for (let learner = 0, problems = 0; problems < WARM_UP; learner++) {
    problems += run(seed, learner).problems;
  }
  const measured = Array.from({ length: 5 }, () => growth(run, seed));
  return measured.toSorted((a, b) => a.perProblem - b.perProblem)[2];
}

function growth(run, seed) {
  let problems = 0;
  let learners = 0;
  collect();
  const before = process.memoryUsage().heapUsed;
  while (problems < PROBLEMS) problems += run(seed, learners++).problems;
  const bytes = process.memoryUsage().heapUsed - before;
  return { perProblem: bytes / problems, perLearner: bytes / learners };
}
