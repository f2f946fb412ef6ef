/** A run that is not done here and at once alone: in shards, by workers of a queue, in several goes. */

import type { Problem } from '../errors.js';
import { type ExperimentPlan, isSwept, learnersOf } from '../experiment/plan.js';
import { QUEUE_SIZED_FOR, queuedRanges } from '../runner/queue-ranges.js';
import { redisAddress } from '../runner/redis-address.js';
import { placesOf } from '../runner/shard-call.js';
import type { Shard } from '../runner/shard.js';
import { type ShardOptions, type WrittenShard, writeShard } from '../runner/write-shard.js';
import { PATHS_KEPT } from './baselines.js';
import { columnsFor, readingsOf } from './judging.js';
import { startProgress } from './progress.js';
import type { Job, RunFlags } from './run.js';

/** Flags that contradict each other. */
export function elsewhereProblems(flags: RunFlags): Problem[] {
  return [...shardProblems(flags), ...redisProblems(flags)];
}

function shardProblems({ shard, baseline, updateBaseline }: RunFlags): Problem[] {
  if (shard === undefined) return [];
  const what = 'does not go with --shard';
  const hint = 'give it to learnersim merge';
  return [
    ...(typeof baseline === 'string' ? [{ file: '--baseline', what, hint }] : []),
    ...(updateBaseline === true ? [{ file: '--update-baseline', what, hint }] : []),
  ];
}

function redisProblems({ redis, shard, workers }: RunFlags): Problem[] {
  if (redis === undefined) return [];
  redisAddress(redis);
  const what = 'does not go with --redis';
  const hint = 'give it to learnersim worker';
  return [
    ...(shard === undefined ? [] : [{ file: '--shard', what }]),
    ...(workers === undefined ? [] : [{ file: '--workers', what, hint }]),
  ];
}

/** What a run that is not done here and at once alone cannot do. */
export function partProblems(
  file: string,
  plan: ExperimentPlan,
  { shard, resume, redis }: RunFlags,
): Problem[] {
  const problems: Problem[] = [];
  const wrong = (path: string, what: string, hint?: string): unknown =>
    problems.push({ file, path, what, hint });
  const flag = shard === undefined ? (redis === undefined ? '--resume' : '--redis') : '--shard';
  if (shard !== undefined && plan.precision !== undefined) {
    const what = 'does not go with --shard: how many learners follow depends on all of them';
    wrong('precision', what, 'set num_users');
  }
  if ((shard !== undefined || redis !== undefined) && Object.keys(plan.states).length > 0) {
    wrong('initial_states', `does not go with ${flag}: states of users stay where they are`);
  }
  const isPart = shard !== undefined || redis !== undefined || resume === true;
  if (isPart && plan.config.write_back === true) {
    wrong('write_back', `does not go with ${flag}: what is kept of a run holds no final states`);
  }
  if (redis !== undefined && plan.groups.some(({ ownEngine }) => ownEngine !== undefined)) {
    wrong('engine', 'does not go with --redis: workers run the built-in engine only');
  }
  return problems;
}

/** Where the ranges come from that are not simulated here. */
export function queueOf({ name }: ExperimentPlan, { redis, quiet }: RunFlags): Job['ranges'] {
  if (redis === undefined) return undefined;
  const address = redisAddress(redis);
  const source = queuedRanges(address, () => {
    const what = `no worker takes the work: start learnersim worker --redis ${address.shown}`;
    if (quiet !== true) process.stderr.write(`${name}: ${what}, of the same version and Node\n`);
  });
  return { source, sizedFor: QUEUE_SIZED_FOR };
}

/** Runs a shard; nothing of it is judged. */
export async function runShard(
  { file, plan, directory, expectations }: Job,
  shard: Shard,
  flags: RunFlags,
  signal: AbortSignal,
): Promise<WrittenShard> {
  const progress = await startProgress(plan.name, learnersOf(plan), flags.quiet === true);
  const { seed, set, scenarios } = flags;
  const readings = readingsOf(plan) === undefined ? [] : ['problems_to_completion'];
  const options: ShardOptions = {
    workers: flags.workers,
    signal,
    ...resuming(plan, flags),
    wanted: {
      columns: [...new Set([...columnsFor(expectations), ...readings])],
      // Whether there is a baseline turns out after the merge.
      paths: isSwept(plan) ? 0 : PATHS_KEPT,
    },
    onProgress: progress.update,
    call: { config: file, seed, set: [...set], scenarios, places: placesOf(plan) },
  };
  return await writeShard(plan, shard, directory, options).finally(progress.stop);
}

/** Whether it goes on from an earlier run; that there was none is worth a line. */
export function resuming({ name }: ExperimentPlan, { resume, quiet }: RunFlags) {
  return {
    resume,
    onResume: (from: string | undefined): void => {
      if (quiet === true) return;
      const what = from === undefined ? 'nothing to resume, begins anew' : `goes on from ${from}`;
      process.stderr.write(`${name}: ${what}\n`);
    },
  };
}
