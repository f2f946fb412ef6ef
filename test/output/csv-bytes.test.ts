/** Numbers as bytes are the numbers as text, digit for digit. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber } from '../../src/output/csv.js';
import { CsvBytes } from '../../src/output/csv-bytes.js';

function written(write: (to: CsvBytes) => void, room = 0): string {
  const bytes = new CsvBytes(room);
  write(bytes);
  return new TextDecoder().decode(bytes.written());
}

const numbers = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -1e7, max: 2 ** 33, noNaN: true }),
  fc.nat({ max: 3e9 }).map((millionths) => millionths / 1e6),
  // Next to a whole number and to a half of a millionth, where a digit may be carried.
  fc.nat({ max: 1e6 }).map((whole) => whole + 0.9999995),
  fc.maxSafeInteger(),
);

it('writes any number as formatNumber() does', () => {
  fc.assert(
    fc.property(numbers, (value) => {
      expect(written((to) => to.number(value))).toBe(formatNumber(value));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  0,
  -0,
  9,
  10,
  99,
  100,
  0.1 + 0.2,
  1e-6,
  1e-7,
  0.000_05,
  0.9999999,
  999_999.9999999,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 31 - 1e-6,
  2 ** 53 - 1,
  -0.25,
])('writes %d', (value) => {
  expect(written((to) => to.number(value))).toBe(formatNumber(value));
});

it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
  expect(() => written((to) => to.number(value))).toThrow('impossible state');
});

it.each([0, 1, 5, 1000])(
  'writes cells behind each other, with room for %d bytes at first',
  (room) => {
    const text = written((to) => {
      for (let number = 0; number < 50; number++) {
        to.text(new TextEncoder().encode('ü'));
        to.character(44);
        to.number(number);
      }
    }, room);
    expect(text).toBe(Array.from({ length: 50 }, (_, number) => `ü,${number}`).join(''));
  },
);
