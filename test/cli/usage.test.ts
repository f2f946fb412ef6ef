/** Bad usage and bad input: exit 2, a line a problem on stderr, nothing written, no stack trace. */

import { readdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { PAIR, TINY, workplace } from './workplace.js';

const FILES = {
  'tiny.yaml': TINY,
  'pair.yaml': PAIR,
  'other/pair.yaml': PAIR.replace('./tiny', '../tiny'),
  'wrong.yaml': PAIR.replace('0.8', '1.8').replace('groups', 'sed: 1\ngroups'),
  'empty.yaml': '',
  'latin1.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xfc, 0x0a]),
  'foreign/thesis.txt': 'mine',
  'folder.yaml': PAIR.replace('./tiny.yaml', './foreign').replace('groups', 'sed: 1\ngroups'),
  'nested.yaml': '['.repeat(3000) + ']'.repeat(3000),
  'skills.csv': 'skill\na\nb\n',
  'edges.csv': 'skill,prerequisite\nb,nope,x\n',
};
const { path, run, spawn, bash } = workplace(FILES);
symlinkSync('nowhere', path('dangling'));

describe('is refused, and nothing is written', () => {
  it.concurrent.each<[title: string, args: string[], stderr: (string | RegExp)[]]>([
    [
      'whatever cannot be read or understood, all at once',
      [
        'run',
        'pair.yaml',
        'nope.yaml',
        'foreign',
        'empty.yaml',
        'latin1.yaml',
        'wrong.yaml',
        'other/pair.yaml',
      ],
      [
        'nope.yaml  no such file',
        'foreign  is a directory',
        'empty.yaml:1:1  the file is empty',
        'latin1.yaml  is not text in UTF-8',
        'wrong.yaml:3:1  sed  unknown key "sed"  (did you mean "seed"?)',
        'wrong.yaml:5:37  groups.one.user_params.starting_prob  must be at most 1, got 1.8',
        'other/pair.yaml  another configuration is named pair, too',
      ],
    ],
    [
      'a folder for a mission, beside the rest',
      ['run', 'folder.yaml'],
      [
        'folder.yaml:1:1  mission  foreign is a directory',
        'folder.yaml:3:1  sed  unknown key "sed"  (did you mean "seed"?)',
      ],
    ],
    ['an empty --out', ['run', 'pair.yaml', '-o', ''], ['--out  is empty']],
    [
      'an import over its own list',
      ['import', '--skills', 'skills.csv', '--prerequisites', 'edges.csv', '-o', './skills.csv'],
      ['./skills.csv  would overwrite a list that is imported'],
    ],
    ['a device', ['run', '/dev/zero'], ['/dev/zero  is a device']],
    [
      'a forbidden key in a --set',
      ['run', 'pair.yaml', '--set', 'a={__proto__: 5}'],
      [/^--set {2}a=\{__proto__: 5\} {2}key "__proto__" is not allowed/],
    ],
    [
      'absurd nesting',
      ['run', 'nested.yaml'],
      ['nested.yaml:1:101  nested deeper than 100 levels'],
    ],
    [
      'a foreign directory',
      ['run', 'pair.yaml', '-o', 'foreign'],
      [
        'foreign  is not empty and holds no results of learnersim  (choose another directory with --out)',
      ],
    ],
    [
      'a file as directory',
      ['run', 'pair.yaml', '-o', 'tiny.yaml'],
      ['tiny.yaml  is not a directory'],
    ],
    [
      'a link to nothing as directory',
      ['run', 'pair.yaml', '-o', 'dangling'],
      ['dangling  is a link to nothing'],
    ],
    [
      'a directory behind a link to nothing',
      ['run', 'pair.yaml', '-o', 'dangling/deep/results'],
      ['dangling/deep/results  cannot be written (EEXIST)'],
    ],
    [
      'a directory where none can be made',
      ['run', 'pair.yaml', '-o', '/proc/learnersim/results'],
      ['/proc/learnersim/results  cannot be written (ENOENT)'],
    ],
    [
      'a --set that is none',
      ['run', 'pair.yaml', '--set', 'x'],
      [/^--set {2}x {2}is not of the form path=value/],
    ],
    [
      'an unknown flag',
      ['run', 'pair.yaml', '--sed', '3'],
      ["error: unknown option '--sed'", /^\(Did you mean one of --seed, --set\?\)$/],
    ],
    [
      'results that are not there',
      ['trace', 'nowhere', '--group', 'one', '--learner', '0'],
      ['nowhere  no such file or directory  (name a results directory: learnersim run makes one)'],
    ],
    [
      'a directory without results',
      ['trace', 'foreign', '--group', 'one', '--learner', '0'],
      ['foreign  holds no manifest.json  (name a results directory: learnersim run makes one)'],
    ],
    [
      'a part of a trace that is none',
      ['trace', 'pair.yaml', '--group', 'one', '--learner', '0', '--from', '5', '--to', '2'],
      ['--to  2 is before --from 5'],
    ],
    [
      'a port beyond all',
      ['engine', 'serve', '--port', '65536'],
      [/^error: option '--port <n>' argument '65536' is invalid\. It must be .* 0 to 65535\.$/],
    ],
    [
      'an engine that is not there',
      ['engine', 'test', 'nowhere.mjs'],
      ['engine test  engine.module  no file "nowhere.mjs"'],
    ],
    ['an unknown command', ['rnu'], ["error: unknown command 'rnu'", '(Did you mean run?)']],
    ['no configuration', ['run'], ["error: missing required argument 'config'"]],
    [
      'no workers',
      ['run', 'pair.yaml', '--workers', '0'],
      [/^error: option '--workers <n>' argument '0' is invalid/],
    ],
    [
      'half a flag',
      ['run', 'pair.yaml', '--out'],
      [/^error: option '-o, --out <dir>' argument missing$/],
    ],
    [
      'import without lists',
      ['import', '-o', 'x.yaml'],
      [/^error: required option '--skills <file>' not specified$/],
    ],
    [
      'import of a list that is no CSV',
      ['import', '--skills', 'skills.csv', '--prerequisites', 'edges.csv', '-o', 'x.yaml'],
      [/^edges\.csv:2 {2}not valid CSV: /],
    ],
  ])('%s', async (_, args, expected) => {
    const before = contentOf(path());
    const done = await run(...args);
    const lines = done.stderr.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toEqual(
      expected.map((line) =>
        typeof line === 'string' ? line : (expect.stringMatching(line) as string),
      ),
    );
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(contentOf(path())).toEqual(before);
    expect(readdirSync(path())).not.toContain('results');
  });
});

describe('no command at all', () => {
  it('shows the help on stderr', async () => {
    const done = await spawn();
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toContain('Usage: learnersim');
  });
});

describe('a process of its own', () => {
  it.concurrent.each([
    ['of a configuration', ['run', 'wrong.yaml', '-q'], /^wrong\.yaml:3:1 {2}sed {2}unknown key/],
    ['of a flag', ['run', 'pair.yaml', '--sed', '3'], /^error: unknown option '--sed'\n/],
  ])('ends with 2 for a mistake %s', async (_, args, stderr) => {
    const done = await spawn(...args);
    expect(done).toMatchObject({ exitCode: 2, stdout: '' });
    expect(done.stderr).toMatch(stderr);
  });
});

it('says that the current directory is gone', async () => {
  const done = await bash('mkdir gone && cd gone && rmdir ../gone && learnersim run x.yaml');
  expect(done).toMatchObject({ exitCode: 2, stdout: '' });
  expect(done.stderr).toMatch(/^the current directory is not there any more/m);
  expect(done.stderr).not.toMatch(/ at |bug/);
});
