/** Events as CSV, the bytes that `csv()` gives, and as Parquet, which is read back cell by cell. */

import * as fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { EVENT_COLUMNS, type EventRow } from '../../src/metrics/event-table.js';
import { csv } from '../../src/output/csv.js';
import { CsvEvents } from '../../src/output/event-csv.js';
import { ParquetEvents } from '../../src/output/event-parquet.js';
import type { EventWriter } from '../../src/output/event-writer.js';

const names = fc.constantFrom('=1+1', '-a', 'a,b', 'a "b"', "'a", 'ü', '1', 'Σ'.repeat(40), 'long');
const millis = fc.integer({ min: 0, max: 3e12 }).map((ms) => ms / 1000);
const rows: fc.Arbitrary<EventRow> = fc.record({
  experiment: names,
  group: names,
  event: fc.record({
    learner: fc.integer({ min: 0, max: 1e8 }),
    problem: fc.integer({ min: 1, max: 1e7 }),
    day: fc.integer({ min: 1, max: 36_500 }),
    startedAt: millis,
    seconds: millis,
    skill: names,
    task: names,
    kind: names,
    correct: fc.boolean(),
    hinted: fc.boolean(),
    probability: fc.integer({ min: 0, max: 1e6 }).map((millionths) => millionths / 1e6),
    levelBefore: names,
    levelAfter: names,
  }),
});
const blocks = fc.array(fc.array(rows, { minLength: 1, maxLength: 30 }), { maxLength: 4 });

const HEADER = EVENT_COLUMNS.map(({ name }) => name);
const cellsOf = (row: EventRow): (string | number | boolean)[] =>
  EVENT_COLUMNS.map((column) => column.from(row));

function written(writer: EventWriter, of: readonly (readonly EventRow[])[]): Buffer {
  return Buffer.concat([...of.map((block) => writer.block(block, block.length)), writer.end()]);
}

const fileOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('CSV', () => {
  it('is what csv() writes, in any blocks', () => {
    fc.assert(
      fc.property(blocks, (of) => {
        const cells = of
          .flat()
          .map((row) => cellsOf(row).map((cell) => (typeof cell === 'boolean' ? `${cell}` : cell)));
        expect(written(new CsvEvents(), of).toString()).toBe(csv([HEADER, ...cells]));
      }),
    );
  });
});

describe('Parquet', () => {
  it('is read back as it was written, a row group a block', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (of) => {
        const file = fileOf(written(new ParquetEvents(), of));
        const read = await parquetReadObjects({ file });
        expect(read.map((row) => HEADER.map((name) => row[name] as unknown))).toEqual(
          of.flat().map(cellsOf),
        );
        const groups = parquetMetadata(file).row_groups.map((group) => Number(group.num_rows));
        expect(groups).toEqual(of.map(({ length }) => length));
      }),
    );
  });

  it('has types that readers know, and no cell that may be missing', () => {
    const { schema } = parquetMetadata(fileOf(written(new ParquetEvents(), [])));
    const types = schema.slice(1).map(({ name, type, converted_type, repetition_type }) => {
      return [name, type, converted_type, repetition_type];
    });
    const wanted = { text: 'BYTE_ARRAY', integer: 'INT32', double: 'DOUBLE', boolean: 'BOOLEAN' };
    expect(types).toEqual(
      EVENT_COLUMNS.map(({ name, type }) => {
        return [name, wanted[type], type === 'text' ? 'UTF8' : undefined, 'REQUIRED'];
      }),
    );
  });
});
