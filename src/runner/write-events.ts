/** The event log from its staged records, group by group, a block at a time. */

import { compileMission } from '../content/compile.js';
import type { EventFormat } from '../experiment/events.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { EventReader, RECORD_BYTES } from '../harness/event-record.js';
import type { EventRow } from '../metrics/event-table.js';
import type { EventWriter } from '../output/event-writer.js';
import type { ResultsDirectory } from './results-directory.js';
import { RECORDS, eventsFile } from './results-names.js';

/** Rows of a block, which is a row group of a Parquet file [assumption]: 100 MB while one is made. */
const BLOCK = 100_000;

/**
 * Writes the files that were asked for; whether it could: once `signal` is aborted, what was written is taken back. The
 * records stay: while files are made, a run that is killed may be resumed.
 */
export async function writeEvents(
  plan: ExperimentPlan,
  results: ResultsDirectory,
  signal?: AbortSignal,
): Promise<boolean> {
  const { name: experiment, events, groups, scenarios } = plan;
  if (events === undefined) return true;
  for (const { name: group, mission } of groups) {
    const slugs = compileMission(scenarios[mission]).skills.map(({ slug }) => slug);
    const reader = new EventReader(slugs);
    const writer = await openWriter(events.format);
    const file = eventsFile(group, events.format);
    await results.read(eventsFile(group, RECORDS), BLOCK * RECORD_BYTES, async (block) => {
      const rows = rowsOf(block, reader, experiment, group);
      await results.append(file, writer.block(rows, block.length / RECORD_BYTES));
      return signal?.aborted !== true;
    });
    await results.append(file, writer.end());
    if (signal?.aborted) {
      for (const { name } of groups) await results.drop(eventsFile(name, events.format));
      return false;
    }
  }
  return true;
}

function* rowsOf(
  block: Uint8Array,
  reader: EventReader,
  experiment: string,
  group: string,
): Generator<EventRow> {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  for (let at = 0; at < block.length; at += RECORD_BYTES) {
    yield { experiment, group, event: reader.next(view, at) };
  }
}

/** Takes the records back, which are for runs that are not complete. */
export async function dropRecords(
  { events, groups }: ExperimentPlan,
  results: ResultsDirectory,
): Promise<void> {
  if (events === undefined) return;
  for (const { name } of groups) await results.drop(eventsFile(name, RECORDS));
}

/** The library that writes Parquet is loaded when it is asked for. */
async function openWriter(format: EventFormat): Promise<EventWriter> {
  if (format === 'parquet') {
    const { ParquetEvents } = await import('../output/event-parquet.js');
    return new ParquetEvents();
  }
  const { CsvEvents } = await import('../output/event-csv.js');
  return new CsvEvents();
}
