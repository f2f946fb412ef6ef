/** A fit as a table and as one JSON document. */

import Table from 'cli-table3';
import type { Goodness, ModelReport } from '../fit/evaluation.js';
import type { Estimate } from '../fit/fitted-model.js';
import { PLAIN_TABLE } from './plain-table.js';
import { type NextTaskReport, recommenderText } from './recommender-text.js';

export interface FitReport {
  readonly files: readonly string[];
  readonly seed: number;
  readonly folds: number;
  readonly answers: number;
  readonly learners: number;
  readonly models: readonly ModelReport[];
  /** absent: no recommenders were asked for */
  readonly nextTask?: NextTaskReport | undefined;
  readonly skillNames: readonly string[];
  readonly itemNames: readonly string[];
  /** everything else that the document says, under its names there */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A table of the models, one of the recommenders, or both. */
export function fitText(report: FitReport): string {
  const { models, nextTask } = report;
  return [
    ...(models.length > 0 ? [modelText(report)] : []),
    ...(nextTask === undefined ? [] : [recommenderText(nextTask)]),
  ].join('\n');
}

/** A row for each way of predicting; a model's own figures stand in its first row. */
function modelText({ models, folds }: FitReport): string {
  const crossed = folds > 0 ? ['AUC', 'lnL/answer', 'calibration'] : [];
  const hasTest = models.some(({ predictions }) => predictions.some(({ test }) => test !== null));
  const tested = hasTest ? ['test AUC', 'lnL/answer', 'calibration'] : [];
  const head = ['model', 'parameters', 'lnL', 'lnL/answer', 'R2', ...crossed, ...tested];
  const table = new Table({
    ...PLAIN_TABLE,
    head,
    colAligns: head.map((_, at) => (at === 0 ? 'left' : 'right')),
  });
  for (const one of models) {
    one.predictions.forEach(({ name, cross_validated, test }, at) => {
      const own = [
        String(one.parameters),
        one.log_likelihood.toFixed(3),
        one.log_likelihood_per_answer.toFixed(4),
        share(one.mcfadden_r2),
      ];
      table.push([
        name,
        ...(at === 0 ? own : own.map(() => '')),
        ...trial(cross_validated),
        ...trial(test),
      ]);
    });
  }
  const text = table.toString().split('\n');
  const note =
    folds > 0 ? `AUC and what follows: ${folds} folds of learners who were not in the fit\n` : '';
  return `${text.map((line) => line.trimEnd()).join('\n')}\n${note}`;
}

function trial(goodness: Goodness | null): string[] {
  if (goodness === null) return [];
  const { auc, log_likelihood_per_answer: likely, calibration_error: error } = goodness;
  return [share(auc), likely.toFixed(4), share(error)];
}

/** What does not exist where all answers are alike is `none`. */
function share(value: number | null): string {
  return value === null ? 'none' : value.toFixed(4);
}

/** One document. */
export function fitJson(report: FitReport): string {
  const { files, seed, folds, answers, learners, facts, models, skillNames, itemNames } = report;
  const all = models.map(({ fitted, ...model }) => ({
    ...model,
    population: fitted.population ?? null,
    skills: named('skill', skillNames, fitted.skills),
    items: named('item', itemNames, fitted.items),
  }));
  const { nextTask } = report;
  const next_task = nextTask && { top: nextTask.top, recommenders: nextTask.recommenders };
  const document = { files, seed, folds, answers, learners, ...facts, models: all, next_task };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function named(
  key: 'skill' | 'item',
  names: readonly string[],
  all: readonly (Readonly<Record<string, Estimate>> | undefined)[] = [],
): Record<string, unknown>[] {
  return all.flatMap((one, at) => (one === undefined ? [] : [{ [key]: names[at], ...one }]));
}
