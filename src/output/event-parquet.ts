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

  block(rows: readonly EventRow[]): Uint8Array {
    if (rows.length > 0) {
      const columnData = EVENT_COLUMNS.map((column) => sourceOf(column, rows));
      void this.file.write({ columnData, rowGroupSize: rows.length });
    }
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

/** The cells of a block. Texts are few and stand in a dictionary. */
function sourceOf(column: EventColumn, rows: readonly EventRow[]): ColumnSource {
  const { name } = column;
  switch (column.type) {
    case 'text':
      return { name, data: rows.map(column.from), encoding: 'RLE_DICTIONARY' };
    case 'integer':
      return { name, data: Int32Array.from(rows, column.from) };
    case 'double':
      return { name, data: Float64Array.from(rows, column.from) };
    case 'boolean':
      return { name, data: rows.map(column.from) };
  }
}
