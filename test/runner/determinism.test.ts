/** The same configuration and seed give the same bytes, however the work is split; the built code, in worker threads. */

import { beforeAll, describe, expect, it } from 'vitest';
import { writeResults } from './built.js';
import { smallPlan } from './plans.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let runs = 0;

type Files = Readonly<Record<string, string>>;

/** The files of a run. */
async function filesOf(
  set: readonly string[],
  options: { readonly workers?: number; readonly chunkSize?: number } = {},
): Promise<Files> {
  const folder = inTemp(`run${runs++}`);
  const result = await writeResults(smallPlan(...set), folder, options);
  expect([result.failures, result.retried, result.interrupted]).toEqual([[], [], false]);
  return contentOf(folder);
}

/** Rows of a group's file, without the columns `experiment` and `group`. */
function rowsOf(files: Files, group: string): string[] {
  const [, ...rows] = files[`${group}.csv`].trimEnd().split('\n');
  return rows.map((row) => row.slice(row.indexOf(`,${group},`) + group.length + 2));
}

let reference: Files;
beforeAll(async () => {
  reference = await filesOf([], { workers: 1, chunkSize: 1000 });
});

describe('the same bytes', () => {
  it('are those of something: learners who end in different ways', () => {
    expect(Object.keys(reference).toSorted()).toEqual([
      'boosted.csv',
      'comparison.csv',
      'manifest.json',
      'one.csv',
      'skills.csv',
      'summary.csv',
      'two.csv',
    ]);
    const rows = rowsOf(reference, 'one');
    expect(new Set(rows.map((row) => row.split(',')[1])).size).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.replace(/^\d+/, ''))).size).toBeGreaterThan(15);
  });

  it.each([
    [1, 1],
    [1, 7],
    [2, 1],
    [2, 7],
    [2, 1000],
    [5, 1],
    [5, 7],
    [5, 1000],
    [2, undefined],
  ])('with %d workers and chunks of %s', async (workers, chunkSize) => {
    const options = chunkSize === undefined ? { workers } : { workers, chunkSize };
    expect(await filesOf([], options)).toEqual(reference);
  });

  it('whatever the configuration says of threads', async () => {
    expect(await filesOf(['num_processes=3'])).toEqual(reference);
  });
});

describe('other bytes', () => {
  it('with another seed, in every file', async () => {
    const other = await filesOf(['seed=2'], { workers: 1 });
    expect(Object.keys(other)).toEqual(Object.keys(reference));
    const same = Object.keys(other).filter((name) => other[name] === reference[name]);
    expect(same).toEqual([]);
  });
});

describe('learners', () => {
  it('in order, each once', () => {
    const numbers = rowsOf(reference, 'one').map((row) => Number(row.split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: 23 }, (_, at) => at));
  });

  it('of two groups are the same people: same settings, same way', () => {
    expect(rowsOf(reference, 'two')).toEqual(rowsOf(reference, 'one').slice(0, 16));
  });

  it('take the same way whichever groups stand before theirs', async () => {
    const set = [
      'control=boosted',
      'groups={boosted: {num_users: 9, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.75, learning_rate: 0.001}}}',
    ];
    const alone = await filesOf(set, { workers: 2, chunkSize: 2 });
    expect(alone['boosted.csv']).toBe(reference['boosted.csv']);
    expect(rowsOf(alone, 'boosted')).not.toEqual(rowsOf(reference, 'one').slice(0, 9));
  });

  it('stay as they are when more join them', async () => {
    const more = await filesOf(['groups.one.num_users=40'], { workers: 2, chunkSize: 3 });
    expect(more['one.csv'].startsWith(reference['one.csv'])).toBe(true);
    expect(more['two.csv']).toBe(reference['two.csv']);
  });
});
