/** Records of our own CSV files, whatever their text cells hold and wherever blocks of bytes end. */

import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { csv } from '../../src/output/csv.js';
import { recordsOf } from '../../src/runner/csv-records.js';
import { tempFolder } from './temp-folder.js';

const file = tempFolder()('some.csv');

async function read(text: string, columns: readonly string[]): Promise<string[][]> {
  writeFileSync(file, text);
  const found: string[][] = [];
  for await (const records of recordsOf(file, columns)) {
    found.push(...records.map((record) => [...record]));
  }
  return found;
}

describe('records', () => {
  it('are read back as they were written, quotes and line feeds in them, too', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ') })
      .map((text) => `x${text}`);
    const table = fc.array(fc.tuple(cell, fc.nat(), cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = csv([['one', 'two', 'three'], ...rows]);
        expect(await read(text, ['three', 'two'])).toEqual(
          rows.map(([, two, three]) => [three, String(two)]),
        );
      }),
    );
  });

  it('go over the ends of blocks, also where a quoted line feed stands at one', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => [`a\nb"${at}`, at] as const);
    const found = await read(csv([['text', 'number'], ...rows]), ['text', 'number']);
    expect(found).toEqual(rows.map(([text, number]) => [text, String(number)]));
  });

  it.each([
    ['a row with a cell more', 'a,b\n1,2\n1,2,3\n', /:3 {2}is no CSV/],
    ['a quote that stays open', 'a,b\n"1,2\n', /is no CSV/],
    ['a quote in the middle of a cell', 'a,b\n1,2"3"\n', /is no CSV/],
    ['a column that is missing', 'a\n1\n', /has no column b/],
  ])('%s is refused', async (_, text, what) => {
    const error: unknown = await read(text, ['a', 'b']).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(what);
  });
});
