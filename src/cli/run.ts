/** `learnersim run`: experiments from configuration to results. */

import { join } from 'node:path';
import { EXIT, type Problem, UserError } from '../errors.js';
import { type ExperimentPlan, groupLabel, isSwept, learnersOf } from '../experiment/plan.js';
import type { Report } from '../output/report.js';
import { ResultsDirectory } from '../runner/results-directory.js';
import { type RunResult, isIncomplete } from '../runner/run-experiment.js';
import type { Shard } from '../runner/shard.js';
import { type WrittenRun, writeResults } from '../runner/write-results.js';
import { type SweepOptions, writeSweep } from '../runner/write-sweep.js';
import { type Expectation, parseExpectation } from '../verdict/expectation.js';
import type { Verdict } from '../verdict/verdict.js';
import {
  type BaselineFlags,
  type OpenBaseline,
  PATHS_KEPT,
  groupBaselines,
  openBaseline,
  writeBaseline,
} from './baselines.js';
import { baselineVerdicts } from './baseline-verdicts.js';
import { elsewhereProblems, partProblems, queueOf, resuming, runShard } from './elsewhere.js';
import { configName } from './files.js';
import { columnsFor, judgeRun, readingsOf } from './judging.js';
import { type ConfigFlags, loadConfig } from './load-plan.js';
import { startProgress } from './progress.js';
import { type ReporterFlags, Reporters, unreadable } from './reporters.js';
import { RunReport, printPlans } from './run-report.js';
import { watchSignals } from './terminal.js';
import { startWriteBack } from './write-back.js';
import { completenessVerdicts, runVerdicts, undoneVerdict } from './verdicts.js';

export interface RunFlags extends ConfigFlags, BaselineFlags, ReporterFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly quiet?: boolean;
  /** a page of the results, too */
  readonly report?: boolean;
  readonly dryRun?: boolean;
  readonly shard?: Shard;
  readonly resume?: boolean;
  /** address of a Redis */
  readonly redis?: string;
}

/** An experiment that is ready to run. */
export interface Job {
  /** the configuration's file */
  readonly file: string;
  readonly plan: ExperimentPlan;
  readonly directory: string;
  readonly expectations: readonly Expectation[];
  readonly baseline: OpenBaseline | undefined;
  /** where its ranges come from, how they are cut, and who simulated them; default: this process */
  readonly ranges?:
    Pick<SweepOptions, 'source' | 'sizedFor' | 'origin' | 'keepsRanges'> | undefined;
}

/** Runs the configurations one after the other; returns the exit code. */
export async function run(configs: readonly string[], flags: RunFlags): Promise<number> {
  const named = typeof flags.baseline === 'string' ? [flags.baseline] : [];
  const reporters = new Reporters(flags, [...configs, ...named]);
  const screen = new RunReport(reporters, flags.quiet === true);
  const jobs = await orReported(loadAll(configs, flags), reporters, screen);
  if (flags.dryRun === true) {
    printPlans(jobs, reporters, flags.quiet === true);
    return reporters.exitCode;
  }
  return await runJobs(jobs, flags, reporters, screen);
}

/** What is loaded, or the error once it is reported: a CI system shows the report, where yesterday's must not stand. */
export async function orReported<Loaded>(
  loading: Promise<Loaded>,
  reporters: Reporters,
  screen: RunReport,
): Promise<Loaded> {
  return await loading.catch((error: unknown) => {
    if (error instanceof UserError) {
      screen.unreadable(error.problems);
      reporters.finish(unreadable(error.problems));
    }
    throw error;
  });
}

/** Runs what is ready to run, and reports; returns the exit code. */
export async function runJobs(
  jobs: readonly Job[],
  flags: RunFlags,
  reporters: Reporters,
  screen: RunReport,
): Promise<number> {
  const signals = watchSignals();
  const reports: Report[] = [];
  const codes: number[] = [];
  for (const job of jobs) {
    const base = { name: job.plan.name, file: job.file };
    if (signals.signal.aborted) {
      const verdict = undoneVerdict(`${job.plan.name}: not begun, because of the interruption`);
      reports.push({ ...base, verdicts: [verdict], groups: [] });
      continue;
    }
    try {
      if (flags.shard !== undefined) {
        const result = await runShard(job, flags.shard, flags, signals.signal);
        const verdicts = completenessVerdicts(job.file, job.plan, result, flags);
        screen.shard(job, flags.shard, result, verdicts);
        reports.push({ ...base, verdicts, groups: [] });
        codes.push(exitCodeOf(result, verdicts));
        continue;
      }
      const result = await runJob(job, flags, signals.signal);
      const verdicts = await verdictsOf(job, result, flags);
      screen.experiment(job, result, verdicts);
      if (flags.report === true) {
        const { reportRun } = await import('./report.js');
        await reportRun(result.directory, job.plan, flags.quiet === true);
      }
      const groups = job.plan.groups.map((group, at) => ({
        name: groupLabel(job.plan, group),
        totals: result.totals[at],
      }));
      reports.push({ ...base, verdicts, groups });
      codes.push(exitCodeOf(result, verdicts));
    } catch (error) {
      // One experiment's disk is full, say: the others, and the reports, are worth as much as before.
      if (!(error instanceof UserError)) throw error;
      process.stderr.write(`${error.message}\n`);
      reports.push({ ...base, verdicts: [undoneVerdict(error.message)], groups: [] });
      codes.push(error.exitCode);
    }
  }
  signals.stop();
  const wanted = signals.exitCode() ?? worst(codes);
  screen.end(wanted);
  reporters.finish(reports);
  return signals.exitCode() ?? worst([...codes, reporters.exitCode]);
}

/** When several apply: 3, 2, 1. */
function worst(codes: readonly number[]): number {
  return codes.reduce((most, code) => Math.max(most, code), EXIT.fine);
}

/** Reads every configuration before anything runs, and reports what is wrong with any of them at once. */
async function loadAll(configs: readonly string[], flags: RunFlags): Promise<Job[]> {
  const problems: Problem[] = [];
  if (typeof flags.baseline === 'string' && configs.length > 1) {
    const hint = 'leave it out: each finds its own beside it';
    problems.push({ file: '--baseline', what: 'is one file for several configurations', hint });
  }
  problems.push(...elsewhereProblems(flags));
  const jobs = new Map<string, Job>();
  for (const file of configs) {
    try {
      const baseName = configName(file);
      const plan = loadConfig(file, flags);
      const directory = directoryOf(baseName, flags, configs.length > 1);
      await ResultsDirectory.check(directory);
      if (jobs.has(directory)) {
        problems.push({ file, what: `another configuration is named ${baseName}, too` });
      }
      problems.push(...partProblems(file, plan, flags));
      // A shard is not judged.
      const baseline = flags.shard === undefined ? openBaseline(file, plan, flags) : undefined;
      const [expectations, ranges] = [expectationsOf(plan), queueOf(plan, flags)];
      jobs.set(directory, { file, plan, directory, expectations, baseline, ranges });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return [...jobs.values()];
}

export function expectationsOf(plan: ExperimentPlan): Expectation[] {
  const groups = [...new Set(plan.groups.map(({ name }) => name))];
  return plan.expectations.map(({ text, level, confidence }) =>
    parseExpectation(text, groups, { level, confidence }),
  );
}

function directoryOf(name: string, { out, shard }: RunFlags, several: boolean): string {
  if (out === '') throw new UserError({ file: '--out', what: 'is empty' });
  const own = shard === undefined ? name : `${name}-${shard.number}-of-${shard.of}`;
  if (out === undefined) return join('results', own);
  return several ? join(out, own) : out;
}

async function runJob(job: Job, flags: RunFlags, signal: AbortSignal): Promise<WrittenRun> {
  const { plan, directory, expectations, baseline, ranges } = job;
  const writeBack = startWriteBack(job.file, plan, flags.datastore);
  const progress = await startProgress(plan.name, learnersOf(plan), flags.quiet === true);
  const options: SweepOptions = {
    workers: flags.workers,
    signal,
    ...ranges,
    ...resuming(plan, flags),
    wanted: {
      columns: columnsFor(expectations),
      paths: baseline === undefined ? 0 : PATHS_KEPT,
    },
    onProgress: progress.update,
    judge: (ended) => judgeRun(plan, expectations, baseline?.agreed?.groups, ended),
    readings: readingsOf(plan),
    onStates: writeBack?.onStates,
  };
  const write = isSwept(plan) ? writeSweep : writeResults;
  let isComplete = false;
  try {
    const written = await write(plan, directory, options);
    isComplete = !written.partial;
    return written;
  } finally {
    progress.stop();
    writeBack?.finish(isComplete);
  }
}

/** Verdicts of a run; a baseline that was asked for is written on the way. */
async function verdictsOf(job: Job, result: WrittenRun, flags: ConfigFlags): Promise<Verdict[]> {
  const { file, plan, expectations, baseline } = job;
  const verdicts = await runVerdicts(file, plan, result, flags);
  if (baseline === undefined || result.partial) return verdicts;
  const now = groupBaselines(plan, expectations, result);
  if (baseline.update) {
    writeBaseline(baseline.path, plan, now);
    return verdicts;
  }
  if (baseline.agreed === undefined) return verdicts;
  return [...verdicts, ...baselineVerdicts(file, baseline.path, plan, baseline.agreed, now, flags)];
}

function exitCodeOf(result: RunResult, verdicts: readonly Verdict[]): number {
  if (isIncomplete(result)) return EXIT.incomplete;
  return verdicts.some(({ ruling }) => ruling === 'failed') ? EXIT.verdict : EXIT.fine;
}
