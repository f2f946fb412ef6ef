/** One experiment from plan to results directory. */

import { type Comparison, Comparisons, type SkillProblems } from '../comparison/comparison.js';
import { COMPARISON_COLUMNS } from '../comparison/comparison-table.js';
import { compileMission } from '../content/compile.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { Cell } from '../metrics/cell.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { SKILL_COLUMNS } from '../metrics/skill-table.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import { csv } from '../output/csv.js';
import { precisionJson } from '../output/precision-json.js';
import { stretchPart } from '../output/stretch-json.js';
import type { Judgement } from '../verdict/judge-expectation.js';
import type { PrecisionResult } from '../verdict/precision.js';
import type { RobustnessReport } from '../verdict/robustness.js';
import { comparedGroups } from './compared-groups.js';
import { type Origin, originOf, stateHashes, withoutThreads } from './fingerprints.js';
import { PrecisionRounds } from './precision-rounds.js';
import type { Wanted } from './protocol.js';
import { RANGES } from './range-file.js';
import { type RunOptions, type RunResult, isIncomplete, runExperiment } from './run-experiment.js';
import { stageRun } from './staged-run.js';
import { dropRecords, writeEvents } from './write-events.js';

export interface WriteOptions extends Omit<
  RunOptions,
  'onRows' | 'onEvents' | 'onSums' | 'passing' | 'rounds' | 'shard' | 'kept' | 'journal'
> {
  /** Goes on from what an interrupted run left in the directory; where there is nothing, from the beginning. */
  readonly resume?: boolean | undefined;
  /** Told from which directory it goes on; undefined: from the beginning. */
  readonly onResume?: ((from: string | undefined) => void) | undefined;
  /** Whether what each range came to is written down, so that the run can be resumed; default: true. */
  readonly keepsRanges?: boolean | undefined;
  /** Of whom the results are, for the manifest; default: of this process. */
  readonly origin?: Origin | undefined;
  /** Judges the expectations of a run that is complete; they are recorded in the manifest. */
  readonly judge?: (run: RunResult) => readonly Judgement[];
}

export interface WrittenRun extends RunResult {
  /** every group against the control; none of a partial run */
  readonly comparisons: readonly Comparison[];
  /** empty when the run is partial: then nothing is judged */
  readonly judgements: readonly Judgement[];
  /** how narrow the interval became that was asked for; undefined: none was */
  readonly precision?: PrecisionResult | undefined;
  /** how the readings of `preset: assumptions` agree; undefined: there were none, or the run is partial */
  readonly robustness?: RobustnessReport | undefined;
  /** interrupted, or learners are missing: the earlier results stay, these are in `partial/` */
  readonly partial: boolean;
  /** where the files are: the directory asked for, or `partial/` inside it */
  readonly directory: string;
}

/**
 * Runs the experiment and writes its files.
 * @throws UserError when the directory is not ours or cannot be written: then nothing was run; RunError when it cannot
 *   be written any more
 */
export async function writeResults(
  plan: ExperimentPlan,
  directory: string,
  options: WriteOptions,
): Promise<WrittenRun> {
  const { results, options: staged } = await stageRun(plan, directory, options);
  try {
    const isCompared = plan.groups.length > 1;
    const comparisons = comparisonsOf(plan);
    const rounds = plan.precision && new PrecisionRounds(plan.precision, plan, comparisons);
    const written = await runExperiment(plan, {
      ...options,
      ...staged,
      wanted: withColumns(options.wanted, rounds?.columns ?? []),
      rounds,
      onSums: isCompared ? (sums) => comparisons.merge(sums) : undefined,
    });
    // Whoever interrupts a run does not want to wait; it may go on from the records.
    const interrupted = written.interrupted || !(await writeEvents(plan, results, options.signal));
    const run = { ...written, interrupted, precision: rounds?.result() };
    await results.append('summary.csv', csv(summaryRows(plan, run.totals)));
    await results.append('skills.csv', csv(skillRows(plan, run.totals)));
    const partial = run.interrupted || isIncomplete(run);
    if (partial) {
      const where = await results.publishPartial({ ...manifestOf(plan, []), ...grown(plan, run) });
      return { ...run, comparisons: [], judgements: [], partial, directory: where };
    }
    const compared = comparisons.finish((at) => skillProblems(plan, run.totals, at));
    if (isCompared) {
      await results.append('comparison.csv', csv(comparisonRows(plan.name, compared)));
    }
    const judgements = options.judge?.(run) ?? [];
    await results.drop(RANGES);
    await dropRecords(plan, results);
    const manifest = manifestOf(plan, judgements, options.origin);
    await results.publish({ ...manifest, ...grown(plan, run) });
    return { ...run, comparisons: compared, judgements, partial, directory };
  } catch (error) {
    await results.discard();
    throw error;
  }
}

/** Comparisons of every group with the control, ready to be fed. */
function comparisonsOf(plan: ExperimentPlan): Comparisons {
  const { readyAccuracy, limits, seed } = plan;
  return new Comparisons({ groups: comparedGroups(plan), readyAccuracy, limits, seed });
}

/** Problems of group number `at`, by skill. */
function skillProblems(
  { groups, scenarios }: ExperimentPlan,
  totals: readonly GroupTotals[],
  at: number,
): SkillProblems {
  const { skills } = compileMission(scenarios[groups[at].mission]);
  return { slugs: skills.map(({ slug }) => slug), problems: totals[at].skills.problems };
}

function withColumns(wanted: Wanted | undefined, columns: readonly string[]): Wanted {
  const { columns: asked, paths } = wanted ?? { columns: [], paths: 0 };
  return { columns: [...new Set([...asked, ...columns])], paths };
}

/** Header and rows of `summary.csv`. */
export function summaryRows(plan: ExperimentPlan, totals: readonly GroupTotals[]): Cell[][] {
  const header = ['experiment', 'group', ...SUMMARY_COLUMNS.map((column) => column.name)];
  const rows = plan.groups.map((group, at) => [
    plan.name,
    group.name,
    ...SUMMARY_COLUMNS.map((column) => column.from(totals[at])),
  ]);
  return [header, ...rows];
}

function skillRows(plan: ExperimentPlan, totals: readonly GroupTotals[]): Cell[][] {
  const header = ['experiment', 'group', ...SKILL_COLUMNS.map((column) => column.name)];
  const rows = plan.groups.flatMap((group, at) =>
    compileMission(plan.scenarios[group.mission]).skills.map(({ slug, title }, ix) => {
      const row = { slug, title, ix, totals: totals[at].skills };
      return [plan.name, group.name, ...SKILL_COLUMNS.map((column) => column.from(row))];
    }),
  );
  return [header, ...rows];
}

/** Header and rows of `comparison.csv`. */
export function comparisonRows(experiment: string, comparisons: readonly Comparison[]): Cell[][] {
  const header = ['experiment', ...COMPARISON_COLUMNS.map((column) => column.name)];
  const rows = comparisons.flatMap((comparison) =>
    comparison.rows.map((row) => [
      experiment,
      ...COMPARISON_COLUMNS.map((column) => column.from({ comparison, row })),
    ]),
  );
  return [header, ...rows];
}

/** What is needed to know, and to simulate again, what was run. Holds nothing that changes from run to run. */
export function manifestOf(
  plan: ExperimentPlan,
  judgements: readonly Judgement[],
  { version, node, architecture, hashes }: Origin = originOf(plan),
): object {
  const { config, groups, points, scenarios, models, transitions, engineModules, seed } = plan;
  const initial = stateHashes(plan);
  return {
    tool: 'learnersim',
    version,
    node,
    architecture,
    seed,
    hashes: { ...hashes, ...(Object.keys(initial).length > 0 && { initial_states: initial }) },
    expectations: judgements.map(({ expectation, group, point, ruling, found }) => ({
      expectation: expectation.text,
      group,
      point: point === undefined ? undefined : points[point],
      ruling,
      found,
    })),
    reweighted: reweightedOf(groups, points),
    config: withoutThreads(config),
    scenarios,
    models,
    // Only where there are some: manifests of all others stay as they were.
    transitions: Object.keys(transitions).length > 0 ? transitions : undefined,
    // Of the file alone: what it imports may have changed since.
    ...(Object.keys(engineModules).length > 0 && { engines: engineModules }),
  };
}

/** How far mixes were stretched, by group; undefined: none was. */
function reweightedOf(
  groups: ExperimentPlan['groups'],
  points: ExperimentPlan['points'],
): object[] | undefined {
  const all = groups.flatMap(({ name, point, stretch }) =>
    stretch === undefined
      ? []
      : [
          {
            group: name,
            point: point === undefined ? undefined : points[point],
            ...stretchPart(stretch).reweighted,
          },
        ],
  );
  return all.length > 0 ? all : undefined;
}

/** How far the rounds went, where there were rounds: the configuration does not say. */
function grown(
  { groups }: ExperimentPlan,
  { learners, precision }: Pick<WrittenRun, 'learners' | 'precision'>,
): object {
  if (precision === undefined) return {};
  return {
    learners: Object.fromEntries(groups.map(({ name }, at) => [name, learners[at]])),
    precision: precisionJson(precision),
  };
}
