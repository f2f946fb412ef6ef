/**
 * Whether two of ten million learners share their random numbers: the first 53 bits of each learner's answers, sorted.
 * By chance two agree in one of 180 such looks; those are compared further. Built project: node bench/streams.mjs [learners]
 */

import { RandomStream } from '../dist/harness/random-stream.js';

const learners = Number(process.argv[2] ?? 10_000_000);
const stream = new RandomStream();
const high = new Float64Array(learners);
for (let learner = 0; learner < learners; learner++) {
  stream.seed(1, learner, 'answers');
  // 32 bits each: together 53 of them are kept, the rest is looked at where those agree.
  high[learner] = stream.next() * 2 ** 53 + Math.floor(stream.next() * 2 ** 21);
}
const sorted = high.slice().sort();
const suspects = new Set(sorted.filter((key, at) => at > 0 && key === sorted[at - 1]));
const whole = new Map();
let same = 0;
for (let learner = 0; learner < learners; learner++) {
  if (!suspects.has(high[learner])) continue;
  stream.seed(1, learner, 'answers');
  const numbers = [stream.next(), stream.next(), stream.next()].join();
  if (whole.has(numbers)) same++;
  whole.set(numbers, learner);
}
console.log(`${learners} learners: ${suspects.size} pairs agree in 53 bits, ${same} in 96`);
