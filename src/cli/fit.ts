/** `learnersim fit`: learner models from a historical answer log. */

import { basename } from 'node:path';
import { EXIT, UserError, formatProblem, printable } from '../errors.js';
import { type AnswerLog, learnersWithAnswers } from '../fit/answer-log.js';
import { fitAccuracy } from '../fit/accuracy.js';
import { foldsOf } from '../fit/cross-validation.js';
import { type ModelReport, evaluate } from '../fit/evaluation.js';
import { MODELS, type ModelName } from '../fit/fitted-model.js';
import { NameTables } from '../fit/log-reading.js';
import { checkSize, fitModel } from '../fit/model-fit.js';
import {
  type FittedMember,
  type FittedPopulation,
  type Fits,
  fittedPopulation,
} from '../fit/fitted-population.js';
import {
  type PopulationRequest,
  type SimulatedModel,
  checkRequest,
} from '../fit/simulated-models.js';
import type { People } from '../fit/strata.js';
import { type FitReport, fitJson, fitText } from '../output/fit-text.js';
import { populationYaml } from '../output/population-yaml.js';
import { startFitProgress } from './fit-progress.js';
import { type LogFlags, type LogRead, readLogs } from './fit-logs.js';
import {
  type RecommenderFlags,
  choiceText,
  judgeAll,
  nextFiles,
  nextTexts,
  recommendersOf,
} from './fit-recommenders.js';
import { checkOutputs, writeOutputs } from './output-files.js';

export interface FitFlags extends LogFlags, RecommenderFlags {
  readonly model?: readonly ModelName[];
  readonly test?: string;
  readonly folds?: number;
  readonly seed: number;
  readonly counts: 'linear' | 'log';
  readonly slopes: 'skill' | 'common';
  readonly learnerIntercepts?: boolean;
  readonly l2: number;
  readonly out?: string;
  readonly people?: People;
  readonly populationModel?: SimulatedModel;
  readonly markov?: string;
  readonly json?: boolean;
}

/** Learners are dealt out to so many folds, unless there are fewer. */
const USUAL_FOLDS = 5;

/** Fits, prints the table, writes what is asked for; returns the exit code. */
export async function fit(files: readonly string[], flags: FitFlags): Promise<number> {
  const test = flags.test === undefined ? [] : [flags.test];
  const outputs = [flags.out, flags.markov].filter((file) => file !== undefined);
  checkOutputs([...outputs, ...nextFiles(flags)], [...files, ...test]);
  const request = requestOf(flags);
  const { own, other, tables } = await readAll(files, test, flags);
  const folds = foldCount(own.log, flags.folds);
  const fold = folds === 0 ? undefined : foldsOf(own.log, folds, flags.seed);
  const models = await fitAll(own.log, other?.log, fold, folds, flags);
  const recommenders = await judgeAll(own.log, other?.log, fold, flags);
  const fits: Fits = {
    accuracy: fitAccuracy(own.log),
    ...Object.fromEntries(models.map(({ model, fitted }) => [model, fitted])),
  };
  const quarters = fittedPopulation(own.log, fits, QUARTERS);
  const population = request && fittedPopulation(own.log, fits, request);
  const report: FitReport = {
    files: files.map((file) => basename(file)),
    seed: flags.seed,
    folds,
    answers: own.log.rows,
    learners: learnersWithAnswers(own.log).length,
    models,
    nextTask: recommenders.length > 0 ? { top: flags.top, folds, recommenders } : undefined,
    skillNames: tables.names('skill'),
    itemNames: tables.names('item'),
    facts: facts(own, other, quarters.members),
  };
  write(report, population, own.log, flags);
  process.stdout.write(flags.json === true ? fitJson(report) : fitText(report));
  return EXIT.fine;
}

/** What the document says of every log. */
const QUARTERS: PopulationRequest = { model: 'accuracy', people: 'strata' };

/**
 * The population to write; undefined: none.
 * @throws UserError when it cannot be had with these flags
 */
function requestOf({
  out,
  people,
  populationModel,
  model,
  counts,
}: FitFlags): PopulationRequest | undefined {
  if (out === undefined) {
    const unused = [
      ...(people === undefined ? [] : ['--people']),
      ...(populationModel === undefined ? [] : ['--population-model']),
    ];
    if (unused.length === 0) return undefined;
    const what = 'is about a population that nobody asked for';
    throw new UserError(unused.map((file) => ({ file, what, hint: 'add -o FILE' })));
  }
  const request = {
    model: populationModel ?? QUARTERS.model,
    people: people ?? QUARTERS.people,
  };
  checkRequest(request, model ?? MODELS, counts);
  return request;
}

/** The log and the test, with the same numbers for the same names; and what is to be said of them. */
async function readAll(
  files: readonly string[],
  test: readonly string[],
  flags: FitFlags,
): Promise<{ own: LogRead; other: LogRead | undefined; tables: NameTables }> {
  const progress = await startFitProgress(flags.quiet === true);
  const tables = new NameTables();
  try {
    const own = await readLogs(files, flags, tables, progress);
    const other = test.length === 0 ? undefined : await readLogs(test, flags, tables, progress);
    progress.stop();
    const read = [own, ...(other === undefined ? [] : [other])];
    for (const one of read) describe(one, flags.quiet === true);
    // The test may have brought names of its own: they need a place in every table.
    const [log, unseen] = [own, other].map((one) => one && { ...one, log: sized(one.log, tables) });
    return { own: log!, other: unseen, tables };
  } finally {
    progress.stop();
  }
}

function sized(log: AnswerLog, tables: NameTables): AnswerLog {
  const { learner, skill, item } = tables;
  return { ...log, learners: learner.size, skills: skill.size, items: item.size };
}

/** @throws UserError for more folds than learners */
function foldCount(log: AnswerLog, asked: number | undefined): number {
  const learners = learnersWithAnswers(log).length;
  if (asked === undefined) return learners < 2 ? 0 : Math.min(USUAL_FOLDS, learners);
  if (asked === 1 || asked > learners) {
    const what = `${asked} folds of ${learners} learners`;
    throw new UserError({
      file: '--folds',
      what,
      hint: 'from 2 to the number of learners, or 0 for none',
    });
  }
  return asked;
}

async function fitAll(
  log: AnswerLog,
  test: AnswerLog | undefined,
  fold: Int32Array | undefined,
  folds: number,
  flags: FitFlags,
): Promise<ModelReport[]> {
  const names = flags.model ?? (recommendersOf(flags).length > 0 ? [] : MODELS);
  checkSize(names, log, flags);
  const all = names.length * (1 + folds);
  let done = 0;
  const progress = await startFitProgress(flags.quiet === true);
  try {
    return names.map((name) => {
      progress.update(done, all, `${name}: fitting`);
      const fitted = fitModel(name, log, flags);
      const onFold = (): void => progress.update(++done, all, `${name}: cross-validation`);
      onFold();
      return evaluate(log, fitted, { fold, test, onFold });
    });
  } finally {
    progress.stop();
  }
}

function facts(
  read: LogRead,
  test: LogRead | undefined,
  quarters: readonly FittedMember[],
): FitReport['facts'] {
  return {
    ...read.facts,
    test: test === undefined ? null : test.facts,
    strata: quarters.map(({ name, weight, learners, answers, params }) => {
      const { beta } = params['starting_prob'] as { readonly beta: readonly [number, number] };
      const mean = beta[0] / (beta[0] + beta[1]);
      return { name, weight, learners, answers, mean, starting_prob: { beta } };
    }),
  };
}

/** How a log was read, and what was left out, on stderr: the latter always. */
function describe({ notes, badRows }: LogRead, isQuiet: boolean): void {
  if (!isQuiet) for (const note of notes) process.stderr.write(`${printable(note)}\n`);
  for (const bad of badRows) process.stderr.write(`left out: ${formatProblem(bad)}\n`);
}

function write(
  report: FitReport,
  population: FittedPopulation | undefined,
  log: AnswerLog,
  flags: FitFlags,
): void {
  const { out, markov } = flags;
  const { files, answers, learners, skillNames } = report;
  const texts: [string, string][] = [];
  if (out !== undefined && population !== undefined) {
    const { members, by } = population;
    texts.push([out, populationYaml(members, { files, answers, learners, by })]);
  }
  if (markov !== undefined) {
    texts.push([markov, choiceText('markov', log, skillNames)]);
  }
  writeOutputs([...texts, ...nextTexts(log, skillNames, flags)]);
}
