/** Tables to CSV: quoting, formulas, numbers. */

import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, formatNumber } from '../../src/output/csv.js';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [42, '42'],
    [-3, '-3'],
    [9_007_199_254_740_991, '9007199254740991'],
    [0.5, '0.5'],
    [1 / 3, '0.333333'],
    [2 / 3, '0.666667'],
    [302.64, '302.64'],
    [0.1 + 0.2, '0.3'],
    [0.000001, '0.000001'],
    [1e-7, '0'],
    [-1e-7, '0'],
    [0.9999999, '1'],
    [123_456_789.123_456_7, '123456789.123457'],
  ])('%d is %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  it('have at most six decimals, no exponent, and are right to half a millionth', () => {
    const fractions = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fractions, (value) => {
        const text = formatNumber(value);
        expect(text).toMatch(/^-?\d+(\.\d{1,6})?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.51e-6);
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('%d is refused', (value) => {
    expect(() => formatNumber(value)).toThrow('impossible state');
    expect(() => csv([[value]])).toThrow('impossible state');
  });
});

describe('text', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['ümläut ✓', 'ümläut ✓'],
    [' blank ', ' blank '],
  ])('%j is %s', (text, expected) => {
    expect(csv([['x', text, 'y']])).toBe(`x,${expected},y\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['=a,b', `"'=a,b"`],
    ['a=b', 'a=b'],
    ['1-2', '1-2'],
  ])('%j, which a spreadsheet may run, is %s', (text, expected) => {
    expect(csv([['x', text]])).toBe(`x,${expected}\n`);
  });

  it('that starts with a carriage return is escaped', () => {
    expect(csv([['x', '\rx']])).toBe(`x,"'\rx"\n`);
  });

  it('only: a negative number stays a number', () => {
    expect(csv([[-1, -0.5, '-1']])).toBe("-1,-0.5,'-1\n");
  });

  it('nothing is an empty cell', () => {
    expect(csv([[undefined, 1, undefined]])).toBe(',1,\n');
  });

  it('comes back from a reader as it was', () => {
    const nasty = fc.constantFrom(
      'a',
      '"',
      ',',
      '\n',
      '\r',
      '\t',
      ' ',
      "'",
      ';',
      '=',
      'ü',
      '😀',
      '\0',
    );
    const text = fc.string({ unit: nasty, maxLength: 8 }).filter((one) => !/^[=\t\r]/.test(one));
    const row = fc.tuple(fc.constant('x'), text, fc.nat());
    const rows = fc.array(row, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (table) => {
        const read = parse(csv(table), { record_delimiter: '\n' });
        expect(read).toEqual(table.map((cells) => cells.map(String)));
      }),
    );
  });
});
