/**
 * A/A: how often a comparison of equals says that they differ, and how often its interval holds the truth, 0. CI does 200
 * of each; `npm run null-comparisons` does 10,000 of each and prints the table of docs/statistics.md.
 */

import { afterAll, describe, expect, it } from 'vitest';
import { NULL_WORLDS, NullPopulation, nullComparison } from './null-world.js';

const ASKED = process.env['COMPARISONS'];
const COMPARISONS = Number(ASKED ?? 200);
const SIZES = ASKED === undefined ? [50] : [50, 200];

/** What was counted of one measure in one setting. */
interface Count {
  readonly setting: string;
  readonly metric: string;
  readonly method: string;
  tests: number;
  rejected: number;
  intervals: number;
  covered: number;
}

/** All measures in one setting. */
function count(world: (typeof NULL_WORLDS)[number], learners: number, isPaired: boolean): Count[] {
  const population = new NullPopulation(world);
  const counts = new Map<string, Count>();
  const setting = `${world.name}, ${learners}`;
  for (let number = 0; number < COMPARISONS; number++) {
    for (const row of nullComparison(population, world, learners, isPaired, number).rows) {
      const { metric, p, difference } = row;
      const method = row.method.replace(/, to .*/, '');
      const key = `${metric} ${method}`;
      const one = counts.get(key) ?? {
        setting,
        metric,
        method,
        tests: 0,
        rejected: 0,
        intervals: 0,
        covered: 0,
      };
      counts.set(key, one);
      if (p !== undefined) one.tests++;
      if (p !== undefined && p < 0.05) one.rejected++;
      if (difference.low === undefined || difference.high === undefined) continue;
      one.intervals++;
      if (difference.low <= 0 && difference.high >= 0) one.covered++;
    }
  }
  return [...counts.values()];
}

/** Measures too rarely estimable to be judged. */
const FEW = COMPARISONS / 2;
const percent = (part: number, whole: number): string =>
  whole < FEW ? '-' : ((100 * part) / whole).toFixed(1);

/** A row a measure, a column a setting: percent rejected / percent covered. */
function table(counts: readonly Count[], title: string): string {
  const settings = [...new Set(counts.map(({ setting }) => setting))];
  const rows = new Map<string, string[]>();
  for (const { metric, method, setting, tests, rejected, intervals, covered } of counts) {
    const cells = rows.get(`${metric} | ${method}`) ?? settings.map(() => '-');
    rows.set(`${metric} | ${method}`, cells);
    const cell = `${percent(rejected, tests)} / ${percent(covered, intervals)}`;
    cells[settings.indexOf(setting)] = cell === '- / -' ? '-' : cell;
  }
  return [
    `${title}\n`,
    `| metric | method | ${settings.join(' | ')} |`,
    `| --- | --- | ${settings.map(() => '--:').join(' | ')} |`,
    ...[...rows]
      .filter(([, cells]) => cells.some((cell) => cell !== '-'))
      .map(([measure, cells]) => `| ${measure} | ${cells.join(' | ')} |`),
  ].join('\n');
}

const found = { paired: [] as Count[], unpaired: [] as Count[] };
afterAll(() => {
  if (ASKED === undefined) return;
  for (const title of ['paired', 'unpaired'] as const) console.log(table(found[title], title));
});

describe('comparisons of equals', () => {
  const settings = NULL_WORLDS.flatMap((world) =>
    SIZES.flatMap((size) => [true, false].map((isPaired) => ({ world, size, isPaired }))),
  );
  it.each(settings)(
    '$world.name, $size learners, paired $isPaired: say that they differ about one time in twenty',
    ({ world, size, isPaired }) => {
      const counts = count(world, size, isPaired);
      found[isPaired ? 'paired' : 'unpaired'].push(...counts);
      // Four standard errors of a share of 5 percent.
      const slack = 4 * Math.sqrt((0.05 * 0.95) / COMPARISONS);
      for (const { metric, tests, rejected, intervals, covered } of counts) {
        if (tests >= FEW) expect(rejected / tests, metric).toBeLessThan(0.05 + 0.01 + slack);
        if (intervals >= FEW) expect(covered / intervals, metric).toBeGreaterThan(0.94 - slack);
      }
      const mean = counts.find(({ metric }) => metric === 'problems.mean')!;
      expect(mean.tests).toBe(COMPARISONS);
      expect(mean.rejected).toBeGreaterThan(0);
    },
    60_000 + COMPARISONS * 100,
  );
});
