/** Comparisons from files are those of the run that wrote them; files that do not fit their manifest are refused. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/comparison/comparison.js';
import { UserError } from '../../src/errors.js';
import { csv } from '../../src/output/csv.js';
import { type Results, compareAcross, compareWithin } from '../../src/runner/compare-results.js';
import { comparisonRows } from '../../src/runner/write-results.js';
import { writeResults } from './built.js';
import { smallPlan } from './plans.js';
import { tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let runs = 0;

interface Manifest {
  readonly files: Readonly<Record<string, string>>;
}

/** A run of `smallPlan`, as a reader of its directory finds it; and what the run itself said. */
async function runOf(...set: readonly string[]): Promise<Results & { own: readonly Comparison[] }> {
  const directory = inTemp(`run${runs++}`);
  const plan = smallPlan(...set);
  const { comparisons } = await writeResults(plan, directory, { workers: 1 });
  const manifest = readFileSync(join(directory, 'manifest.json'), 'utf8');
  const { files } = JSON.parse(manifest) as Manifest;
  return { directory, plan, files, isPartial: false, own: comparisons };
}

/** The same directory with a file rewritten, its hash made to fit. */
function tampered(results: Results, name: string, change: (text: string) => string): Results {
  const file = join(results.directory, name);
  const text = change(readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  const hash = createHash('sha256').update(text).digest('hex');
  return { ...results, files: { ...results.files, [name]: hash } };
}

const rowOf = ({ rows }: Comparison, metric: string) => rows.find((row) => row.metric === metric)!;

let results: Awaited<ReturnType<typeof runOf>>;
beforeAll(async () => {
  results = await runOf();
});

describe('within a run', () => {
  it('every group but the control: the same rows and parts as the run itself', async () => {
    const found = await compareWithin(results, 'one');
    expect(found.map(({ group, control }) => [group, control])).toEqual([
      ['two', 'one'],
      ['boosted', 'one'],
    ]);
    const file = readFileSync(join(results.directory, 'comparison.csv'), 'utf8');
    expect(csv(comparisonRows(results.plan.name, found))).toBe(file);
    const parts = (those: readonly Comparison[]) =>
      those.map(({ kinds, skills }) => [kinds, skills]);
    expect(parts(found)).toEqual(parts(results.own));
    expect(found[0].skills.map(({ name }) => name).toSorted()).toEqual('abcdefgh'.split(''));
  });

  it('another control turns differences round', async () => {
    const [other] = await compareWithin(results, 'two');
    const [own] = await compareWithin(results, 'one');
    expect([other.group, other.control]).toEqual(['one', 'two']);
    const [there, here] = [other, own].map((one) => rowOf(one, 'problems.mean'));
    expect(there.difference.value).toBeCloseTo(-here.difference.value!, 12);
    expect(there.p).toBe(here.p);
    expect(there.n).toBe(16);
  });
});

describe('across runs', () => {
  it('of one seed and configuration: the same people, and no difference', async () => {
    const again = await runOf();
    const found = await compareAcross(results, again);
    expect(found.map(({ group, control }) => [group, control])).toEqual(
      ['one', 'two', 'boosted'].map((name) => [`second/${name}`, `first/${name}`]),
    );
    for (const { rows } of found) {
      expect(rows.filter(({ isPaired }) => !isPaired)).toEqual([]);
      expect(rows.filter(({ difference }) => difference.value)).toEqual([]);
    }
  });

  it('of different seeds: different people', async () => {
    const other = await runOf('seed=2');
    const [first] = await compareAcross(results, other);
    expect(first.rows.some(({ isPaired }) => isPaired)).toBe(false);
    expect(rowOf(first, 'problems_to_completion.curve').method).toBe('log-rank');
  });

  it('of different sizes and limits: the common learners, as far as both are followed', async () => {
    const set = ['groups.one.num_users=10', 'limits.max_problems=60', 'seed=1'];
    const [first] = await compareAcross(results, await runOf(...set));
    const row = rowOf(first, 'problems_to_completion.restricted_mean');
    expect(row).toMatchObject({ isPaired: true, n: 10, nControl: 10 });
    expect(row.method).toBe('paired bootstrap, to 60 problems');
    const own = `${results.plan.limits.max_problems}`;
    const note = `limits differ: max_problems 60 in the group, ${own} in the control`;
    for (const { note: found } of first.rows) expect(found.endsWith(note)).toBe(true);
  });

  it('is refused where readiness is judged by another accuracy', async () => {
    const other = await runOf('ready_accuracy=0.7');
    await expect(compareAcross(results, other)).rejects.toThrow(
      `${other.directory}  ready_accuracy  is 0.7, and 0.8 in ${results.directory}`,
    );
  });

  it('leaves out groups that only one has; none at all is no comparison', async () => {
    const set = [
      'control=three',
      'groups={three: {num_users: 3, user_params: {starting_prob: 1}}}',
    ];
    expect(await compareAcross(results, await runOf(...set))).toEqual([]);
  });
});

describe('a file that fits its hash, but no run', () => {
  const messageOf = async (wrong: Results): Promise<string> => {
    const error: unknown = await compareWithin(wrong, 'one').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  };

  it.each<[what: string, name: string, change: (text: string) => string, message: string]>([
    [
      'learners missing',
      'two.csv',
      (text) => text.replace(/\n[^\n]*\n$/, '\n'),
      '15 of 16 learners',
    ],
    ['all missing', 'one.csv', () => '', 'holds 0 of 23 learners'],
    ['more learners', 'two.csv', (text) => text.replace(',two,15,', ',two,16,'), '"16" is nothing'],
    ['a number', 'one.csv', (text) => text.replace(/(,completed,)\d+,\d+/, '$1,NaN'), '"NaN" is'],
    [
      'skills',
      'skills.csv',
      (text) => text.replace(/\n[^\n]*\n$/, '\n'),
      '7 skills of group boosted',
    ],
  ])('%s', async (_, name, change, message) => {
    const victim = await runOf();
    expect(await messageOf(tampered(victim, name, change))).toContain(message);
  });

  it('a file that does not fit its hash is named', async () => {
    const victim = await runOf();
    tampered(victim, 'boosted.csv', (text) => text.replace('completed', 'stalled'));
    expect(await messageOf(victim)).toContain(
      `${join(victim.directory, 'boosted.csv')}  is not the file that the manifest was written with`,
    );
  });
});
