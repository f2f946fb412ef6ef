/** Results read back: ranges of learners as they were written, and nothing that no run writes. */

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { LEARNER_HEADER } from '../../src/metrics/learner-table.js';
import {
  type ExpectedLearners,
  type LearnerRange,
  readLearners,
  readSkillProblems,
  verifyFile,
} from '../../src/runner/read-learners.js';
import { tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
const LIMITS = { max_problems: 100, max_days: 20 };
let files = 0;

function fileOf(text: string): string {
  const file = inTemp(`f${files++}.csv`);
  writeFileSync(file, text);
  return file;
}

const SOUND: Readonly<Record<string, string>> = {
  experiment: 'e',
  group: 'g',
  status: 'completed',
  problems_to_completion: '40',
  problems: '40',
  correct: '30',
  accuracy: '0.75',
  days: '3',
  active_seconds: '1200.5',
  skills_mastered: '8',
  skills_total: '8',
  review_problems: '2',
  review_accuracy: '0.5',
  exam_accuracy: '0.912345',
  practice_problems: '20',
  challenge_problems: '20',
  booster_problems: '0',
  problems_to_50pct: '12',
  problems_to_80pct: '',
  pretest_problems: '0',
  hinted_problems: '0',
  follow_up_problems: '500',
  follow_up_accuracy: '',
  exam_accuracy_30_days: '',
  overpromoted_skills: '8',
  overpractice_problems: '12',
};

/** `<group>.csv` with these learners: what is not said is as in `SOUND`. */
function learnersFile(...rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => LEARNER_HEADER.map((name) => row[name] ?? SOUND[name]).join(','));
  return fileOf(`${[LEARNER_HEADER.join(','), ...lines].join('\n')}\n`);
}

async function rangesOf(
  file: string,
  expected: Partial<ExpectedLearners> = {},
): Promise<LearnerRange[]> {
  const ranges: LearnerRange[] = [];
  const all = { learners: 5000, areAll: false, limits: LIMITS, ...expected };
  for await (const range of readLearners(file, all)) ranges.push(range);
  return ranges;
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('learners', () => {
  it('come with their numbers, NaN where there is none', async () => {
    const file = learnersFile({ learner: '0' }, { learner: '3', status: 'stalled', days: '20' });
    const [{ first, batch }, ...rest] = await rangesOf(file);
    expect([first, rest]).toEqual([0, []]);
    expect([...batch.learners]).toEqual([0, 3]);
    expect([...batch.statuses]).toEqual([0, 2]);
    expect([...batch.columns['days']]).toEqual([3, 20]);
    expect([...batch.columns['active_seconds']]).toEqual([1200.5, 1200.5]);
    expect([...batch.columns['problems_to_50pct']]).toEqual([12, 12]);
    expect([...batch.columns['problems_to_80pct']]).toEqual([NaN, NaN]);
  });

  it('come in ranges of a thousand numbers, so that the same person meets in two files', async () => {
    const numbers = [0, 998, 999, 1000, 1500, 4000, 4999];
    const ranges = await rangesOf(learnersFile(...numbers.map((n) => ({ learner: String(n) }))));
    expect(ranges.map(({ first, batch }) => [first, [...batch.learners]])).toEqual([
      [0, [0, 998, 999]],
      [1000, [1000, 1500]],
      [4000, [4000, 4999]],
    ]);
    const late = await rangesOf(learnersFile({ learner: '2345' }));
    expect(late.map(({ first }) => first)).toEqual([2000]);
  });

  it('may be none', async () => {
    expect(await rangesOf(learnersFile())).toEqual([]);
    expect(await rangesOf(fileOf(''))).toEqual([]);
  });

  it('must be all of them in a whole group', async () => {
    const whole = { learners: 2, areAll: true };
    expect(await rangesOf(learnersFile({ learner: '0' }, { learner: '1' }), whole)).toHaveLength(1);
    const few = await problemOf(rangesOf(learnersFile({ learner: '1' }), whole));
    expect(few).toMatch(/ {2}holds 1 of 2 learners$/);
    expect(await problemOf(rangesOf(fileOf(''), whole))).toContain('holds 0 of 2 learners');
  });
});

describe('a cell that no run writes', () => {
  it.each([
    ['learner', ''],
    ['learner', 'x'],
    ['learner', '-1'],
    ['learner', '0.5'],
    ['learner', '5000'],
    ['learner', '1e300'],
    ['status', 'Completed'],
    ['status', '__proto__'],
    ['status', ''],
    ['problems', ''],
    ['problems', 'NaN'],
    ['problems', 'Infinity'],
    ['problems', '-5'],
    ['problems', '101'],
    ['problems', '999999999999'],
    ['problems', '1e1'],
    ['problems', '0x10'],
    ['problems', ' 5'],
    ['problems', '5.5'],
    ['days', '21'],
    ['days', '-1'],
    ['correct', 'many'],
    ['review_problems', '-2'],
    ['skills_mastered', '9'.repeat(400)],
    ['active_seconds', ''],
    ['active_seconds', '-0.1'],
    ['active_seconds', '9'.repeat(400)],
    ['review_accuracy', '1.1'],
    ['exam_accuracy', 'NaN'],
    ['exam_accuracy_30_days', '1.01'],
    ['overpromoted_skills', ''],
    ['overpromoted_skills', '0.5'],
    ['overpractice_problems', '101'],
    ['overpractice_problems', ''],
    ['problems_to_50pct', '-1'],
  ])('%s: %s', async (column, text) => {
    const found = await problemOf(rangesOf(learnersFile({ learner: '0', [column]: text })));
    expect(found).toContain(
      `  ${column}  "${text.slice(0, 40)}" is nothing that learnersim writes`,
    );
  });

  it.each([
    ['twice', ['0', '0']],
    ['out of order', ['1', '0']],
    ['out of order between ranges', ['1500', '3']],
  ])('a learner %s', async (_, numbers) => {
    const file = learnersFile(...numbers.map((learner) => ({ learner })));
    expect(await problemOf(rangesOf(file))).toContain('  learner  ');
  });
});

describe('a table that no run writes', () => {
  it('of an earlier version names the columns that are missing', async () => {
    const found = await problemOf(rangesOf(fileOf('learner,__proto__,problems\n0,x,1\n')));
    expect(found).toMatch(
      /has no column status, correct, .*: it was written by an earlier version/,
    );
  });

  it.each(['learner\n0,1\n', 'learner,"a\n0,1\n', 'learner,a\n0,"b"c\n'])('%j', async (text) => {
    expect(await problemOf(rangesOf(fileOf(text)))).toMatch(/:\d+ {2}is no CSV of learnersim$/);
  });
});

describe('problems by skill', () => {
  it('are listed by group, in the order of rows, whatever a group is called', async () => {
    const file = fileOf('group,skill,problems\na,x,3\n__proto__,x,1\na,"=y, z",4\nb,x,0\n');
    expect([...(await readSkillProblems(file))]).toEqual([
      ['a', [3, 4]],
      ['__proto__', [1]],
      ['b', [0]],
    ]);
  });

  it.each(['NaN', '-1', '1.5', '', '99999999999999999999'])('%j is none', async (text) => {
    const file = fileOf(`group,skill,problems\na,x,"${text}"\n`);
    expect(await problemOf(readSkillProblems(file))).toContain(`  problems  "${text}"`);
  });
});

describe('a file of a results directory', () => {
  const text = 'a,b\n1,2\n';
  const hash = createHash('sha256').update(text).digest('hex');
  writeFileSync(inTemp('a.csv'), text);

  it('is the one that the manifest names', async () => {
    await expect(verifyFile(inTemp(), 'a.csv', { 'a.csv': hash })).resolves.toBeUndefined();
  });

  it.each<[what: string, name: string, hashes: Record<string, string>, message: string]>([
    ['changed', 'a.csv', { 'a.csv': hash.toUpperCase() }, 'is not the file that the manifest was'],
    ['missing', 'gone.csv', { 'gone.csv': hash }, 'cannot be read (ENOENT)'],
    ['not named', 'a.csv', {}, 'is not among the files of the manifest'],
    ['inherited', 'toString', {}, 'is not among the files of the manifest'],
    ['elsewhere', '../a.csv', { '../a.csv': hash }, 'is not among the files of the manifest'],
    ['a folder', 'folder', { folder: hash }, 'is no file'],
  ])('that is %s is refused', async (_, name, hashes, message) => {
    mkdirSync(inTemp('folder'), { recursive: true });
    const found = await problemOf(verifyFile(inTemp(), name, hashes));
    expect(found).toContain(`${join(inTemp(), name)}  ${message}`);
  });
});
