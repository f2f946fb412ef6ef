/** A swept run: its files, the same bytes however it is split, and each point the run that it stands for. */

import { describe, expect, it } from 'vitest';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { ComparedReadings } from '../../src/verdict/compared-readings.js';
import { runExperiment, writeResults, writeSweep } from './built.js';
import { smallPlan } from './plans.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let runs = 0;

const SWEEP =
  'sweep={user_params.starting_prob: [0.6, 0.75, 0.9], alternatives.reviews: [review, control]}';

async function filesOf(
  set: readonly string[],
  options: { readonly workers?: number; readonly chunkSize?: number } = {},
): Promise<Record<string, string>> {
  const folder = inTemp(`sweep${runs++}`);
  const done = await writeSweep(smallPlan(...set), folder, options);
  expect([done.failures, done.partial]).toEqual([[], false]);
  return contentOf(folder);
}

/** The points of `SWEEP`, each as a configuration of its own. */
const pointsOf = [0.6, 0.75, 0.9].flatMap((prob) =>
  ['review', 'control'].map((reviews) =>
    ['one', 'two', 'boosted'].flatMap((group) => [
      `groups.${group}.user_params.starting_prob=${prob}`,
      `groups.${group}.alternatives.reviews=${reviews}`,
    ]),
  ),
);

const readingsOf = (): ComparedReadings =>
  new ComparedReadings({
    points: smallPlan(SWEEP).points,
    groups: ['one', 'two', 'boosted'],
    control: 'one',
    maxProblems: 120,
  });

const rowsOf = (table: string): string[][] =>
  table
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/,(?! groups)/));

describe('a swept run', () => {
  it('writes sweep.csv and the manifest, nothing by learner', async () => {
    expect(Object.keys(await filesOf([SWEEP])).toSorted()).toEqual(['manifest.json', 'sweep.csv']);
  });

  it.each([
    [1, 1000],
    [2, 7],
    [3, 1],
  ])('is the same bytes with %d workers and chunks of %d', async (workers, chunkSize) => {
    expect(await filesOf([SWEEP], { workers, chunkSize })).toEqual(
      await filesOf([SWEEP], { workers: 1, chunkSize: 5 }),
    );
  });

  it('holds, at each point, what the same configuration without a sweep gives', async () => {
    const [header, ...rows] = rowsOf((await filesOf([SWEEP]))['sweep.csv']);
    expect(header).toEqual([
      'starting_prob',
      'reviews',
      'experiment',
      'group',
      ...SUMMARY_COLUMNS.map(({ name }) => name),
    ]);
    expect(rows).toHaveLength(18);
    for (const [prob, reviews] of [
      ['0.6', 'control'],
      ['0.9', 'review'],
    ]) {
      const set = ['one', 'two', 'boosted'].flatMap((group) => [
        `groups.${group}.user_params.starting_prob=${prob}`,
        `groups.${group}.alternatives.reviews=${reviews}`,
      ]);
      const folder = inTemp(`alone${runs++}`);
      await writeResults(smallPlan(...set), folder, {});
      const [, ...alone] = rowsOf(contentOf(folder)['summary.csv']);
      const point = rows.filter((row) => row[0] === prob && row[1] === reviews);
      expect(point.map((row) => row.slice(2))).toEqual(alone);
    }
  });

  it('of a preset has a column a constant, with the value that holds', async () => {
    const files = await filesOf(['sweep={preset: assumptions}', 'engine={review_first_days: 5}']);
    const [header, ...rows] = rowsOf(files['sweep.csv']);
    const days = rows.map((row) => row[header.indexOf('review_first_days')]);
    expect(days.slice(0, 3)).toEqual(['5', '5', '5']);
    expect(days).toContain('3');
    expect(days).not.toContain('');
    expect(rows.map((row) => row[header.indexOf('booster_rise_levels')])).toContain('4');
  });

  it('gives every value in full: two points never look like one', async () => {
    const files = await filesOf([
      'sweep={user_params.learning_rate: [1e-7, 2e-7, 0.6666666666666666]}',
    ]);
    const [, ...rows] = rowsOf(files['sweep.csv']);
    const values = rows.map((row) => row[0]);
    expect([...new Set(values)]).toEqual(['0.0000001', '0.0000002', '0.6666666666666666']);
  });

  it('that is stopped leaves what it has in partial/, unjudged', async () => {
    const folder = inTemp('stopped');
    const controller = new AbortController();
    const done = await writeSweep(smallPlan(SWEEP), folder, {
      workers: 1,
      chunkSize: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
      judge: () => expect.fail('judged'),
      readings: readingsOf(),
    });
    expect(done).toMatchObject({ interrupted: true, partial: true, robustness: undefined });
    expect(Object.keys(contentOf(inTemp('stopped', 'partial'))).toSorted()).toEqual([
      'manifest.json',
      'ranges.jsonl',
      'sweep.csv',
    ]);
  });

  it('keeps nothing by skill while nobody is stuck', async () => {
    const { totals } = await writeSweep(smallPlan(SWEEP), inTemp('skills'), { workers: 1 });
    const lengths = totals.flatMap(({ skills }) => Object.values(skills) as Float64Array[]);
    expect(lengths.filter(({ length }) => length > 0)).toEqual([]);
  });

  it('compares readings as they pass: no value of a learner is kept to the end', async () => {
    const done = await writeSweep(smallPlan(SWEEP), inTemp('readings'), {
      workers: 2,
      chunkSize: 5,
      readings: readingsOf(),
    });
    expect(done.samples).toEqual(done.totals.map(() => ({})));
    const found = done.robustness!.verdicts.map(({ group, measure, readings }) => [
      group,
      measure,
      readings.map(({ value }) => value),
    ]);
    // Of all who are in both groups, at each point; learners of `two` are those of `one`.
    const means = await Promise.all(
      pointsOf.map(async (set) => {
        const { samples } = await runExperiment(smallPlan(...set), {
          workers: 1,
          onRows: async () => undefined,
          wanted: { columns: ['problems_to_completion'], paths: 0 },
        });
        const values = samples[1]['problems_to_completion'].map((value) => value || 120);
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      }),
    );
    expect(found[0]).toEqual(['two', 'mean_at_limit', means]);
  });
});
