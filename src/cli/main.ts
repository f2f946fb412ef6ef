#!/usr/bin/env node
/** The command's front door: which commands there are, and what their words mean. Each command is loaded when called. */

import { Command, CommanderError } from 'commander';
import { EXIT, UserError } from '../errors.js';
import { VERSION } from '../version.js';
import type { CheckFlags } from './check.js';
import type { ImportFlags } from './import.js';
import { configOptions, reporterOptions, wholeNumber } from './options.js';
import type { RunFlags } from './run.js';
import type { TraceFlags } from './trace.js';
import { tolerateClosedPipe } from './terminal.js';

function commands(finish: (exitCode: number) => void): Command {
  const program = new Command('learnersim')
    .description('Try out changes to a mastery-learning product on simulated learners.')
    .version(VERSION)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });

  const runCommand = program
    .command('run')
    .description('run experiments, write their results, print a table each')
    .argument('<config...>', 'experiments in YAML')
    .option('-o, --out <dir>', 'results directory (default: results/<config name>)')
    .option('--workers <n>', 'worker threads (default: all processors)', wholeNumber(1, 4))
    .option('--baseline <file>', 'compare with it (default: <config>.baseline.json, if there)')
    .option('--no-baseline', 'compare with none')
    .option('--update-baseline', 'write the baseline anew')
    .option('-q, --quiet', 'no progress and no table')
    .option('--no-color', 'no colours')
    .option('--dry-run', 'check everything, run nothing')
    .action(async (configs: string[], flags: RunFlags) => {
      const { run } = await import('./run.js');
      finish(await run(configs, flags));
    });
  reporterOptions(configOptions(runCommand));

  const checkCommand = program
    .command('check')
    .description('find blocked missions in scenarios or configurations')
    .argument('<path...>', 'scenarios, configurations, or folders of them')
    .option('--write-slice <file>', 'write the smallest mission that still shows the first error')
    .option('--replay <alternative/learner>', 'print the way of one of the learners sent through')
    .option('-q, --quiet', 'errors only')
    .action(async (paths: string[], flags: CheckFlags) => {
      const { check } = await import('./check.js');
      finish(check(paths, flags));
    });
  reporterOptions(configOptions(checkCommand));

  const traceCommand = program
    .command('trace')
    .description("one learner's way through the mission, problem by problem")
    .argument('<config|results>', 'an experiment in YAML, or a results directory')
    .requiredOption('--group <group>', 'the alternative')
    .requiredOption('--learner <n>', 'number of the learner, from 0', wholeNumber(0, 9))
    .option('--point <n>', 'of a sweep: number of the point, from 0', wholeNumber(0, 5))
    .option('--against <group>', 'show the first step at which two alternatives part')
    .option('--json', 'JSON lines')
    .option('--from <n>', 'print from this problem on', wholeNumber(1, 9))
    .option('--to <n>', 'and up to this one', wholeNumber(1, 9))
    .action(async (source: string, flags: TraceFlags) => {
      const { trace } = await import('./trace.js');
      finish(trace(source, flags));
    });
  configOptions(traceCommand);

  program
    .command('import')
    .description("make a scenario from a team's own lists")
    .requiredOption('--skills <file>', 'CSV: skill, and optionally title, topic, difficulty, ...')
    .requiredOption('--prerequisites <file>', 'CSV: skill,prerequisite')
    .option('--foundations <roots|file>', 'the skills without prerequisites, or a list in a file')
    .option('--slug <slug>', "the mission's slug (default: the output file's name)")
    .option('--drop-dangling', 'leave out prerequisites that do not exist')
    .requiredOption('-o, --out <file>', 'the scenario to write')
    .action(async (flags: ImportFlags) => {
      const { importLists } = await import('./import.js');
      finish(importLists(flags));
    });

  program
    .command('schema')
    .description("print the configuration's JSON Schema")
    .action(async () => {
      const { schema } = await import('./schema.js');
      finish(schema());
    });

  return program;
}

async function main(): Promise<void> {
  tolerateClosedPipe();
  // Whatever escapes is a bug of ours, and no verdict: 1 would say that an expectation failed.
  process.on('uncaughtException', (error) => process.exit(exitCodeOf(error)));
  try {
    await commands((exitCode) => (process.exitCode = exitCode)).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  // commander has printed its message already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  process.stderr.write('This is a bug of learnersim, not a mistake of yours.\n');
  return EXIT.incomplete;
}

await main();
