/** `learnersim merge`: the shards of a run, put together and judged as if it had been one. */

import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, RunError, UserError } from '../errors.js';
import { ResultsDirectory } from '../runner/results-directory.js';
import { MANIFEST, PARTIAL } from '../runner/results-names.js';
import { type Call, parseCall, placed } from '../runner/shard-call.js';
import { type OpenShard, checkShards, mergedRanges, openShard } from '../runner/shard-set.js';
import { type BaselineFlags, openBaseline } from './baselines.js';
import { configName } from './files.js';
import { openResults, openShardResults } from './load-plan.js';
import { type ReporterFlags, Reporters } from './reporters.js';
import { RunReport } from './run-report.js';
import { type Job, expectationsOf, orReported, runJobs } from './run.js';

export interface MergeFlags extends BaselineFlags, ReporterFlags {
  readonly out?: string;
  readonly quiet?: boolean;
}

/** Merges the shards in these directories; returns the exit code. */
export async function merge(directories: readonly string[], flags: MergeFlags): Promise<number> {
  const named = typeof flags.baseline === 'string' ? [flags.baseline] : [];
  const reporters = new Reporters(flags, named);
  const screen = new RunReport(reporters, flags.quiet === true);
  const loading = load(directories, flags);
  const { job, call } = await orReported(loading, reporters, screen);
  const { seed, set, scenarios } = call;
  const called = { ...flags, set, ...(seed && { seed }), ...(scenarios && { scenarios }) };
  return await runJobs([job], called, reporters, screen);
}

async function load(
  directories: readonly string[],
  flags: MergeFlags,
): Promise<{ readonly job: Job; readonly call: Call }> {
  if (flags.updateBaseline === true && typeof flags.baseline !== 'string') {
    // A shard's word is not enough to write a file that nobody named.
    const hint = 'name the file with --baseline';
    throw new UserError({ file: '--update-baseline', what: 'needs to know where', hint });
  }
  const shards = await openAll(directories);
  const first = shards.toSorted((one, other) => one.number - other.number)[0];
  const { results, shard } = openShardResults(first.directory);
  const { plan: read } = results;
  checkShards(read, shards);
  const { call: said } = (shard ?? {}) as { readonly call?: unknown };
  const call = parseCall(said);
  const plan = call && placed(read, call);
  if (call === undefined || plan === undefined) {
    const what = 'is no manifest of a shard';
    throw new UserError({ file: join(first.directory, MANIFEST), what });
  }
  if (flags.out === '') throw new UserError({ file: '--out', what: 'is empty' });
  const directory = flags.out ?? join('results', configName(call.config));
  refuseShard(directory, directories);
  await ResultsDirectory.check(directory);
  const job: Job = {
    file: call.config,
    plan,
    directory,
    expectations: expectationsOf(plan),
    baseline: openBaseline(call.config, plan, flags),
    ranges: {
      source: mergedRanges(shards),
      sizedFor: first.header.sizedFor,
      origin: first.header.origin,
      // The shards keep them.
      keepsRanges: false,
    },
  };
  return { job, call };
}

/** Whoever writes over a shard cannot merge again; one link is as good as another. */
function refuseShard(out: string, shards: readonly string[]): void {
  if (!existsSync(out)) return;
  const place = realpathSync(out);
  const taken = shards.find((directory) => realpathSync(directory) === place);
  if (taken === undefined) return;
  const what = taken === out ? 'is one of the shards' : `is one of the shards, ${taken}`;
  throw new UserError({ file: out, what, hint: 'choose another directory with --out' });
}

/** Opens every shard, and reports what is wrong with any of them at once. */
async function openAll(directories: readonly string[]): Promise<OpenShard[]> {
  const shards: OpenShard[] = [];
  const problems: Problem[] = [];
  for (const directory of directories) {
    try {
      refuseIncomplete(directory);
      shards.push(await openShard(openResults(directory)));
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof RunError) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return shards;
}

/** A shard that was interrupted, or lacks learners, left `partial/` only. */
function refuseIncomplete(directory: string): void {
  if (existsSync(join(directory, MANIFEST))) return;
  if (!existsSync(join(directory, PARTIAL, MANIFEST))) return;
  const hint = 'run it again with --resume';
  throw new RunError({ file: directory, what: 'holds a shard that is incomplete', hint });
}
