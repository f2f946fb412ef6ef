/** The commands and their words: a function each. What a command does is a page of its own, loaded when it is called. */

import { addEngine } from './engine-commands.js';
import type { Registration } from './registration.js';
import type { CheckFlags } from './check.js';
import type { CompareFlags } from './compare.js';
import type { FitFlags } from './fit.js';
import type { ImportFlags } from './import.js';
import type { ImportMissionsFlags, ShowFlags } from './datastore.js';
import {
  logOptions,
  modelOptions,
  people,
  populationModel,
  recommenderOptions,
} from './fit-options.js';
import type { InitFlags } from './init.js';
import type { MergeFlags } from './merge.js';
import {
  configOptions,
  decimal,
  formatOption,
  numberFrom,
  reporterOptions,
  shard,
  wholeNumber,
} from './options.js';
import type { ReportFlags } from './report.js';
import type { RunFlags } from './run.js';
import type { ThresholdFlags } from './threshold.js';
import type { TraceFlags } from './trace.js';
import type { WorkerFlags } from './worker.js';

const addInit: Registration = (program, finish) => {
  program
    .command('init')
    .description('a folder to start from: mission, experiment, nightly run')
    .argument('[dir]', 'made where there is none (default: this folder)')
    .option('-q, --quiet', 'errors only')
    .action(async (folder: string | undefined, flags: InitFlags) => {
      const { init } = await import('./init.js');
      finish(init(folder, flags));
    });
};

const addRun: Registration = (program, finish) => {
  const command = program
    .command('run')
    .description('run experiments, write their results, print a table each')
    .argument('<config...>', 'experiments in YAML')
    .option('-o, --out <dir>', 'results directory (default: results/<config name>)')
    .option('--workers <n>', 'worker threads (default: all processors)', wholeNumber(1, 4))
    .option('--baseline <file>', 'compare with it (default: <config>.baseline.json, if there)')
    .option('--no-baseline', 'compare with none')
    .option('--update-baseline', 'write the baseline anew')
    .option('--shard <i/n>', 'only part i of n, to be merged with the others', shard)
    .option('--resume', 'go on from what an interrupted run left')
    .option('--redis <url>', 'have it simulated by the workers of this Redis')
    .option('-q, --quiet', 'no progress and no table')
    .option('--report', 'make a page of the results, too: report.html beside them')
    .option('--no-color', 'no colours')
    .option('--dry-run', 'check everything, run nothing')
    .action(async (configs: string[], flags: RunFlags) => {
      const { run } = await import('./run.js');
      finish(await run(configs, flags));
    });
  reporterOptions(configOptions(command));
};

const addMerge: Registration = (program, finish) => {
  const command = program
    .command('merge')
    .description('put the shards of a run together, as if it had been one')
    .argument('<results...>', 'results directories of all shards')
    .option('-o, --out <dir>', 'results directory (default: results/<config name>)')
    .option('--baseline <file>', 'compare with it (default: <config>.baseline.json, if there)')
    .option('--no-baseline', 'compare with none')
    .option('--update-baseline', 'write the baseline anew')
    .option('-q, --quiet', 'no progress and no table')
    .option('--no-color', 'no colours')
    .action(async (directories: string[], flags: MergeFlags) => {
      const { merge } = await import('./merge.js');
      finish(await merge(directories, flags));
    });
  reporterOptions(command);
};

const addWorker: Registration = (program, finish) => {
  program
    .command('worker')
    .description('simulate for runs on other machines')
    .requiredOption('--redis <url>', 'where the work comes from, e.g. redis://host:6379')
    .option('--workers <n>', 'worker threads (default: all processors)', wholeNumber(1, 4))
    .option('-q, --quiet', 'errors only')
    .action(async (flags: WorkerFlags) => {
      const { work } = await import('./worker.js');
      finish(await work(flags));
    });
};

const addCheck: Registration = (program, finish) => {
  const command = program
    .command('check')
    .description('find blocked missions in scenarios or configurations')
    .argument('<path...>', 'scenarios, configurations, or folders of them')
    .option('--write-slice <file>', 'write the smallest mission that still shows the first error')
    .option(
      '--replay <alternative/learner>',
      'print the way of one of the learners sent through, e.g. default/unlucky',
    )
    .option('-q, --quiet', 'errors only')
    .action(async (paths: string[], flags: CheckFlags) => {
      const { check } = await import('./check.js');
      finish(check(paths, flags));
    });
  reporterOptions(configOptions(command));
};

const addTrace: Registration = (program, finish) => {
  const command = program
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
      finish(await trace(source, flags));
    });
  configOptions(command);
};

const addCompare: Registration = (program, finish) => {
  program
    .command('compare')
    .description('alternatives of one run, or two runs, with effect sizes and intervals')
    .argument('<results...>', 'a results directory, or two: the second against the first')
    .option('--control <group>', "in place of the run's control")
    .option('-o, --out <file>', 'write the comparison as CSV')
    .option('--power', 'how many real users a live test of this effect needs')
    .option('--exposed <share>', 'share of users in that test (default: 1)', numberFrom(0.0001, 1))
    .option(
      '--ratio <r>',
      'its users per user of the control (default: 1)',
      numberFrom(0.001, 1000),
    )
    .option('--users-per-day <n>', 'users who come each day', numberFrom(0.001, 1e9))
    .option('--json', 'one JSON document on stdout in place of text')
    .action(async (directories: string[], flags: CompareFlags) => {
      const { compare } = await import('./compare.js');
      finish(await compare(directories, flags));
    });
};

const addReport: Registration = (program, finish) => {
  program
    .command('report')
    .description('a results directory as one page to look at, offline')
    .argument('<results>', 'a results directory')
    .option(
      '-o, --out <path>',
      'file (default: report.html in the results); of svg a folder (default: <results>-charts)',
    )
    .option('--datastore <file>', 'the one whose states the learners began with')
    .addOption(formatOption())
    .action(async (directory: string, flags: ReportFlags) => {
      const { report } = await import('./report.js');
      finish(await report(directory, flags));
    });
};

const addThreshold: Registration = (program, finish) => {
  const command = program
    .command('threshold')
    .description('the smallest value of a parameter that reaches a target')
    .argument('<config>', 'an experiment in YAML')
    .requiredOption('--group <group>', 'the alternative')
    .requiredOption('--param <path>', 'a number of the group, e.g. user_params.starting_prob')
    .requiredOption('--target <target>', 'e.g. "completion_rate >= 0.95"')
    .option('--from <value>', "search from here (default: the parameter's least)", decimal)
    .option('--to <value>', "and up to here (default: the parameter's most)", decimal)
    .option(
      '--tolerance <value>',
      'distance of neighbouring values (default: 0.001 of the range, 1 of whole numbers)',
      decimal,
    )
    .option('--learners <n>', 'learners for each value at most (default: 20000)', wholeNumber(1, 8))
    .option('--workers <n>', 'worker threads (default: all processors)', wholeNumber(1, 4))
    .option('--json', 'one JSON document on stdout in place of text')
    .option('-q, --quiet', 'the answer alone: no progress and no table')
    .action(async (config: string, flags: ThresholdFlags) => {
      const { threshold } = await import('./threshold.js');
      finish(await threshold(config, flags));
    });
  configOptions(command);
};

const addImport: Registration = (program, finish) => {
  program
    .command('import')
    .description("make a scenario from a team's own lists")
    .requiredOption(
      '--skills <file>',
      'CSV: skill, and optionally title, topic, difficulty, seconds, problem_types',
    )
    .requiredOption('--prerequisites <file>', 'CSV: skill,prerequisite')
    .option('--foundations <roots|file>', 'the skills without prerequisites, or a list in a file')
    .option('--slug <slug>', "the mission's slug (default: the output file's name)")
    .option('--drop-dangling', 'leave out prerequisites that do not exist')
    .requiredOption('-o, --out <file>', 'the scenario to write')
    .action(async (flags: ImportFlags) => {
      const { importLists } = await import('./import.js');
      finish(importLists(flags));
    });
};

const addDatastore: Registration = (program, finish) => {
  const datastore = program
    .command('datastore')
    .description("missions and learners' states in SQLite");
  datastore
    .command('import')
    .description('write missions into a datastore; learners in it stay')
    .argument('<scenario...>', 'scenarios, by file or slug')
    .requiredOption('-o, --out <file>', 'the datastore; made where there is none')
    .action(async (scenarios: string[], flags: ImportMissionsFlags) => {
      const { importInto } = await import('./datastore.js');
      finish(importInto(scenarios, flags));
    });
  datastore
    .command('show')
    .description('missions, learners and runs of a datastore')
    .argument('<file>', 'the datastore')
    .option('--json', 'one JSON document on stdout in place of text')
    .action(async (file: string, flags: ShowFlags) => {
      const { show } = await import('./datastore.js');
      finish(show(file, flags));
    });
};

const addFit: Registration = (program, finish) => {
  const command = program
    .command('fit')
    .description('learner models from a historical answer log')
    .argument('<log...>', 'answer logs in CSV, a row an answer; several are read as one')
    .option('--test <file>', 'predict this log, too')
    .option('--folds <n>', 'folds of learners, 0 for none (default: 5)', wholeNumber(0, 3))
    .option('--seed <n>', 'deals learners out to folds', wholeNumber(0, 9), 1)
    .option('-o, --out <file>', 'write a population as YAML')
    .addOption(people())
    .addOption(populationModel())
    .option('--markov <file>', 'write the probabilities of the next skill as YAML')
    .option('--json', 'one JSON document on stdout in place of the table')
    .option('-q, --quiet', 'no progress and no notes')
    .action(async (logs: string[], flags: FitFlags) => {
      const { fit } = await import('./fit.js');
      finish(await fit(logs, flags));
    });
  recommenderOptions(modelOptions(logOptions(command)));
};

const addSchema: Registration = (program, finish) => {
  program
    .command('schema')
    .description("print the configuration's JSON Schema")
    .action(async () => {
      const { schema } = await import('./schema.js');
      finish(schema());
    });
};

/** In the order in which `--help` lists them. */
export const COMMANDS: readonly Registration[] = [
  addInit,
  addRun,
  addMerge,
  addWorker,
  addCheck,
  addTrace,
  addCompare,
  addReport,
  addThreshold,
  addImport,
  addDatastore,
  addFit,
  addEngine,
  addSchema,
];
