/** The table of an experiment on a terminal: a row per alternative, with its distribution of problems to completion. */

import Table from 'cli-table3';
import { STATUSES } from '../harness/ending.js';
import { share } from '../metrics/cell.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { mean, quantile } from '../stats/histogram.js';
import { commonScale, distributionLine, scaleLabel } from './distribution.js';
import { PLAIN_TABLE } from './plain-table.js';
import { percent } from './percent.js';

export interface SummaryGroup {
  readonly name: string;
  readonly totals: GroupTotals;
}

/** Width of the distribution, characters. */
const PICTURE_WIDTH = 32;

/** The table, without a line feed at its end. */
export function summaryText(groups: readonly SummaryGroup[]): string {
  const samples = groups.map((group) => group.totals.problemsToCompletion);
  const scale = commonScale(samples, PICTURE_WIDTH);
  const table = new Table({
    ...PLAIN_TABLE,
    head: [
      'group',
      'learners',
      'completed',
      'mean',
      'p05',
      'median',
      'p95',
      'accuracy',
      'unready',
      'problems to completion',
    ],
    colAligns: ['left', ...Array.from({ length: 8 }, () => 'right' as const), 'left'],
  });
  for (const { name, totals } of groups) {
    const problems = totals.problemsToCompletion;
    table.push([
      name,
      String(totals.learners),
      percent(share(totals.statuses.completed, totals.learners)),
      oneDecimal(mean(problems)),
      whole(quantile(problems, 5, totals.learners)),
      whole(quantile(problems, 50, totals.learners)),
      whole(quantile(problems, 95, totals.learners)),
      percent(share(totals.correct, totals.problems)),
      percent(share(totals.unready, totals.statuses.completed)),
      scale === undefined ? '' : distributionLine(problems, scale),
    ]);
  }
  if (scale !== undefined) table.push([...Array.from({ length: 9 }, () => ''), scaleLabel(scale)]);
  const lines = table.toString().split('\n');
  return [...lines.map((line) => line.trimEnd()), ...groups.flatMap(endings)].join('\n');
}

/** How those ended who did not complete: nothing when all did. */
function endings({ name, totals }: SummaryGroup): string[] {
  const others = STATUSES.filter((status) => status !== 'completed' && totals.statuses[status] > 0);
  if (others.length === 0) return [];
  const counts = others.map((status) => `${totals.statuses[status]} ${status}`);
  return [`${name}: ${counts.join(', ')}`];
}

function oneDecimal(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(1);
}

function whole(value: number | undefined): string {
  return value === undefined ? '-' : String(value);
}
