/** A swept experiment from plan to results directory: a row per point and group, no rows per learner. */

import { RULE_CONSTANTS } from '../engine/constants.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { plainDecimal } from '../experiment/sweep-point.js';
import type { Cell } from '../metrics/cell.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import { csv, formatNumber } from '../output/csv.js';
import type { ComparedReadings } from '../verdict/compared-readings.js';
import { RANGES } from './range-file.js';
import { type Passing, isIncomplete, runExperiment } from './run-experiment.js';
import { stageRun } from './staged-run.js';
import { type WriteOptions, type WrittenRun, manifestOf } from './write-results.js';

export interface SweepOptions extends WriteOptions {
  /** Compares the readings of `preset: assumptions`; when the run is complete it is recorded in the manifest. */
  readonly readings?: ComparedReadings | undefined;
}

/**
 * Runs every point of the sweep and writes `sweep.csv`.
 * @throws UserError when the directory is not ours or cannot be written: then nothing was run; RunError when it cannot
 *   be written any more
 */
export async function writeSweep(
  plan: ExperimentPlan,
  directory: string,
  options: SweepOptions,
): Promise<WrittenRun> {
  const { readings } = options;
  const { results, options: staged } = await stageRun(plan, directory, options);
  try {
    const run = await runExperiment(plan, {
      ...options,
      ...staged,
      passing: readings && passingTo(readings, plan),
    });
    await results.append('sweep.csv', csv(sweepRows(plan, run.totals)));
    const partial = run.interrupted || isIncomplete(run);
    if (partial) {
      const where = await results.publishPartial(manifestOf(plan, []));
      const unjudged = { comparisons: [], judgements: [], robustness: undefined };
      return { ...run, ...unjudged, partial, directory: where };
    }
    const judgements = options.judge?.(run) ?? [];
    const robustness = readings?.report();
    await results.drop(RANGES);
    await results.publish({ ...manifestOf(plan, judgements, options.origin), robustness });
    return { ...run, comparisons: [], judgements, partial, directory, robustness };
  } catch (error) {
    await results.discard();
    throw error;
  }
}

const COMPLETION = 'problems_to_completion';

/** Chunks come point by point: no reading but the first is kept. */
function passingTo(readings: ComparedReadings, { groups }: ExperimentPlan): Passing {
  return {
    columns: [COMPLETION],
    onLearners: ({ group }, columns) => {
      const { name, point } = groups[group];
      readings.add(point!, name, columns[COMPLETION]);
    },
  };
}

/** Header and rows of `sweep.csv`: the parameters, then `summary.csv`'s columns. */
export function sweepRows(plan: ExperimentPlan, totals: readonly GroupTotals[]): Cell[][] {
  const parameters = [...new Set(plan.points.flatMap((point) => Object.keys(point)))];
  const summary = SUMMARY_COLUMNS.map(({ name }) => name);
  const rows = plan.groups.map((group, at) => [
    ...parameters.map((name) => parameterOf(plan, group, name)),
    plan.name,
    group.name,
    ...SUMMARY_COLUMNS.map((column) => column.from(totals[at])),
  ]);
  return [[...parameters, 'experiment', 'group', ...summary], ...rows];
}

/** The value at the group's point; of a preset, which varies one at a time, else the constant as configured. */
function parameterOf(
  plan: ExperimentPlan,
  { point, engine }: ExperimentPlan['groups'][number],
  name: string,
): Cell {
  const swept = plan.points[point!];
  const isConstant = Object.hasOwn(RULE_CONSTANTS, name);
  const value = swept[name] ?? (isConstant ? engine[name as keyof typeof engine] : undefined);
  // Rounded as figures are, two points might look like one.
  const isExact = typeof value !== 'number' || Number(formatNumber(value)) === value;
  return isExact ? value : plainDecimal(value);
}
