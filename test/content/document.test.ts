/** YAML to data: what is refused, and the place of every path, through aliases and merge keys too. */

import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readDocument } from '../../src/content/document.js';
import { problemLines } from './problem-lines.js';

const read = (text: string): unknown => readDocument('f.yaml', text).value;
const lines = (text: string): string[] => problemLines(() => read(text));

/** Line and column of a path, as `line:column`. */
function placeOf(text: string, ...path: PropertyKey[]): string {
  const { line, column } = readDocument('f.yaml', text).place(path);
  return `${line}:${column}`;
}

describe('data', () => {
  it('resolves anchors and merges; a key of its own wins, then the first of several merges', () => {
    const text = `
base: &base { x: 1, y: 2 }
other: &other { y: 3, z: 4 }
one: { <<: *base, y: 5 }
two: { <<: [*base, *other] }
same: *base`;
    expect(read(text)).toMatchObject({
      one: { x: 1, y: 5 },
      two: { x: 1, y: 2, z: 4 },
      same: { x: 1, y: 2 },
    });
  });

  it.each([
    ['yes', 'yes'],
    ['on', 'on'],
    ['0o14', 12],
    ['1_000', '1_000'],
    ['.5', 0.5],
    ['~', null],
    ['2026-11-22', '2026-11-22'],
    ['"5"', '5'],
  ])('reads %s as YAML 1.2 does', (text, value) => {
    expect(read(`a: ${text}`)).toEqual({ a: value });
  });

  it('reads a file with a byte order mark and CRLF', () => {
    expect(read('\u{FEFF}a: 1\r\nb:\r\n  - 2\r\n')).toEqual({ a: 1, b: [2] });
    expect(placeOf('a: 1\r\nb:\r\n  - 2\r\n', 'b', 0)).toBe('3:5');
  });
});

describe('places', () => {
  const text = `a: 1
b:
  c: {d: 2,  e: 3}
list:
  - x: 5
  -   y: 6
`;

  it.each([
    [[], '1:1'],
    [['a'], '1:1'],
    [['b'], '2:1'],
    [['b', 'c', 'd'], '3:7'],
    [['b', 'c', 'e'], '3:14'],
    [['list', 0, 'x'], '5:5'],
    [['list', 1], '6:7'],
    [['list', '1', 'y'], '6:7'],
  ])('%j stands at %s', (path, place) => {
    expect(placeOf(text, ...path)).toBe(place);
  });

  it.each([
    [['b', 'nope'], '2:1'],
    [['b', 'c', 'nope', 'more'], '3:3'],
    [['list', 7], '4:1'],
    [['a', 'inside', 'a number'], '1:1'],
    [['nope'], '1:1'],
  ])('%j, which is not there, stands at the closest above: %s', (path, place) => {
    expect(placeOf(text, ...path)).toBe(place);
  });

  it('follows an alias to its anchor', () => {
    const aliased = 'a: &a\n  x: 1\nb: *a\nlist: [*a]\n';
    expect(placeOf(aliased, 'b')).toBe('3:1');
    expect(placeOf(aliased, 'b', 'x')).toBe('2:3');
    expect(placeOf(aliased, 'list', 0, 'x')).toBe('2:3');
  });

  it('points at a key beside a merge, and at the map for what is nowhere', () => {
    const merged = 'a: &a\n  x: 1\nc:\n  <<: *a\n  x: 5\n';
    expect(placeOf(merged, 'c', 'x')).toBe('5:3');
    expect(placeOf(merged, 'c', 'nope')).toBe('3:1');
  });

  it('follows merges as the data does, the first of several first', () => {
    const merged = 'a: &a\n  x: 1\n  y: 2\nb: &b\n  y: 3\n  z: 4\nc:\n  <<: [*a, *b]\n';
    expect(placeOf(merged, 'c', 'y')).toBe('3:3');
    expect(placeOf(merged, 'c', 'z')).toBe('6:3');
  });

  it('finds keys that are no text', () => {
    expect(placeOf('1: a\ntrue: b\n', '1')).toBe('1:1');
    expect(placeOf('1: a\ntrue: b\n', 'true')).toBe('2:1');
  });
});

describe('what is refused', () => {
  it.each([
    ['', ['f.yaml:1:1  the file is empty']],
    [' \n\n', ['f.yaml:1:1  the file is empty']],
    ['a: 1\nb: 2\na: 3\n', ['f.yaml:3:1  duplicate key']],
    [
      'a: {x: 1, x: 2}\nb: {y: 1, y: 2}',
      ['f.yaml:1:11  duplicate key', 'f.yaml:2:11  duplicate key'],
    ],
    ['a: {__proto__: 1}', ['f.yaml:1:5  key "__proto__" is not allowed']],
    ['"__proto__":\n  polluted: true', ['f.yaml:1:1  key "__proto__" is not allowed']],
    ['a: &x {"__proto__": {b: 1}}\nc: {<<: *x}', ['f.yaml:1:8  key "__proto__" is not allowed']],
  ])('%j', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it.each([
    ['a: [1, 2', 1, 9],
    ['a:\n\t- 1\n', 2, 1],
    ['a: "x\n', 2, 1],
  ])('%j, which is no YAML', (text, line, column) => {
    const [first] = lines(text);
    expect(first).toMatch(new RegExp(`^f\\.yaml:${line}:${column}  not valid YAML: .+`));
  });

  it.each([
    [
      'x: &note 1\na: *noet',
      'f.yaml:2:4  no anchor &noet before this alias  (did you mean "note"?)',
    ],
    ['a: *b\nb: &b 1', 'f.yaml:1:4  no anchor &b before this alias'],
    ['x: 1\na: &a [1, *a]', 'f.yaml:2:11  alias *a stands inside of what it means'],
    ['a: &a\n  x: 1\n  <<: *a\n', 'f.yaml:3:7  alias *a stands inside of what it means'],
    ['x: 1\na:\n  <<: 3\n', 'f.yaml:3:7  << can only merge maps'],
    ['x: &x {b: 1}\na:\n  <<: [*x, 3]\n', 'f.yaml:3:12  << can only merge maps'],
    ['!!seq <<: 1\n', 'f.yaml:1:11  << can only merge maps'],
    ['x: &x [1]\na:\n  <<: *x\n', 'f.yaml:1:8  << can only merge maps'],
    ['a: 1\nb: !!set {x, y}\n', 'f.yaml:2:10  tag !!set is not supported'],
    ['a: 1\nb: !!omap [x: 1]\n', 'f.yaml:2:11  tag !!omap is not supported'],
    ['a: !!binary aGVsbG8=\n', 'f.yaml:1:13  tag !!binary is not supported'],
    ['a: !mine 1\n', 'f.yaml:1:10  tag !mine is not supported'],
    ['a: 1\n[b, c]: 2\n', 'f.yaml:2:1  a map or list cannot be a key'],
    ['a: 1\n? {b: 1}\n: 2\n', 'f.yaml:2:3  a map or list cannot be a key'],
    ['a: &a {b: 1}\n*a : 2\n', 'f.yaml:2:1  a map or list cannot be a key'],
    ['a: 1\n---\nb: 2\n---\nc: 3\n', 'f.yaml:2:1  a second document begins here'],
  ])('%j', (text, expected) => {
    expect(lines(text)).toEqual([expected]);
  });

  it('aliases that multiply without bound, once, at the first that is too many', () => {
    const names = 'abcdefghij'.split('');
    const bomb = names.map((name, at) => {
      const inside = at === 0 ? 'x' : `*${names[at - 1]}`;
      return `${name}: &${name} [${Array.from({ length: 10 }, () => inside).join(', ')}]`;
    });
    expect(lines(bomb.join('\n'))).toEqual([
      expect.stringMatching(/^f\.yaml:5:\d+ {2}aliases bring in more than 100000 parts$/),
    ]);
  });

  it('more than 10000 aliases, but not 2000 to one small part', () => {
    const aliases = (count: number): string => `x: &x {b: 1}\nlist:\n${'  - *x\n'.repeat(count)}`;
    expect(read(aliases(2000))).toHaveProperty('list.length', 2000);
    expect(lines(aliases(10_005))).toEqual(['f.yaml:10003:5  more than 10000 aliases']);
  });
});

describe('nesting', () => {
  const nested = (open: string, close: string, levels: number): string =>
    `${open.repeat(levels)}1${close.repeat(levels)}`;
  const indented = (levels: number): string =>
    Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:\n`).join('');

  it.each([
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
    ['? ', ''],
  ])('of 100 levels of %j is not refused for its depth', (open, close) => {
    expect(lines(nested(open, close, 100)).join()).not.toContain('nested');
  });

  it.each([
    ['[', ']', 101, '1:101'],
    ['[', '', 3000, '1:101'],
    ['[ ', '', 100_000, '1:201'],
    ['{a: ', '}', 5000, '1:401'],
    ['- ', '', 5000, '1:201'],
    ['? ', '', 5000, '1:201'],
  ])('beyond is one problem at its place: %j%j %i times', (open, close, levels, place) => {
    // More than once: what the process can bear shrinks from document to document.
    for (let time = 0; time < 3; time++) {
      const problem = `f.yaml:${place}  nested deeper than 100 levels`;
      expect(lines(nested(open, close, levels))).toEqual([problem]);
    }
  });

  it('is bounded for indentation, too', () => {
    expect(lines(indented(100))).toEqual([]);
    expect(lines(indented(3000))).toEqual(['f.yaml:101:101  nested deeper than 100 levels']);
  });
});

describe('any text at all', () => {
  const words =
    'a|b|&a |&b |*a|*b|: |- |? |[|]|{|}|, |\n|\n  |\n    |<<|1|"x"|!!set |!!map |!!seq |!x |%YAML 1.1\n|~|\t|#|---\n|...\n';
  const anyText = fc
    .array(fc.constantFrom(...words.split('|'), '|', '__proto__', '\0'), { maxLength: 16 })
    .map((parts) => parts.join(''));

  it('is plain data or a list of problems with their places, and nothing is said beside', () => {
    const warning = vi.spyOn(process, 'emitWarning');
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of lines(text)) expect(line).toMatch(/^f\.yaml:\d+:\d+ {2}\S/);
      }),
      { seed: 5, numRuns: 5000 },
    );
    expect(warning).not.toHaveBeenCalled();
    warning.mockRestore();
  });
});

describe('many problems', () => {
  it('are cut off after 20, and the rest counted', () => {
    expect(lines(']'.repeat(20))).toHaveLength(20);
    const many = lines(']'.repeat(300));
    expect(many).toHaveLength(21);
    expect(many.at(-1)).toBe('f.yaml:1:21  and 280 more');
  });
});
