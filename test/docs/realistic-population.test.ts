/** The tables of docs/realistic-population.md that two runs of the configuration make: they are what a run says now. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { workplace } from '../cli/workplace.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/realistic-population.md');
const CONFIG = join(ROOT, 'configs/realistic-population.yaml');
const GROUPS = ['control', 'cascading', 'boosters'] as const;
const READINGS = ['gradual', 'known-or-not'] as const;
const METRICS = [
  'reached_50pct_rate',
  'reached_80pct_rate',
  'completion_rate',
  'review_accuracy',
  'follow_up_accuracy',
  'exam_accuracy',
  'exam_accuracy_30_days',
  'overpromotion_rate',
  'overpractice_rate',
] as const;
/** Set by `npm run goldens`: writes what the runs say now into the page. */
const UPDATE = process.env['UPDATE_README'] === '1';

interface Row {
  readonly metric: string;
  readonly value: number;
  readonly control_value: number;
  readonly difference: number;
  readonly difference_low: number | null;
  readonly difference_high: number | null;
  readonly relative_difference: number;
}

interface Comparison {
  readonly group: string;
  readonly metrics: readonly Row[];
  readonly live_test: readonly {
    readonly metric: string;
    readonly power: number;
    readonly control_users: number;
  }[];
}

type Learner = Readonly<Record<string, string>>;

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const points = (share: number): string => (share > 0 ? '+' : '') + (100 * share).toFixed(1);
const change = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(0)}%`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const align = head.map((_, at) => (at === 0 ? '---' : '--:'));
  return [head, align, ...rows].map(line).join('');
}

/** Every measure of both groups against the control: difference in points with its interval, and relative. */
function measures(comparisons: readonly Comparison[]): string {
  const rows = METRICS.map((metric) => {
    const found = comparisons.map(({ metrics }) => metrics.find((row) => row.metric === metric)!);
    const cells = found.flatMap((row) => {
      const { difference_low: low, difference_high: high } = row;
      const interval = low === null ? '' : ` (${points(low)} to ${points(high!)})`;
      const difference = points(row.difference) + interval;
      return [percent(row.value), difference, change(row.relative_difference)];
    });
    return [`\`${metric}\``, percent(found[0].control_value), ...cells];
  });
  const heads = ['cascading', 'points (95%)', 'change', 'boosters', 'points (95%)', 'change'];
  return table(['measure', 'control', ...heads], rows);
}

/** Ratio of sums over learners, as in the summary; a learner without reviews has neither. */
const ratio = (
  learners: readonly Learner[],
  part: (learner: Learner) => number,
  whole: string,
): number => {
  const total = (of: (learner: Learner) => number): number =>
    learners.reduce((sum, learner) => sum + of(learner), 0);
  return total(part) / total((learner) => Number(learner[whole]));
};

function kinds(groups: readonly (readonly Learner[])[]): string {
  const names = [...new Set(groups[0].map(({ kind }) => kind))].toSorted();
  const rows = names.map((name) => {
    const own = groups.map((learners) => learners.filter(({ kind }) => kind === name));
    const reached = own.map((learners) =>
      percent(learners.filter((learner) => learner['problems_to_80pct'] !== '').length / learners.length),
    );
    const reviews = own.map((learners) => {
      const correct = (learner: Learner): number =>
        Number(learner['review_accuracy']) * Number(learner['review_problems']);
      return percent(ratio(learners, correct, 'review_problems'));
    });
    const unknown = own.map((learners) =>
      percent(ratio(learners, (learner) => Number(learner['overpromoted_skills']), 'skills_mastered')),
    );
    return [`\`${name}\``, String(own[0].length), ...[reached, reviews, unknown].map((of) => of.join(' / '))];
  });
  return table(['kind', 'learners', 'reached 80%', 'review accuracy', 'over-promotion'], rows);
}

function liveTests(readings: readonly (readonly Comparison[])[]): string {
  const users = ['reached_80pct_rate', 'completion_rate', 'review_accuracy'].map((metric) => [
    `\`${metric}\``,
    ...[0, 1].flatMap((group) =>
      readings.map((comparisons) => {
        const plan = comparisons[group].live_test.find(
          (one) => one.metric === metric && one.power === 0.8,
        );
        return plan === undefined ? '-' : String(plan.control_users);
      }),
    ),
  ]);
  const heads = GROUPS.slice(1).flatMap((group) => READINGS.map((of) => `${group}, ${of}`));
  return table(['measure', ...heads], users);
}

/** Puts what was made between the markers, or holds the page to it. */
function holds(marker: string, made: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const start = `<!-- table: ${marker} -->\n`;
  const from = page.indexOf(start) + start.length;
  const to = page.indexOf('<!-- end -->', from);
  expect(from).toBeGreaterThan(start.length);
  if (UPDATE) writeFileSync(PAGE, page.slice(0, from) + made + page.slice(to));
  else expect(page.slice(from, to)).toBe(made);
}

describe('docs/realistic-population.md', () => {
  const { run, path } = workplace({});
  let comparisons: readonly (readonly Comparison[])[] = [];

  const compared = async (reading: string): Promise<readonly Comparison[]> => {
    const population = GROUPS.map((group) => `groups.${group}.population=${reading}`);
    const set = population.flatMap((value) => ['--set', value]);
    const done = await run('run', CONFIG, '-q', '--workers', '1', '-o', path(reading), ...set);
    expect(done).toMatchObject({ exitCode: 0, stdout: '' });
    const { stdout } = await run('compare', path(reading), '--power', '--json');
    return (JSON.parse(stdout) as { comparisons: Comparison[] }).comparisons;
  };

  beforeAll(async () => {
    comparisons = await Promise.all(READINGS.map(compared));
  }, 120_000);

  it.each(READINGS)('has the comparisons of the class %s', (reading) => {
    holds(reading, measures(comparisons[READINGS.indexOf(reading)]));
  });

  it('has the kinds of learners of the class gradual', () => {
    const learners = GROUPS.map((group) =>
      parse<Learner>(readFileSync(path('gradual', `${group}.csv`)), { columns: true }),
    );
    holds('kinds', kinds(learners));
  });

  it('has the users that live tests need', () => holds('live-tests', liveTests(comparisons)));

  it.each(READINGS)('has the swept row of the class %s at the hazard of the file', (reading) => {
    const [{ metrics }] = comparisons[READINGS.indexOf(reading)];
    const cells = METRICS.slice(0, 3).map((metric) =>
      change(metrics.find((row) => row.metric === metric)!.relative_difference),
    );
    const row = readFileSync(PAGE, 'utf8')
      .split('\n')
      .find((line) => line.startsWith('| 0.07 |'))!;
    expect(row).toContain(` ${cells.join(' | ')} |`);
  });
});
