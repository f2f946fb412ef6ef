/** Turns events into the bytes of a file, block by block: a file's size is no matter. */

import type { EventRow } from '../metrics/event-table.js';

export interface EventWriter {
  /** Bytes of the file's next rows, all those of a block: at least one, `count` of them, each good until the next. */
  block(rows: Iterable<EventRow>, count: number): Uint8Array;
  /** What stands behind the last row. */
  end(): Uint8Array;
}
