// Mean of pool minimum, median and maximum of problems to completion, over pools of 50 learners: the rule book's
// reference figures. Usage: node bench/pool-figures.mjs <results directory> [pool size]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [directory, poolSize = '50'] = process.argv.slice(2);
const size = Number(poolSize);
const rows = (name) => parse(readFileSync(join(directory, name)), { columns: true });

for (const { group } of rows('summary.csv')) {
  const problems = rows(`${group}.csv`).map((row) =>
    Number(row.problems_to_completion || 'Infinity'),
  );
  const sums = [0, 0, 0];
  const pools = Math.floor(problems.length / size);
  for (let pool = 0; pool < pools; pool++) {
    const sorted = problems.slice(pool * size, (pool + 1) * size).sort((a, b) => a - b);
    [sorted[0], sorted[Math.floor(size / 2)], sorted[size - 1]].forEach((x, at) => (sums[at] += x));
  }
  const means = sums.map((sum) => (sum / pools).toFixed(1));
  console.log(
    `${group}: ${pools} pools of ${size}: minimum / median / maximum ${means.join(' / ')}`,
  );
}
