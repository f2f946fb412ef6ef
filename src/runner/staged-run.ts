/** A run under way in its results directory: its files, its ranges one by one, and what an earlier one left of them. */

import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { LEARNER_HEADER } from '../metrics/learner-table.js';
import { csv } from '../output/csv.js';
import { originOf } from './fingerprints.js';
import { findKept } from './kept-work.js';
import { RANGES, headerLine, rangeLine } from './range-file.js';
import { RangesReader } from './ranges-reader.js';
import { ResultsDirectory } from './results-directory.js';
import { RECORDS, eventsFile } from './results-names.js';
import type { RunOptions } from './run-experiment.js';
import type { Shard } from './shard.js';

export interface StagingOptions {
  /** goes on from what an earlier run left, where it left anything */
  readonly resume?: boolean | undefined;
  /** Told, where it is to go on, from which directory; undefined: nothing was left. */
  readonly onResume?: ((from: string | undefined) => void) | undefined;
  readonly shard?: Shard | undefined;
  readonly wanted?: RunOptions['wanted'];
  readonly sizedFor?: number | undefined;
  /** whether what each range came to is written down; default: true */
  readonly keepsRanges?: boolean | undefined;
}

export interface StagedRun {
  readonly results: ResultsDirectory;
  /** what `runExperiment` needs to know of it */
  readonly options: Pick<RunOptions, 'onRows' | 'onEvents' | 'journal' | 'kept' | 'sizedFor'>;
}

/**
 * Prepares the directory, with a file of rows for each group, and one of events where they are wanted.
 * @throws UserError when it is not ours, cannot be written, or holds what another run left
 */
export async function stageRun(
  plan: ExperimentPlan,
  directory: string,
  { resume = false, shard, wanted, sizedFor, onResume, ...options }: StagingOptions,
): Promise<StagedRun> {
  await ResultsDirectory.check(directory);
  const resumed = { plan, shard, paths: wanted?.paths ?? 0 };
  const kept = resume ? await findKept(directory, resumed) : undefined;
  const results = await ResultsDirectory.prepare(directory, resume);
  if (resume) onResume?.(kept?.directory);
  const hasRows = !isSwept(plan);
  if (hasRows) {
    for (const { name } of plan.groups) await results.append(fileOf(name), csv([LEARNER_HEADER]));
  }
  const hasEvents = plan.events !== undefined;
  if (hasEvents) {
    for (const { name } of plan.groups) await results.append(recordsOf(name), '');
  }
  return {
    results,
    options: {
      onRows: async (group, rows) => {
        if (hasRows) await results.append(fileOf(plan.groups[group].name), rows);
      },
      onEvents: hasEvents
        ? async (group, records) =>
            await results.append(recordsOf(plan.groups[group].name), records)
        : undefined,
      journal: options.keepsRanges === false ? undefined : journalIn(results, plan, shard),
      kept: kept && ((setup) => new RangesReader(kept.directory, kept.header, setup)),
      sizedFor: kept?.header.sizedFor ?? sizedFor,
    },
  };
}

function fileOf(group: string): string {
  return `${group}.csv`;
}

function recordsOf(group: string): string {
  return eventsFile(group, RECORDS);
}

/** Written as the run goes: whatever kills it, the ranges before are there. */
function journalIn(
  results: ResultsDirectory,
  plan: ExperimentPlan,
  shard: Shard | undefined,
): RunOptions['journal'] {
  const origin = originOf(plan);
  return {
    begin: async ({ wanted: { columns, paths } }, sizedFor) =>
      await results.append(RANGES, headerLine({ origin, shard, sizedFor, columns, paths })),
    add: async (chunks, outcome) => await results.append(RANGES, rangeLine(chunks, outcome)),
  };
}
