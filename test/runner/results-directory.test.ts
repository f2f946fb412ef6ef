/** The results directory: staged, then moved; earlier results stay whole until then; nothing foreign is touched. */

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { ResultsDirectory } from '../../src/runner/results-directory.js';
import { contentOf, tempFolder } from './temp-folder.js';

const inTemp = tempFolder();
let folders = 0;
/** A path that does not exist yet. */
const fresh = (): string => inTemp(`r${folders++}`);

const read = (...parts: string[]): string => readFileSync(join(...parts), 'utf8');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Manifest {
  readonly partial: boolean;
  readonly files: Record<string, string>;
  readonly [key: string]: unknown;
}
const manifestOf = (path: string): Manifest => JSON.parse(read(path, 'manifest.json')) as Manifest;

/** Publishes files as a run would. */
async function publish(path: string, files: Record<string, string>): Promise<void> {
  const results = await ResultsDirectory.prepare(path);
  for (const [name, text] of Object.entries(files)) await results.append(name, text);
  await results.publish({ tool: 'learnersim' });
}

describe('publishing', () => {
  it('writes the files, and a manifest with their hashes, sorted by name', async () => {
    const path = fresh();
    const results = await ResultsDirectory.prepare(path);
    await results.append('z.csv', 'a\n');
    await results.append('b.csv', 'b\n');
    await results.append('z.csv', new TextEncoder().encode('ü\n'));
    await results.publish({ tool: 'learnersim', seed: 5 });
    expect(readdirSync(path).toSorted()).toEqual(['b.csv', 'manifest.json', 'z.csv']);
    expect(read(path, 'z.csv')).toBe('a\nü\n');
    expect(manifestOf(path)).toEqual({
      tool: 'learnersim',
      seed: 5,
      partial: false,
      files: { 'b.csv': sha256('b\n'), 'z.csv': sha256('a\nü\n') },
    });
    expect(Object.keys(manifestOf(path).files)).toEqual(['b.csv', 'z.csv']);
  });

  it('makes the directories above it, also when several runs do so at once', async () => {
    const above = fresh();
    const paths = Array.from({ length: 12 }, (_, at) => join(above, 'very', 'deep', `r${at}`));
    await Promise.all(paths.map((path) => publish(path, { 'a.csv': 'a\n' })));
    for (const path of paths) expect(read(path, 'a.csv')).toBe('a\n');
  });

  it('leaves earlier results whole until then', async () => {
    const path = fresh();
    await publish(path, { 'a.csv': 'old\n' });
    const before = contentOf(path);
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'new\n');
    const staged = { '.next/a.csv': 'new\n', '.next/pid': String(process.pid) };
    expect(contentOf(path)).toEqual({ ...before, ...staged });
    await results.publish({ tool: 'learnersim' });
    expect(read(path, 'a.csv')).toBe('new\n');
    expect(existsSync(join(path, '.next'))).toBe(false);
  });

  it('replaces files, removes those that only the earlier manifest lists, keeps all others', async () => {
    const path = fresh();
    await publish(path, { 'a.csv': 'old\n', 'gone.csv': 'old\n' });
    writeFileSync(join(path, 'notes.txt'), 'mine');
    mkdirSync(join(path, 'partial'));
    writeFileSync(join(path, 'partial', 'a.csv'), 'part');
    const ours = JSON.stringify({ tool: 'learnersim', files: {} });
    writeFileSync(join(path, 'partial', 'manifest.json'), ours);
    await publish(path, { 'a.csv': 'new\n', 'b.csv': 'new\n' });
    const { 'manifest.json': _, ...files } = contentOf(path);
    expect(files).toEqual({
      'a.csv': 'new\n',
      'b.csv': 'new\n',
      'notes.txt': 'mine',
      'partial/a.csv': 'part',
      'partial/manifest.json': ours,
    });
  });

  it("refuses a partial/ that is somebody else's, and a directory where another run is writing", async () => {
    const path = fresh();
    mkdirSync(join(path, 'partial'), { recursive: true });
    writeFileSync(join(path, 'partial', 'summary.csv'), 'mine');
    await expect(ResultsDirectory.prepare(path)).rejects.toThrow('holds no results of learnersim');
    expect(read(path, 'partial/summary.csv')).toBe('mine');
    const busy = fresh();
    mkdirSync(join(busy, '.next'), { recursive: true });
    // The parent of this process is alive, and no process has the largest number.
    writeFileSync(join(busy, '.next', 'pid'), String(process.ppid));
    await expect(ResultsDirectory.prepare(busy)).rejects.toThrow('another run is writing there');
    writeFileSync(join(busy, '.next', 'pid'), '2147483646');
    await (await ResultsDirectory.prepare(busy)).discard();
  });

  it('removes nothing outside, whatever an earlier manifest lists', async () => {
    const path = fresh();
    const outside = `${path}-outside.txt`;
    writeFileSync(outside, 'mine');
    mkdirSync(path);
    const files = { [`../${outside.split('/').at(-1)!}`]: '', [outside]: '' };
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ tool: 'learnersim', files }));
    await publish(path, { 'a.csv': '' });
    expect(read(outside)).toBe('mine');
  });

  it('makes folders on the way', async () => {
    const path = join(fresh(), 'deep', 'down');
    await publish(path, { 'a.csv': '' });
    expect(readdirSync(path).toSorted()).toEqual(['a.csv', 'manifest.json']);
  });
});

describe('a partial run', () => {
  it('goes to partial/ with a manifest that says so; earlier results stay', async () => {
    const path = fresh();
    await publish(path, { 'a.csv': 'old\n' });
    const before = contentOf(path);
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'half\n');
    const partial = await results.publishPartial({ tool: 'learnersim' });
    expect(partial).toBe(join(path, 'partial'));
    expect(contentOf(path)).toMatchObject(before);
    expect(read(partial, 'a.csv')).toBe('half\n');
    expect(manifestOf(partial)).toMatchObject({
      partial: true,
      files: { 'a.csv': sha256('half\n') },
    });
    expect(existsSync(join(path, '.next'))).toBe(false);
  });

  it('alone does not make a directory foreign', async () => {
    const path = fresh();
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'half\n');
    await results.publishPartial({ tool: 'learnersim' });
    await publish(path, { 'a.csv': 'all\n' });
    expect(read(path, 'a.csv')).toBe('all\n');
  });
});

describe('preparing', () => {
  it.each([
    ['a file of somebody else', { 'thesis.txt': 'mine' }],
    ['a manifest of another tool', { 'manifest.json': '{"tool": "other", "files": {}}' }],
    ['a manifest that is no JSON', { 'manifest.json': '{' }],
    ['a manifest without files', { 'manifest.json': '{"tool": "learnersim"}' }],
    ['a hidden file', { '.gitignore': '*' }],
  ])('refuses a directory that holds %s, and touches nothing', async (_, files) => {
    const path = fresh();
    mkdirSync(path);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    const refused = ResultsDirectory.prepare(path);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      `${path}  is not empty and holds no results of learnersim  (choose another directory with --out)`,
    );
    expect(contentOf(path)).toEqual(files);
  });

  it('refuses a file', async () => {
    const path = fresh();
    writeFileSync(path, 'mine');
    await expect(ResultsDirectory.prepare(path)).rejects.toThrow(`${path}  is not a directory`);
    expect(read(path)).toBe('mine');
  });

  it('accepts an empty directory', async () => {
    const path = fresh();
    mkdirSync(path);
    await publish(path, { 'a.csv': '' });
    expect(existsSync(join(path, 'a.csv'))).toBe(true);
  });

  it('clears what a killed run left in .next', async () => {
    const path = fresh();
    mkdirSync(join(path, '.next'), { recursive: true });
    writeFileSync(join(path, '.next', 'a.csv'), 'from a killed run');
    await publish(path, { 'a.csv': 'new\n' });
    expect(Object.keys(contentOf(path)).toSorted()).toEqual(['a.csv', 'manifest.json']);
    expect(read(path, 'a.csv')).toBe('new\n');
  });

  it('refuses names that lead out of the directory', async () => {
    const results = await ResultsDirectory.prepare(fresh());
    await expect(results.append('../a.csv', '')).rejects.toThrow('impossible state');
    await results.discard();
  });
});

describe('the folder of events', () => {
  const EVENTS = { 'a.csv': 'a\n', 'events/a.csv': 'e\n', 'events/b.parquet': 'p' };

  it('is staged and moved like other files, and named in the manifest', async () => {
    const path = fresh();
    await publish(path, EVENTS);
    const { 'manifest.json': _, ...files } = contentOf(path);
    expect(files).toEqual(EVENTS);
    expect(manifestOf(path).files).toEqual({
      'a.csv': sha256('a\n'),
      'events/a.csv': sha256('e\n'),
      'events/b.parquet': sha256('p'),
    });
  });

  it('goes with the events, but not with what somebody else put into it', async () => {
    const path = fresh();
    await publish(path, EVENTS);
    await publish(path, { 'a.csv': 'a\n' });
    expect(existsSync(join(path, 'events'))).toBe(false);
    await publish(path, EVENTS);
    writeFileSync(join(path, 'events', 'notes.txt'), 'mine');
    await publish(path, { 'a.csv': 'a\n', 'events/c.csv': 'c\n' });
    const { 'manifest.json': _, ...files } = contentOf(path);
    expect(files).toEqual({
      'a.csv': 'a\n',
      'events/c.csv': 'c\n',
      'events/notes.txt': 'mine',
    });
  });

  it.each([
    ['a file', (path: string) => writeFileSync(path, 'mine'), 'is not a directory'],
    ['a link', (path: string) => symlinkSync('..', path), 'is not a directory'],
    [
      'a folder with a folder in the way',
      (path: string) => mkdirSync(join(path, 'a.csv'), { recursive: true }),
      'a.csv  is a directory',
    ],
  ])('that is %s is refused', async (_, make, what) => {
    const path = fresh();
    await publish(path, { 'a.csv': 'old\n' });
    make(join(path, 'events'));
    await expect(ResultsDirectory.prepare(path)).rejects.toThrow(what);
    expect(read(path, 'a.csv')).toBe('old\n');
  });

  it('that became a link in the meantime takes nothing, and earlier results stay', async () => {
    const path = fresh();
    const outside = fresh();
    mkdirSync(outside);
    await publish(path, { 'a.csv': 'old\n' });
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'new\n');
    await results.append('events/a.csv', 'e\n');
    symlinkSync(outside, join(path, 'events'));
    await expect(results.publish({ tool: 'learnersim' })).rejects.toThrow('earlier results stay');
    expect(read(path, 'a.csv')).toBe('old\n');
    expect(readdirSync(outside)).toEqual([]);
    await results.discard();
  });

  it('leads nowhere else, whatever an earlier manifest lists', async () => {
    const path = fresh();
    const outside = fresh();
    mkdirSync(outside);
    writeFileSync(join(outside, 'a.csv'), 'mine');
    mkdirSync(join(path, 'events'), { recursive: true });
    const names = [`events/../../${outside.split('/').at(-1)!}/a.csv`, 'manifest.json', 'events'];
    const files = Object.fromEntries(names.map((name) => [name, '']));
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ tool: 'learnersim', files }));
    await publish(path, { 'b.csv': '' });
    expect(read(outside, 'a.csv')).toBe('mine');
    expect(Object.keys(manifestOf(path).files)).toEqual(['b.csv']);
  });

  it.each(['events/../a.csv', 'events/deep/a.csv', 'other/a.csv', 'events/.csv', 'events/'])(
    'has no file %s',
    async (name) => {
      const results = await ResultsDirectory.prepare(fresh());
      await expect(results.append(name, '')).rejects.toThrow('impossible state');
      await results.discard();
    },
  );

  it('is read back while it is staged, in blocks', async () => {
    const results = await ResultsDirectory.prepare(fresh());
    await results.append('events/a.records', 'abcdefgh');
    const blocks: string[] = [];
    await results.read('events/a.records', 3, async (block) => {
      blocks.push(Buffer.from(block).toString());
      await results.append('events/a.csv', block);
      return true;
    });
    expect(blocks).toEqual(['abc', 'def', 'gh']);
    await results.discard();
  });
});

describe('giving up', () => {
  it('leaves nothing of a new directory', async () => {
    const path = fresh();
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'x');
    await results.discard();
    expect(existsSync(path)).toBe(false);
  });

  it('leaves earlier results as they were', async () => {
    const path = fresh();
    await publish(path, { 'a.csv': 'old\n' });
    const before = contentOf(path);
    const results = await ResultsDirectory.prepare(path);
    await results.append('a.csv', 'x');
    await results.discard();
    expect(contentOf(path)).toEqual(before);
  });
});
