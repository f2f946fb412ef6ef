/** One shard of an experiment, from plan to results directory: rows and ranges, nothing that is judged. */

import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { type RunResult, isIncomplete, runExperiment } from './run-experiment.js';
import type { Call } from './shard-call.js';
import { type Shard, shardedFor } from './shard.js';
import { stageRun } from './staged-run.js';
import { type WriteOptions, manifestOf } from './write-results.js';

export interface ShardOptions extends Omit<WriteOptions, 'judge' | 'origin' | 'sizedFor'> {
  readonly call: Call;
}

export interface WrittenShard extends RunResult {
  /** interrupted, or learners are missing */
  readonly partial: boolean;
  /** where the files are */
  readonly directory: string;
}

/**
 * Runs the shard and writes its files.
 * @throws UserError and RunError as `writeResults` does
 */
export async function writeShard(
  plan: ExperimentPlan,
  shard: Shard,
  directory: string,
  { call, ...options }: ShardOptions,
): Promise<WrittenShard> {
  const sizedFor = shardedFor(shard);
  const staging = { ...options, shard, sizedFor };
  const { results, options: staged } = await stageRun(plan, directory, staging);
  try {
    const isCompared = plan.groups.length > 1 && !isSwept(plan);
    const run = await runExperiment(plan, {
      ...options,
      ...staged,
      shard,
      onSums: isCompared ? () => undefined : undefined,
    });
    const partial = run.interrupted || isIncomplete(run);
    const manifest = { ...manifestOf(plan, []), shard: { ...shard, call } };
    if (partial) return { ...run, partial, directory: await results.publishPartial(manifest) };
    await results.publish(manifest, true);
    return { ...run, partial, directory };
  } catch (error) {
    await results.discard();
    throw error;
  }
}
