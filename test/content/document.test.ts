/** YAML to data: what is refused, and the place of every path, through aliases and merge keys too. */

import { describe, expect, it } from 'vitest';
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
    ['a: 1\n---\nb: 2\n', 2, 1],
  ])('%j, which is no single YAML document', (text, line, column) => {
    const [first] = lines(text);
    expect(first).toMatch(new RegExp(`^f\\.yaml:${line}:${column}  not valid YAML: .+`));
  });

  it('an alias without an anchor', () => {
    expect(lines('a: *nobody')).toEqual([expect.stringContaining('nobody')]);
  });

  it('aliases that multiply without bound', () => {
    const names = 'abcdefghij'.split('');
    const bomb = names.map((name, at) => {
      const inside = at === 0 ? 'x' : `*${names[at - 1]}`;
      return `${name}: &${name} [${Array.from({ length: 10 }, () => inside).join(', ')}]`;
    });
    expect(lines(bomb.join('\n'))).toEqual([expect.stringContaining('alias')]);
  });

  it('a map that merges itself', () => {
    expect(lines('a: &a\n  x: 1\n  <<: *a\n')).toHaveLength(1);
  });

  it('a merge of something that is no map', () => {
    expect(lines('a:\n  <<: 3\n')).toHaveLength(1);
  });

  it('does not refuse deep nesting that is merely odd', () => {
    const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
    expect(JSON.stringify(read(deep))).toBe(deep);
  });
});
