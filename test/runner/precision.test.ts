/** Learners in rounds, in the built runner: when they stop, what is recorded, and that the work's split moves nothing. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { WriteOptions, WrittenRun } from '../../src/runner/write-results.js';
import { writeResults } from './built.js';
import { smallPlan } from './plans.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let runs = 0;

/** Three groups of 100 learners to begin with. */
const HUNDRED = ['one', 'two', 'boosted'].map((name) => `groups.${name}.num_users=100`);
const METRIC = 'precision={metric: accuracy, relative_half_width: 0.006}';

interface Done extends WrittenRun {
  readonly files: Readonly<Record<string, string>>;
}

async function runOf(set: readonly string[], options: WriteOptions = {}): Promise<Done> {
  const folder = inTemp(`run${runs++}`);
  const result = await writeResults(smallPlan(...HUNDRED, ...set), folder, options);
  return { ...result, files: contentOf(result.directory) };
}

const sizesOf = ({ precision }: WrittenRun): number[] =>
  precision!.rounds.map(({ learners }) => learners);
const widestOf = ({ precision }: WrittenRun): number[] =>
  precision!.rounds.map(({ widths }) =>
    Math.max(...widths.map((one) => one.halfWidth ?? Infinity)),
  );

describe('a metric', () => {
  let reference: Done;
  beforeAll(async () => {
    reference = await runOf([METRIC], { workers: 1, chunkSize: 1000 });
  });

  it('grows until it is narrow in every group, twice', () => {
    const sizes = sizesOf(reference);
    const widest = widestOf(reference);
    expect(reference.precision!.isReached).toBe(true);
    expect(sizes[0]).toBe(100);
    expect(sizes.length).toBeGreaterThanOrEqual(3);
    expect(widest.map((width) => width <= 0.006)).toEqual(
      sizes.map((_, at) => at >= sizes.length - 2),
    );
    for (const { widths } of reference.precision!.rounds) {
      expect(widths.map(({ group }) => group)).toEqual(['one', 'two', 'boosted']);
    }
  });

  it('has every learner of every group once, in order, in files and totals', () => {
    const last = sizesOf(reference).at(-1)!;
    expect(reference.learners).toEqual([last, last, last]);
    expect(reference.totals.map(({ learners }) => learners)).toEqual([last, last, last]);
    const [, ...rows] = reference.files['two.csv'].trimEnd().split('\n');
    const numbers = rows.map((row) => Number(row.split(',two,')[1].split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: last }, (_, at) => at));
  });

  it('ends with the widths of all learners: those of a run of that size', async () => {
    const last = sizesOf(reference).at(-1)!;
    const set = ['one', 'two', 'boosted'].map((name) => `groups.${name}.num_users=${last}`);
    const cap = `precision={metric: accuracy, relative_half_width: 0.006, max_users: ${last}}`;
    const fixed = await runOf([...set, cap], { workers: 1 });
    expect(sizesOf(fixed)).toEqual([last]);
    expect(fixed.precision!.rounds[0]).toEqual(reference.precision!.rounds.at(-1));
    for (const name of ['summary.csv', 'skills.csv', 'comparison.csv', 'one.csv']) {
      expect(fixed.files[name]).toBe(reference.files[name]);
    }
  });

  it.each([
    [1, 7],
    [2, 33],
    [3, undefined],
  ])('gives the same bytes with %d workers and chunks of %s', async (workers, chunkSize) => {
    expect((await runOf([METRIC], { workers, chunkSize })).files).toEqual(reference.files);
  });

  it('is recorded in the manifest, beside the configuration as it was written', () => {
    const last = sizesOf(reference).at(-1)!;
    expect(JSON.parse(reference.files['manifest.json'])).toMatchObject({
      learners: { one: last, two: last, boosted: last },
      precision: { metric: 'accuracy', relative_half_width: 0.006, reached: true, learners: last },
      config: { groups: [{ num_users: 100 }, { num_users: 100 }, { num_users: 100 }] },
    });
  });
});

describe('a difference', () => {
  it.each(['problems.mean', 'problems_to_completion.restricted_mean'])(
    '%s grows until it is narrow, the same however the work is split',
    async (difference) => {
      const set = [`precision={difference: ${difference}, half_width: 6}`];
      // `two` is `one` again: of differences that are all 0 there is no interval.
      const other = 'groups.two.user_params.starting_prob=0.72';
      const done = await runOf([...set, other], { workers: 1, chunkSize: 1000 });
      expect(done.precision!.isReached).toBe(true);
      const last = done.precision!.rounds.at(-1)!;
      const rows = done.comparisons.map(({ group, rows: all }) => ({
        group,
        ...all.find(({ metric }) => metric === difference)!.difference,
      }));
      expect(rows).toEqual(
        last.widths.map(({ group, value, low, high }) => ({ group, value, low, high })),
      );
      expect(last.learners).toBeGreaterThan(100);
      const split = await runOf([...set, other], { workers: 2, chunkSize: 13 });
      expect(split.files).toEqual(done.files);
    },
  );

  it('without any spread has no interval: it goes on to the cap and says why', async () => {
    const done = await runOf([
      'precision={difference: problems.mean, half_width: 50, max_users: 150}',
    ]);
    expect(done.precision!.isReached).toBe(false);
    expect(sizesOf(done)).toEqual([100, 150]);
    expect(done.precision!.rounds[1].widths[0]).toMatchObject({
      group: 'two',
      halfWidth: undefined,
      why: 'the learners do not vary enough for an interval',
    });
  });
});

describe('a run that does not get there', () => {
  it('ends at the cap, complete', async () => {
    const done = await runOf(['precision={metric: accuracy, half_width: 0.0001, max_users: 250}']);
    expect(done.partial).toBe(false);
    expect(sizesOf(done)).toEqual([100, 250]);
    expect(done.precision!.isReached).toBe(false);
    expect(JSON.parse(done.files['manifest.json'])).toMatchObject({
      precision: { reached: false },
    });
  });

  it('begins no round after one in which learners are missing', async () => {
    const plan = smallPlan(...HUNDRED, METRIC);
    const { people: _, ...broken } = plan.groups[1];
    const groups = plan.groups.with(1, broken as (typeof plan.groups)[number]);
    const done = await writeResults({ ...plan, groups }, inTemp('broken'), { workers: 1 });
    expect(done.failures.length).toBeGreaterThan(0);
    expect([done.precision!.rounds, done.learners]).toEqual([[], [100, 100, 100]]);
  });

  it('when it is stopped between two rounds is interrupted, not done', async () => {
    const controller = new AbortController();
    const done = await runOf([METRIC], {
      workers: 1,
      signal: controller.signal,
      onProgress: (learners, of) => {
        if (learners === of) controller.abort();
      },
    });
    expect(done).toMatchObject({ interrupted: true, partial: true });
    expect(done.totals.map(({ learners }) => learners)).toEqual([100, 100, 100]);
    expect(done.learners[0]).toBeGreaterThan(100);
  });
});

describe('an assigned group', () => {
  it('needs 100 learners in each of its parts before any width counts', async () => {
    const set = [
      'groups={all: {num_users: 100, assign: {booster_tasks_v3: {control: 1, booster: 1}}, user_params: {starting_prob: 0.8}}}',
      'precision={difference: problems.mean, half_width: 30}',
    ];
    const done = await runOf(set);
    expect(done.precision!.rounds[0].widths[0].why).toMatch(
      /^only \d\d learners count, 100 are needed$/,
    );
    expect(done.precision!.isReached).toBe(true);
    expect(Math.min(...done.totals.map(({ learners }) => learners))).toBeGreaterThanOrEqual(100);
  });
});
