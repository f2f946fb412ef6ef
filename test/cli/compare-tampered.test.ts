/** `learnersim compare` of results that somebody changed, and of a part of a run. */

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAIR, TINY, workplace } from './workplace.js';

const { path, run, write } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR });
const read = (...parts: readonly string[]): string => readFileSync(path(...parts), 'utf8');
let copies = 0;

beforeAll(async () => {
  const done = await run('run', 'pair.yaml', '-q', '-o', 'whole');
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
});

type Manifest = Record<string, unknown> & { files: Record<string, string>; partial: boolean };

/** A copy of the results; its manifest as changed. */
function copy(change: (manifest: Manifest) => unknown = () => undefined): string {
  const name = `copy${copies++}`;
  cpSync(path('whole'), path(name), { recursive: true });
  const manifest = JSON.parse(read(name, 'manifest.json')) as Manifest;
  change(manifest);
  write(`${name}/manifest.json`, JSON.stringify(manifest));
  return name;
}

/** A copy with a table rewritten, its hash made to fit. */
function tampered(table: string, change: (text: string) => string): string {
  const text = change(read('whole', table));
  expect(text).not.toBe(read('whole', table));
  const name = copy(({ files }) => {
    files[table] = createHash('sha256').update(text).digest('hex');
  });
  write(`${name}/${table}`, text);
  return name;
}

/** One line of what is wrong; nothing printed, nothing written. */
async function refusal(name: string): Promise<string> {
  const done = await run('compare', name, '-o', `${name}.csv`);
  expect(done, done.stderr).toMatchObject({ exitCode: 2, stdout: '' });
  expect(done.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(existsSync(path(`${name}.csv`))).toBe(false);
  return done.stderr;
}

describe('a table', () => {
  it.each(['one.csv', 'two.csv', 'skills.csv'])('%s that was changed is refused', async (table) => {
    const name = copy();
    write(`${name}/${table}`, `${read(name, table)} `);
    expect(await refusal(name)).toContain(
      `${name}/${table}  is not the file that the manifest was written with  (run the experiment again)`,
    );
  });

  it('that is gone, or no file, is refused', async () => {
    const gone = copy();
    renameSync(path(gone, 'one.csv'), path(gone, 'moved.csv'));
    expect(await refusal(gone)).toContain(`${gone}/one.csv  cannot be read (ENOENT)`);
    mkdirSync(path(gone, 'one.csv'));
    expect(await refusal(gone)).toContain(`${gone}/one.csv  is no file`);
    const endless = copy();
    renameSync(path(endless, 'one.csv'), path(endless, 'moved.csv'));
    symlinkSync('/dev/zero', path(endless, 'one.csv'));
    expect(await refusal(endless)).toContain(`${endless}/one.csv  is no file`);
  });

  const cell = (from: RegExp, to: string) => (text: string) => text.replace(from, to);
  it.each<[what: string, table: string, change: (text: string) => string, message: string]>([
    ['no number', 'one.csv', cell(/(,completed,)\d+,\d+/, '$15,NaN'), 'problems  "NaN"'],
    ['a negative count', 'one.csv', cell(/(,completed,)\d+,\d+/, '$15,-7'), 'problems  "-7"'],
    ['a huge count', 'one.csv', cell(/(,completed,)\d+,\d+/, '$15,1e300'), 'problems  "1e300"'],
    [
      'too many problems',
      'one.csv',
      cell(/(,completed,)\d+,\d+/, '$15,10001'),
      '"10001" is nothing',
    ],
    ['a status', 'two.csv', cell(/completed/, 'constructor'), 'status  "constructor"'],
    ['a column less', 'two.csv', cell(/,days,/, ',nights,'), 'has no column days'],
    ['a header for __proto__', 'two.csv', cell(/,days,/, ',__proto__,'), 'has no column days'],
    ['a cell more', 'two.csv', cell(/\n$/, ',9\n'), 'is no CSV of learnersim'],
    ['a learner less', 'two.csv', cell(/\n[^\n]*\n$/, '\n'), 'holds 3 of 4 learners'],
    ['nothing', 'two.csv', () => '', 'holds 0 of 4 learners'],
    ['a skill less', 'skills.csv', cell(/\n[^\n]*\n$/, '\n'), 'holds 2 skills of group two'],
    ['a skill of text', 'skills.csv', cell(/(,a,a,\d+,)\d+/, '$1x'), 'problems  "x"'],
  ])('with %s is refused, though its hash fits', async (_, table, change, message) => {
    expect(await refusal(tampered(table, change))).toContain(message);
  });
});

describe('a manifest', () => {
  it.each<[what: string, change: (manifest: Manifest) => unknown, message: string]>([
    ['of no files', (one) => delete (one as Partial<Manifest>).files, 'is not among the files'],
    ['of files that are null', (one) => Object.assign(one, { files: null }), 'is not among'],
    ['of files that are text', (one) => Object.assign(one, { files: 'one.csv' }), 'is not among'],
    ['that leaves a table out', ({ files }) => delete files['one.csv'], 'is not among the files'],
    [
      'of hashes that are none',
      (one) => (one.files = { 'one.csv': '__proto__' }),
      'is not the file',
    ],
    ['of no tool', (one) => Object.assign(one, { tool: 'other' }), 'is no manifest of learnersim'],
    [
      'of a configuration that is none',
      (one) => Object.assign(one, { config: [] }),
      'is no manifest',
    ],
  ])('%s is refused', async (_, change, message) => {
    expect(await refusal(copy(change))).toContain(message);
  });

  it.each(['../whole/one', '/etc/passwd', '__proto__', 'constructor/../x'])(
    'whose group is called %s is refused: no file is looked for there',
    async (group) => {
      const name = copy((manifest) => {
        const text = JSON.stringify(manifest).replaceAll('"one"', JSON.stringify(group));
        Object.assign(manifest, JSON.parse(text) as Manifest);
        manifest.files[`${group}.csv`] = manifest.files['one.csv'];
      });
      const done = await run('compare', name);
      expect(done).toMatchObject({ exitCode: 2, stdout: '' });
      expect(done.stderr).toContain(`${name}/manifest.json`);
      expect(done.stderr).not.toMatch(/\n {4}at /);
    },
  );

  it('of a part of a run is compared, with a warning', async () => {
    const name = tampered('two.csv', (text) => text.replace(/\n[^\n]*\n$/, '\n'));
    const manifest = JSON.parse(read(name, 'manifest.json')) as Manifest;
    write(`${name}/manifest.json`, JSON.stringify({ ...manifest, partial: true }));
    const done = await run('compare', name);
    expect(done).toMatchObject({
      exitCode: 0,
      stderr: `warning: ${name} is a part of a run\n`,
    });
    expect(done.stdout).toMatch(/^two against one, the same 3 learners in both/);
  });
});
