/** Figures of docs/fit.md that are cheap to make again: what the page says is what `fit` says now. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecommenderReport } from '../../src/fit/hit-rate.js';
import { runHere } from '../cli/in-process.js';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = resolve(ROOT, '../shared/data');
const absent = !existsSync(DATA);
const why = absent ? `: skipped, there is no ${DATA}` : '';
const LKT = 'lkt-cloze/log.csv';
const TOY =
  'hmm-toy/toy_data.txt --no-header --correct 1 --learner 2 --item 3 --skill 4 --wrong-values 2';

/** Cells of the table rows that begin with these. */
function rowsOf(page: string, ...begin: readonly string[]): string[][] {
  return readFileSync(join(ROOT, 'docs', page), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
    .filter((cells) => begin.every((cell, at) => cells[at] === cell));
}

interface Document {
  readonly models: readonly { readonly log_likelihood: number }[];
  readonly next_task: { readonly recommenders: readonly RecommenderReport[] };
}

async function fit(log: string, flags: string): Promise<Document> {
  const args = ['fit', ...`${log} ${flags} --json -q`.split(' ')];
  const { stdout } = await runHere(DATA, args);
  return JSON.parse(stdout) as Document;
}

describe(`docs/fit.md${why}`, () => {
  it.skipIf(absent).each([
    ['lkt-cloze', LKT, '--model afm --slopes common --folds 0', 4],
    ['hmm-toy', TOY, '--model bkt', 7],
  ])('has the log-likelihood of %s', async (name, log, flags, digits) => {
    const { models } = await fit(log, flags);
    const [[, , figure, ours]] = rowsOf('fit.md', name, `\`${flags}\``);
    expect([figure, ours]).toEqual(['lnL', models[0].log_likelihood.toFixed(digits)]);
  });

  it.skipIf(absent)('has the hit rates of lkt-cloze', async () => {
    const { next_task: next } = await fit(LKT, '--recommend markov popular');
    for (const { name, cross_validated: own } of next.recommenders) {
      const percent = (rate: number): string => (100 * rate).toFixed(1);
      const interval = own!.interval!.map(percent).join(' to ');
      const rates = [own, own!.same_day, own!.later].map((one) => `${percent(one!.hit_rate!)}%`);
      const [row] = rowsOf('fit.md', 'lkt-cloze', `\`${name}\``);
      expect(row.slice(2)).toEqual([rates[0], interval, rates[1], rates[2], '']);
    }
  });
});
