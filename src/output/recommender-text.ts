/** Recommenders of the next task, judged: a table. */

import Table from 'cli-table3';
import type { HitRate, HitRates, RecommenderReport } from '../fit/hit-rate.js';
import { PLAIN_TABLE } from './plain-table.js';

export interface NextTaskReport {
  /** so many tasks are recommended */
  readonly top: number;
  readonly folds: number;
  readonly recommenders: readonly RecommenderReport[];
}

/** A row for each recommender: its share of hits, and where there are dates those within a day and of the others. */
export function recommenderText({ top, folds, recommenders }: NextTaskReport): string {
  const [first] = recommenders;
  const trials = [
    { of: 'cross_validated', rates: first.cross_validated, title: 'hit rate' },
    { of: 'test', rates: first.test, title: 'test hit rate' },
  ] as const;
  const judged = trials.filter(({ rates }) => rates !== null);
  const head = judged.flatMap(({ rates, title }) => [
    title,
    '95% interval',
    ...(rates!.same_day === null ? [] : ['same day', '95% interval', 'later', '95% interval']),
  ]);
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['recommender', ...head],
    colAligns: ['left', ...head.map(() => 'right' as const)],
  });
  for (const one of recommenders) {
    table.push([one.name, ...judged.flatMap(({ of }) => allCells(one[of]!))]);
  }
  const lines = table.toString().split('\n');
  const notes = judged.map(({ of, rates }) =>
    noteOf(rates!, of === 'test' ? 'the test' : `${folds} folds of learners not in the fit`, top),
  );
  const unsplit = judged.some(({ rates }) => rates!.same_day === null)
    ? ['same-day and later pairs cannot be told apart: the log has no dates (--time, --time-unit)']
    : [];
  return [...lines.map((line) => line.trimEnd()), ...notes, ...unsplit, ''].join('\n');
}

function allCells({ same_day, later, ...all }: HitRates): string[] {
  return [all, same_day, later].flatMap((rate) => (rate === null ? [] : cellsOf(rate)));
}

/** `none` where there are no pairs, or too few learners for an interval. */
function cellsOf({ hit_rate, interval }: HitRate): [string, string] {
  return [
    hit_rate === null ? 'none' : hit_rate.toFixed(4),
    interval === null ? 'none' : interval.map((bound) => bound.toFixed(4)).join(' to '),
  ];
}

function noteOf({ pairs, learners, same_day }: HitRates, where: string, top: number): string {
  const split = same_day === null ? '' : `, ${same_day.pairs} within a day`;
  return `hit: the next task is among ${top} recommended; ${pairs} pairs of ${learners} learners${split}; ${where}`;
}
