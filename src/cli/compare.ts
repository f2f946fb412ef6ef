/** `learnersim compare`: the alternatives of a run, or two runs, from the files that they left. */

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Comparison } from '../comparison/comparison.js';
import { EXIT, UserError, didYouMean } from '../errors.js';
import { type LiveTest, livePlans } from '../comparison/live-test.js';
import { comparisonJson, liveTestJson } from '../output/comparison-json.js';
import { comparisonTable } from '../output/comparison-text.js';
import { csv } from '../output/csv.js';
import { isSwept } from '../experiment/plan.js';
import { type Results, compareAcross, compareWithin } from '../runner/compare-results.js';
import { liveTestText } from '../output/live-test-text.js';
import { comparisonRows } from '../runner/write-results.js';
import { writeFault } from './reporters.js';
import { openResults } from './load-plan.js';
import { writeWhole } from './whole-file.js';

export interface CompareFlags {
  readonly power?: boolean;
  /** share of users in a live test */
  readonly exposed?: number;
  readonly ratio?: number;
  readonly usersPerDay?: number;
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
  const results = directories.map((directory) => openResults(directory));
  const comparisons = await comparisonsOf(results, flags);
  if (flags.out !== undefined) {
    writeWhole(flags.out, csv(comparisonRows(results.at(-1)!.plan.name, comparisons)));
  }
  const test: LiveTest | undefined =
    flags.power === true
      ? {
          ratio: flags.ratio ?? 1,
          exposed: flags.exposed ?? 1,
          usersPerDay: flags.usersPerDay,
        }
      : undefined;
  process.stdout.write(
    flags.json === true ? json(comparisons, test) : text(directories, comparisons, test),
  );
  return EXIT.fine;
}

function text(
  directories: readonly string[],
  comparisons: readonly Comparison[],
  test: LiveTest | undefined,
): string {
  const legend =
    directories.length === 2 ? [`first: ${directories[0]}\nsecond: ${directories[1]}`] : [];
  const parts = comparisons.map((comparison) => {
    const table = comparisonTable(comparison);
    return test === undefined ? table : `${table}\n\n${liveTestText(comparison, test)}`;
  });
  return `${[...legend, ...parts].join('\n\n')}\n`;
}

function json(comparisons: readonly Comparison[], test: LiveTest | undefined): string {
  const documents = comparisons.map((comparison) => ({
    ...comparisonJson(comparison),
    ...(test && { live_test: liveTestJson(livePlans(comparison.rows, test)) }),
  }));
  return `${JSON.stringify({ comparisons: documents }, null, 2)}\n`;
}

function checkFlags(directories: readonly string[], flags: CompareFlags): void {
  const { control, out } = flags;
  const idle = (['exposed', 'ratio', 'usersPerDay'] as const).find(
    (flag) => flags[flag] !== undefined && flags.power !== true,
  );
  if (idle !== undefined) {
    const file = idle === 'usersPerDay' ? '--users-per-day' : `--${idle}`;
    throw new UserError({ file, what: 'says nothing without --power', hint: 'add --power' });
  }
  if (directories.length > 2) {
    throw new UserError({ file: directories[2], what: 'is a third: compare takes one run or two' });
  }
  if (directories.length === 2 && control !== undefined) {
    const hint = 'two runs are compared group by group, the second with the first';
    throw new UserError({ file: '--control', what: 'does not go with two runs', hint });
  }
  const fault = out === undefined ? undefined : outFault(out, directories);
  if (fault !== undefined) throw new UserError({ file: '--out', path: out!, what: fault });
}

/** Why the comparison cannot go there; undefined when it can. Results belong to the run that wrote them. */
function outFault(out: string, directories: readonly string[]): string | undefined {
  if (out === '') return 'is empty';
  const fault = writeFault(out);
  if (fault !== undefined) return fault;
  const folder = existsSync(out) ? dirname(realpathSync(out)) : realpathSync(dirname(out));
  const isInside = directories.some(
    (directory) => existsSync(directory) && realpathSync(directory) === folder,
  );
  return isInside ? 'is in a results directory that is compared' : undefined;
}

/** A sweep keeps nothing by learner: there is nothing to compare. */
function refuseSweeps(results: readonly Results[]): void {
  const what = 'holds a sweep: there are no learners in it to compare';
  const hint = 'run it without sweep:, at the values of interest';
  const swept = results.filter(({ plan }) => isSwept(plan));
  const problems = swept.map(({ directory }) => ({ file: directory, what, hint }));
  if (problems.length > 0) throw new UserError(problems);
}

async function comparisonsOf(
  results: readonly Results[],
  flags: CompareFlags,
): Promise<readonly Comparison[]> {
  const [first, second] = results;
  if (second !== undefined && realpathSync(first.directory) === realpathSync(second.directory)) {
    throw new UserError({ file: second.directory, what: 'is the first run again' });
  }
  refuseSweeps(results);
  for (const { isPartial, directory } of results) {
    if (isPartial) process.stderr.write(`warning: ${directory} is a part of a run\n`);
  }
  if (results.length === 2) {
    const comparisons = await compareAcross(first, second);
    if (comparisons.length > 0) return comparisons;
    const [one, other] = [first, second].map(({ plan }) =>
      plan.groups.map(({ name }) => name).join(', '),
    );
    const what = `has none of the first run's groups (${one}), but ${other}`;
    throw new UserError({ file: second.directory, what });
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
