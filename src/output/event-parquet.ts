/** The event log as Parquet: a row group a block, so that bytes follow from the rows alone. */

import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { EVENT_COLUMNS, type EventColumn, type EventRow } from '../metrics/event-table.js';
import type { EventWriter } from './event-writer.js';

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<EventColumn['type'], Omit<SchemaElement, 'name'>>;

const SCHEMA: SchemaElement[] = [
  { name: 'events', num_children: EVENT_COLUMNS.length },
  ...EVENT_COLUMNS.map(({ name, type }): SchemaElement => ({
    name,
    repetition_type: 'REQUIRED',
    ...TYPES[type],
  })),
];

export class ParquetEvents implements EventWriter {
  private readonly bytes = new ByteWriter();
  private readonly file = new ParquetWriter({
    writer: this.bytes,
    schema: SCHEMA,
    createdBy: 'learnersim',
  });

  block(rows: Iterable<EventRow>, count: number): Uint8Array {
    const cells = EVENT_COLUMNS.map(({ type }) => roomFor(type, count));
    let at = 0;
    // Row by row: each is at hand while its cells are taken.
    for (const row of rows) {
      for (let column = 0; column < cells.length; column++) {
        cells[column][at] = EVENT_COLUMNS[column].from(row);
      }
      at++;
    }
    const columnData = EVENT_COLUMNS.map((column, place) => sourceOf(column, cells[place]));
    void this.file.write({ columnData, rowGroupSize: count });
    return this.taken();
  }

  end(): Uint8Array {
    void this.file.finish();
    return this.taken();
  }

  /** What was written since the last call; only the places of row groups are kept, for the file's end. */
  private taken(): Uint8Array {
    const taken = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return taken;
  }
}

type Cells = ColumnSource['data'] & { [at: number]: unknown };

function roomFor(type: EventColumn['type'], count: number): Cells {
  if (type === 'integer') return new Int32Array(count);
  return type === 'double' ? new Float64Array(count) : [];
}

/**
 * The cells of a block. Texts are few and stand in a dictionary. The least and greatest value is said of whole numbers, by
 * which readers find learners and days; of the rest it would be much the same in every block.
 */
function sourceOf({ name, type }: EventColumn, data: Cells): ColumnSource {
  const statistics = type === 'integer';
  return { name, data, statistics, ...(type === 'text' && { encoding: 'RLE_DICTIONARY' }) };
}
