/**
 * A/A: how often a comparison of equals says that they differ, and how often its interval holds the truth, 0. CI does 100
 * of each; `npm run null-comparisons` does 10,000 of each with 50 learners and a quarter of that with 200, and prints the
 * table of docs/statistics.md.
 */

import { afterAll, describe, expect, it } from 'vitest';
import { NULL_WORLDS, NullPopulation, nullComparison } from './null-world.js';

const ASKED = process.env['COMPARISONS'];
const COMPARISONS = Number(ASKED ?? 100);
/** How many comparisons there are of each number of learners. */
const SIZES: readonly (readonly [learners: number, comparisons: number])[] =
  ASKED === undefined
    ? [[50, COMPARISONS]]
    : [
        [50, COMPARISONS],
        [200, COMPARISONS / 4],
      ];

/** What was counted of one measure in one setting. */
interface Count {
  readonly setting: string;
  readonly metric: string;
  readonly method: string;
  readonly comparisons: number;
  tests: number;
  rejected: number;
  intervals: number;
  covered: number;
}

/** All measures in one setting. */
function count(
  world: (typeof NULL_WORLDS)[number],
  learners: number,
  comparisons: number,
  isPaired: boolean,
): Count[] {
  const population = new NullPopulation(world);
  const counts = new Map<string, Count>();
  const setting = `${world.name}, ${learners}`;
  for (let number = 0; number < comparisons; number++) {
    for (const row of nullComparison(population, world, learners, isPaired, number).rows) {
      const { metric, p, difference } = row;
      const method = row.method.replace(/, to .*/, '');
      const key = `${metric} ${method}`;
      const one = counts.get(key) ?? {
        setting,
        metric,
        method,
        comparisons,
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
const isFew = (part: number, { comparisons }: Count): boolean => part < comparisons / 2;
const percent = (part: number, whole: number, of: Count): string =>
  isFew(whole, of) ? '-' : ((100 * part) / whole).toFixed(1);

/** A row a measure, a column a setting: percent rejected / percent covered. */
function table(counts: readonly Count[], title: string): string {
  const settings = [...new Set(counts.map(({ setting }) => setting))];
  const rows = new Map<string, string[]>();
  for (const one of counts) {
    const { metric, method, setting, tests, rejected, intervals, covered } = one;
    const cells = rows.get(`${metric} | ${method}`) ?? settings.map(() => '-');
    rows.set(`${metric} | ${method}`, cells);
    const cell = `${percent(rejected, tests, one)} / ${percent(covered, intervals, one)}`;
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
  const settings = SIZES.flatMap(([learners, comparisons]) =>
    NULL_WORLDS.flatMap((world) =>
      [true, false].map((isPaired) => ({ world, learners, comparisons, isPaired })),
    ),
  );
  it.each(settings)(
    '$world.name, $learners learners, paired $isPaired: say that they differ about one time in twenty',
    ({ world, learners, comparisons, isPaired }) => {
      const counts = count(world, learners, comparisons, isPaired);
      found[isPaired ? 'paired' : 'unpaired'].push(...counts);
      // Four standard errors of a share of 5 percent.
      const slack = 4 * Math.sqrt((0.05 * 0.95) / comparisons);
      for (const one of counts) {
        const { metric, tests, rejected, intervals, covered } = one;
        if (!isFew(tests, one)) expect(rejected / tests, metric).toBeLessThan(0.06 + slack);
        if (!isFew(intervals, one)) {
          expect(covered / intervals, metric).toBeGreaterThan(0.94 - slack);
        }
      }
      const mean = counts.find(({ metric }) => metric === 'problems.mean')!;
      expect(mean.tests).toBe(comparisons);
      expect(mean.rejected).toBeGreaterThan(0);
    },
    60_000 + COMPARISONS * 200,
  );
});
