/** A run that is stopped, fails in part, or cannot write: what it hands back, and what it leaves behind. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExperimentPlan } from '../../src/experiment/plan.js';
import { runExperiment, writeResults } from './built.js';
import { smallPlan } from './plans.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();

/** A plan of which these groups cannot be simulated: the worker fails at them every time. */
function brokenPlan(...names: readonly string[]): ExperimentPlan {
  const plan = smallPlan();
  const groups = plan.groups.map((group) => {
    const { people: _, ...broken } = group;
    return names.includes(group.name) ? (broken as typeof group) : group;
  });
  return { ...plan, groups };
}

const decode = (rows: readonly Uint8Array[]): string => Buffer.concat(rows).toString();
const partialOf = (files: Record<string, string>): boolean =>
  (JSON.parse(files['manifest.json']) as { partial: boolean }).partial;

describe('a run', () => {
  it('hands on rows in order, awaits each, and tells how many learners are done', async () => {
    const rows: { group: number; rows: Uint8Array }[] = [];
    const done: number[] = [];
    let writing = 0;
    const result = await runExperiment(smallPlan(), {
      workers: 2,
      chunkSize: 10,
      onRows: async (group, bytes) => {
        expect(++writing).toBe(1);
        await Promise.resolve();
        writing--;
        rows.push({ group, rows: bytes });
      },
      onProgress: (learners) => done.push(learners),
    });
    expect(rows.map(({ group }) => group)).toEqual([0, 1, 2, 0, 1, 0]);
    expect(done).toEqual([10, 20, 29, 39, 45, 48]);
    expect(result.totals.map(({ learners }) => learners)).toEqual([23, 16, 9]);
    expect(
      decode(rows.map((one) => one.rows))
        .trimEnd()
        .split('\n'),
    ).toHaveLength(48);
  });

  it('passes on what goes wrong with writing', async () => {
    const onRows = (): Promise<void> => Promise.reject(new Error('disk full'));
    await expect(runExperiment(smallPlan(), { workers: 1, onRows })).rejects.toThrow('disk full');
  });
});

describe('a run that is stopped', () => {
  it('writes what is complete to partial/; earlier results stay', async () => {
    const folder = inTemp('stopped');
    await writeResults(smallPlan(), folder, { workers: 1 });
    const before = contentOf(folder);
    const controller = new AbortController();
    const result = await writeResults(smallPlan(), folder, {
      workers: 1,
      chunkSize: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(result).toMatchObject({ interrupted: true, directory: inTemp('stopped', 'partial') });
    expect(contentOf(folder)).toMatchObject(before);
    const partial = contentOf(result.directory);
    expect(partialOf(partial)).toBe(true);
    const rows = partial['one.csv'].split('\n').length - 2;
    expect(rows).toBe(result.totals[0].learners);
    expect(rows).toBeGreaterThanOrEqual(1);
    expect(rows).toBeLessThan(23);
    expect(before['one.csv'].startsWith(partial['one.csv'])).toBe(true);
    // Learners go through all groups before the next ones begin.
    expect(rows - (partial['two.csv'].split('\n').length - 2)).toBeLessThanOrEqual(1);
  });

  it('before it began has no learners at all', async () => {
    const options = { workers: 1, signal: AbortSignal.abort() };
    const result = await writeResults(smallPlan(), inTemp('at-once'), options);
    expect(result.interrupted).toBe(true);
    const partial = contentOf(result.directory);
    expect(partial['summary.csv'].split('\n')[1]).toMatch(/,one,0,0,,0,0,/);
  });

  it('at its very end is complete', async () => {
    const controller = new AbortController();
    const result = await writeResults(smallPlan(), inTemp('late'), {
      workers: 1,
      signal: controller.signal,
      onProgress: (learners) => {
        if (learners === 48) controller.abort();
      },
    });
    expect(result.interrupted).toBe(false);
    expect(partialOf(contentOf(inTemp('late')))).toBe(false);
  });
});

describe('a run of which a part fails twice', () => {
  it('says which learners are missing and why, and has all others', async () => {
    const result = await writeResults(brokenPlan('two'), inTemp('failed'), {
      workers: 2,
      chunkSize: 10,
    });
    expect(result.failures).toEqual([
      {
        chunk: { group: 1, first: 0, count: 10 },
        learner: 0,
        message: expect.any(String) as string,
      },
      {
        chunk: { group: 1, first: 10, count: 6 },
        learner: 10,
        message: expect.any(String) as string,
      },
    ]);
    expect(result.totals.map(({ learners }) => learners)).toEqual([23, 0, 9]);
    const files = contentOf(result.directory);
    expect(files['one.csv'].split('\n')).toHaveLength(25);
    expect(files['two.csv'].split('\n')).toHaveLength(2);
  });

  it('loses nothing but the groups that cannot be, however many they are', async () => {
    const { failures, totals } = await writeResults(brokenPlan('one', 'boosted'), inTemp('two'), {
      workers: 1,
      chunkSize: 100,
    });
    expect(failures.map(({ chunk }) => [chunk.group, chunk.count])).toEqual([
      [0, 23],
      [2, 9],
    ]);
    expect(totals.map(({ learners }) => learners)).toEqual([0, 16, 0]);
  });

  it('is marked as partial, and leaves earlier results whole', async () => {
    const folder = inTemp('failed-later');
    await writeResults(smallPlan(), folder, { workers: 1 });
    const before = contentOf(folder);
    const result = await writeResults(brokenPlan('two'), folder, { workers: 1 });
    expect(partialOf(contentOf(result.directory))).toBe(true);
    expect(contentOf(folder)).toMatchObject(before);
  });
});

describe('a directory that is not ours', () => {
  it('is refused before anything is simulated', async () => {
    mkdirSync(inTemp('foreign'));
    writeFileSync(inTemp('foreign', 'thesis.txt'), 'mine');
    const refused = writeResults(brokenPlan('two'), inTemp('foreign'), {
      onProgress: () => expect.unreachable(),
    });
    await expect(refused).rejects.toThrow('holds no results of learnersim');
    expect(contentOf(inTemp('foreign'))).toEqual({ 'thesis.txt': 'mine' });
  });
});
