/** `learnersim run`: experiments from configuration to results. */

import { join } from 'node:path';
import { EXIT, type Problem, UserError } from '../errors.js';
import { type ExperimentPlan, learnersOf } from '../experiment/plan.js';
import { summaryJson } from '../output/summary-json.js';
import { summaryText } from '../output/summary-text.js';
import { type WrittenRun, writeResults } from '../runner/write-results.js';
import { configName } from './files.js';
import { type ConfigFlags, loadConfig } from './load-plan.js';
import { startProgress } from './progress.js';
import { sampleRatioWarnings } from './sample-ratio.js';
import { stuckMessages } from './stuck-message.js';
import { watchSignals } from './terminal.js';

export interface RunFlags extends ConfigFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly dryRun?: boolean;
}

interface Job {
  /** the configuration's file */
  readonly file: string;
  readonly plan: ExperimentPlan;
  readonly directory: string;
}

/** Runs the configurations one after the other; returns the exit code. */
export async function run(configs: readonly string[], flags: RunFlags): Promise<number> {
  const jobs = loadAll(configs, flags);
  if (flags.dryRun === true) {
    printPlans(jobs, flags);
    return EXIT.fine;
  }
  const signals = watchSignals();
  const documents: object[] = [];
  const codes: number[] = [];
  for (const { file, plan, directory } of jobs) {
    if (signals.signal.aborted) break;
    const progress = startProgress(plan.name, learnersOf(plan), flags.quiet === true);
    const result = await writeResults(plan, directory, {
      workers: flags.workers,
      signal: signals.signal,
      onProgress: progress.update,
    }).finally(progress.stop);
    documents.push(documentOf(plan, result));
    if (flags.json !== true && flags.quiet !== true) printTable(plan, result);
    codes.push(report(file, plan, result));
  }
  signals.stop();
  if (flags.json === true) printJson({ experiments: documents });
  return signals.exitCode() ?? codes.reduce((worst, code) => Math.max(worst, code), EXIT.fine);
}

/** Reads every configuration before anything runs, and reports what is wrong with any of them at once. */
function loadAll(configs: readonly string[], flags: RunFlags): Job[] {
  const problems: Problem[] = [];
  const jobs = new Map<string, Job>();
  for (const file of configs) {
    try {
      const baseName = configName(file);
      const plan = loadConfig(file, flags);
      const directory = directoryOf(baseName, flags, configs.length > 1);
      if (jobs.has(directory)) {
        problems.push({ file, what: `another configuration is named ${baseName}, too` });
      }
      jobs.set(directory, { file, plan, directory });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return [...jobs.values()];
}

function directoryOf(name: string, flags: RunFlags, several: boolean): string {
  if (flags.out === '') throw new UserError({ file: '--out', what: 'is empty' });
  if (flags.out === undefined) return join('results', name);
  return several ? join(flags.out, name) : flags.out;
}

function printPlans(jobs: readonly Job[], flags: RunFlags): void {
  if (flags.json === true) {
    printJson({
      experiments: jobs.map(({ plan, directory }) => ({
        name: plan.name,
        directory,
        config: plan.config,
      })),
    });
    return;
  }
  if (flags.quiet === true) return;
  for (const { plan, directory } of jobs) {
    const lines = plan.groups.map(
      ({ name, learners, mission, assigned }) =>
        `  ${name}: ${assigned ? 'some of ' : ''}${learners} learners in ${mission}`,
    );
    process.stdout.write(`${title(plan)}, would write ${directory}\n${lines.join('\n')}\n`);
  }
}

function title(plan: ExperimentPlan): string {
  return `${plan.name}: seed ${plan.seed}`;
}

function printTable(plan: ExperimentPlan, result: WrittenRun): void {
  const groups = plan.groups.map(({ name }, at) => ({ name, totals: result.totals[at] }));
  const state = result.interrupted ? 'interrupted; what is complete is in' : 'incomplete, see';
  const where = `${result.partial ? state : 'written to'} ${result.directory}`;
  process.stdout.write(`${title(plan)}, ${where}\n${summaryText(groups)}\n`);
}

function documentOf(plan: ExperimentPlan, result: WrittenRun): object {
  return {
    name: plan.name,
    seed: plan.seed,
    directory: result.directory,
    partial: result.partial,
    groups: plan.groups.map(({ name }, at) => summaryJson(name, result.totals[at])),
  };
}

function printJson(document: object): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Says on stderr what went wrong; returns the exit code. */
function report(file: string, plan: ExperimentPlan, result: WrittenRun): number {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const nameOf = (group: number): string => `${plan.name}, group ${plan.groups[group].name}`;
  for (const { chunk, message } of result.retried) {
    say(
      `warning: ${nameOf(chunk.group)}: learners ${chunk.first} to ${chunk.first + chunk.count - 1} failed once and were run again: ${message}`,
    );
  }
  for (const { chunk, message } of result.failures) {
    say(
      `error: ${nameOf(chunk.group)}: learners ${chunk.first} to ${chunk.first + chunk.count - 1} are missing: ${message}`,
    );
  }
  sampleRatioWarnings(plan, result.totals).forEach((line) => say(`warning: ${line}`));
  const stuck = stuckMessages(file, plan, result.totals);
  stuck.forEach((line) => say(`${plan.allowBlocked ? 'note' : 'error'}: ${line}`));
  if (result.failures.length > 0) return EXIT.incomplete;
  return stuck.length > 0 && !plan.allowBlocked ? EXIT.verdict : EXIT.fine;
}
