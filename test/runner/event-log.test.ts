/** The event log of a run: it says what the other files and `trace` say, and its bytes follow from seed and configuration. */

import { existsSync, readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TraceStep } from '../../src/harness/tracer.js';
import { replayLearner } from '../../src/runner/replay.js';
import { runExperiment, writeResults } from './built.js';
import { type Row, byLearner, rowsIn } from './events.js';
import { smallPlan } from './plans.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let runs = 0;

/** Learners who ask for hints, take their time, give up and come back for reviews. */
const PEOPLE = ['one', 'two', 'boosted'].flatMap((group) => [
  `groups.${group}.user_params.hint_rate=0.2`,
  `groups.${group}.behaviour={pace: {spread: 0.5}, dropout: {daily: 0.02}}`,
]);
const LIVELY = [...PEOPLE, 'follow_up={days: 40}', 'groups.boosted.alternatives.pretest=pretest'];
const GROUPS = ['one', 'two', 'boosted'] as const;

type Options = Parameters<typeof writeResults>[2];

/** Runs; gives the folder. */
async function written(set: readonly string[], options: Options = { workers: 1 }): Promise<string> {
  const folder = inTemp(`run${runs++}`);
  const result = await writeResults(smallPlan(...LIVELY, ...set), folder, options);
  expect([result.failures, result.retried, result.partial]).toEqual([[], [], false]);
  return folder;
}

const number = (row: Row, column: string): number => Number(row[column]);
const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((before, row) => before + number(row, column), 0);
const count = (rows: readonly Row[], column: string, value: string): number =>
  rows.filter((row) => row[column] === value).length;

let folder: string;
let whole: Record<string, string>;
beforeAll(async () => {
  folder = await written(['outputs.events=csv'], { workers: 1, chunkSize: 1000 });
  whole = contentOf(folder);
});

it('is not waited for by whoever interrupts the run while it is written, and is made by the next', async () => {
  const into = inTemp('interrupted');
  const stop = new AbortController();
  const plan = smallPlan(...LIVELY, 'outputs.events=csv');
  const first = await writeResults(plan, into, {
    workers: 1,
    signal: stop.signal,
    onProgress: (learners, of) => void (learners === of && stop.abort()),
  });
  expect(first).toMatchObject({ interrupted: true, partial: true, judgements: [] });
  const left = Object.keys(contentOf(into)).filter((name) => name.includes('events/'));
  expect(left).toEqual(GROUPS.map((group) => `partial/events/${group}.records`).toSorted());
  await writeResults(plan, into, { workers: 1, resume: true });
  expect(contentOf(into)).toEqual(whole);
});

describe.each(GROUPS)('the events of %s', (group) => {
  it('come to the figures of its learners, all of them', () => {
    const learners = rowsIn(`${folder}/${group}.csv`);
    const events = byLearner(rowsIn(`${folder}/events/${group}.csv`));
    expect([...events.keys()]).toEqual(
      learners.filter((row) => row['problems'] !== '0').map((row) => number(row, 'learner')),
    );
    for (const row of learners) {
      const own = events.get(number(row, 'learner')) ?? [];
      expect(own.map(({ problem }) => Number(problem))).toEqual(own.map((_, at) => at + 1));
      expect({
        problems: own.length,
        correct: count(own, 'correct', 'true'),
        hinted: count(own, 'hinted', 'true'),
        seconds: sum(own, 'active_seconds').toFixed(3),
        practice: count(own, 'task', 'practice'),
        boosters: count(own, 'task', 'booster'),
        pretest: count(own, 'task', 'pretest'),
        reviews: count(own, 'kind', 'review'),
      }).toEqual({
        problems: number(row, 'problems'),
        correct: number(row, 'correct'),
        hinted: number(row, 'hinted_problems'),
        seconds: number(row, 'active_seconds').toFixed(3),
        practice: number(row, 'practice_problems'),
        boosters: number(row, 'booster_problems'),
        pretest: number(row, 'pretest_problems'),
        reviews: number(row, 'review_problems'),
      });
    }
  });

  it('are those that trace prints, level by level', () => {
    const plan = smallPlan(...LIVELY, 'outputs.events=csv');
    const at = plan.groups.findIndex(({ name }) => name === group);
    const events = byLearner(rowsIn(`${folder}/events/${group}.csv`));
    for (const learner of [0, 4, 8]) {
      const steps: TraceStep[] = [];
      replayLearner(plan, at, learner, (step) => steps.push(step));
      const traced = steps.filter(({ task }) => task !== 'follow-up');
      const told = (events.get(learner) ?? []).map((row) => ({
        problem: number(row, 'problem'),
        seconds: (number(row, 'started_at') + number(row, 'active_seconds')).toFixed(3),
        day: number(row, 'day'),
        task: row['task'],
        kind: row['kind'],
        skill: row['skill'],
        probability: number(row, 'probability'),
        correct: row['correct'] === 'true',
        hinted: row['hinted'] === 'true',
        level_before: row['level_before'],
        level_after: row['level_after'],
      }));
      expect(told).toEqual(
        traced.map((step) => ({
          problem: step.problem,
          seconds: step.seconds.toFixed(3),
          day: step.day,
          task: step.task,
          kind: step.kind,
          skill: step.skill,
          probability: Math.round(step.probability * 1e6) / 1e6,
          // To trace, what the learner knew; here, what counted.
          correct: step.correct && !step.hinted,
          hinted: step.hinted,
          level_before: step.level_before,
          level_after: step.level_after,
        })),
      );
    }
  });
});

it('the learners tried everything that is looked at here', () => {
  const rows = GROUPS.flatMap((group) => rowsIn(`${folder}/events/${group}.csv`));
  const all = (column: string): number => new Set(rows.map((row) => row[column])).size;
  expect(all('task')).toBe(4);
  expect(all('hinted')).toBe(2);
  expect(all('level_before')).toBe(5);
  const learners = GROUPS.flatMap((group) => rowsIn(`${folder}/${group}.csv`));
  expect(sum(learners, 'follow_up_problems')).toBeGreaterThan(0);
  expect(rows[0]['experiment']).toBe("'=two, groups");
});

describe('the same bytes', () => {
  it.each([
    [1, 1],
    [2, 7],
    [2, undefined],
  ])('with %d workers and chunks of %s', async (workers, chunkSize) => {
    const options = chunkSize === undefined ? { workers } : { workers, chunkSize };
    expect(contentOf(await written(['outputs.events=csv'], options))).toEqual(whole);
  });

  it('of Parquet, of all other files, and where ways are hashed for a baseline, too', async () => {
    const set = ['outputs.events=parquet'];
    const paths = (of: number): Options => ({ workers: 2, wanted: { columns: [], paths: of } });
    const one = contentOf(await written(set, { workers: 1, chunkSize: 5 }));
    // The manifest holds the hash of every file.
    expect(contentOf(await written(set, paths(3)))).toEqual(one);
    for (const name of ['one.csv', 'summary.csv', 'comparison.csv']) {
      expect(one[name]).toBe(whole[name]);
    }
    const files = Object.keys((JSON.parse(one['manifest.json']) as { files: object }).files);
    const logs = GROUPS.map((group) => `events/${group}.parquet`);
    expect(files.filter((name) => name.startsWith('events/')).toSorted()).toEqual(logs.toSorted());
  });

  it('of everything else without events', async () => {
    const plain = contentOf(await written([]));
    expect(Object.keys(plain).filter((name) => name.startsWith('events'))).toEqual([]);
    for (const group of GROUPS) expect(plain[`${group}.csv`]).toBe(whole[`${group}.csv`]);
  });
});

it('Parquet holds what CSV holds, cell by cell', async () => {
  const other = await written(['outputs.events=parquet']);
  for (const group of GROUPS) {
    const { buffer } = new Uint8Array(readFileSync(`${other}/events/${group}.parquet`));
    const rows = await parquetReadObjects({ file: buffer });
    const texts = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell)])),
    );
    const unescaped = rowsIn(`${folder}/events/${group}.csv`).map((row) => ({
      ...row,
      // Only a spreadsheet would run it.
      experiment: row['experiment'].slice(1),
    }));
    expect(texts).toEqual(unescaped);
  }
});

describe('a sample', () => {
  it('holds every problem of the same persons in every group', async () => {
    const part = await written(['outputs={events: csv, events_sample: 0.3}'], { workers: 2 });
    const people = GROUPS.map((group) => {
      const events = byLearner(rowsIn(`${part}/events/${group}.csv`));
      const all = byLearner(rowsIn(`${folder}/events/${group}.csv`));
      for (const [learner, rows] of events) expect(rows).toEqual(all.get(learner));
      return [...events.keys()];
    });
    expect(people[0].length).toBeGreaterThan(1);
    expect(people[0].length).toBeLessThan(15);
    // The groups have 23, 16 and 9 learners.
    expect(people[1]).toEqual(people[0].filter((learner) => learner < 16));
    expect(people[2]).toEqual(people[0].filter((learner) => learner < 9));
  });
});

it('a run of which nobody wants events makes none, whatever its configuration says', async () => {
  const plan = smallPlan('outputs.events=csv');
  const sizes: number[] = [];
  await runExperiment(plan, {
    workers: 1,
    onRows: async () => await Promise.resolve(),
    journal: {
      begin: async () => await Promise.resolve(),
      add: async (_, { parts }) => {
        for (const part of parts) if ('events' in part) sizes.push(part.events.length);
        await Promise.resolve();
      },
    },
  });
  expect(new Set(sizes)).toEqual(new Set([0]));
  expect(existsSync('events')).toBe(false);
});
