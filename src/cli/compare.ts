/** `learnersim compare`: the alternatives of a run, or two runs, from the files that they left. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '../comparison/comparison.js';
import { EXIT, UserError, didYouMean } from '../errors.js';
import { comparisonJson } from '../output/comparison-json.js';
import { comparisonTable } from '../output/comparison-text.js';
import { csv } from '../output/csv.js';
import { compareAcross, compareWithin } from '../runner/compare-results.js';
import { comparisonRows } from '../runner/write-results.js';
import { writeFault } from './reporters.js';
import { openResults } from './load-plan.js';

export interface CompareFlags {
  readonly control?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** Compares and prints; returns the exit code. */
export async function compare(
  directories: readonly string[],
  flags: CompareFlags,
): Promise<number> {
  checkFlags(directories, flags);
  const comparisons = await comparisonsOf(directories, flags);
  if (flags.out !== undefined) {
    const { name } = openResults(directories.at(-1)!).plan;
    writeFileSync(flags.out, csv(comparisonRows(name, comparisons)));
  }
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ comparisons: comparisons.map(comparisonJson) }, null, 2)}\n`
      : `${comparisons.map(comparisonTable).join('\n\n')}\n`,
  );
  return EXIT.fine;
}

function checkFlags(directories: readonly string[], { control, out }: CompareFlags): void {
  if (directories.length > 2) {
    throw new UserError({ file: directories[2], what: 'is a third: compare takes one run or two' });
  }
  if (directories.length === 2 && control !== undefined) {
    const hint = 'two runs are compared group by group, the second with the first';
    throw new UserError({ file: '--control', what: 'does not go with two runs', hint });
  }
  const fault = out === undefined ? undefined : writeFault(out);
  if (fault !== undefined) throw new UserError({ file: '--out', path: out!, what: fault });
}

async function comparisonsOf(
  directories: readonly string[],
  flags: CompareFlags,
): Promise<Comparison[]> {
  const [first, second] = directories.map(openResults);
  for (const { isPartial, directory } of [first, second].filter(Boolean)) {
    if (isPartial) process.stderr.write(`warning: ${directory} is a part of a run\n`);
  }
  if (directories.length === 2) {
    const comparisons = await compareAcross(first, second);
    if (comparisons.length > 0) return comparisons;
    const [one, other] = [first, second].map(({ plan }) =>
      plan.groups.map(({ name }) => name).join(', '),
    );
    const what = `has no group of the first run's: ${other}; there: ${one}`;
    throw new UserError({ file: directories[1], what });
  }
  const names = first.plan.groups.map(({ name }) => name);
  const control = flags.control ?? first.plan.control;
  if (!names.includes(control)) {
    const hint = didYouMean(control, names) ?? `groups: ${names.join(', ')}`;
    throw new UserError({ file: '--control', what: `no group "${control}"`, hint });
  }
  if (names.length === 1) {
    const file = join(first.directory, `${names[0]}.csv`);
    const hint = 'name a second run';
    throw new UserError({ file, what: 'is the only group: nothing to compare it with', hint });
  }
  return await compareWithin(first, control);
}
