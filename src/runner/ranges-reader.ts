/** Reads back the ranges that a run left in a directory, in their order. */

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { LEARNER_HEADER } from '../metrics/learner-table.js';
import { csv } from '../output/csv.js';
import { mostEventBytes } from './event-soundness.js';
import { GroupFiles } from './group-files.js';
import type { Chunk, WorkerSetup } from './protocol.js';
import { unpackRange } from './packed-range.js';
import {
  RANGES,
  type RangeLine,
  type RangesHeader,
  hashOfBytes,
  parseHeader,
  parseLine,
} from './range-file.js';
import { isSound, sameChunk } from './range-soundness.js';
import type { KeptRanges } from './range-source.js';
import { RECORDS, eventsFile } from './results-names.js';
import { linesOf } from './text-lines.js';
import type { RangeOutcome } from './worker-pool.js';

/** Room of a row, bytes, beside its text cells [assumption]: numbers are at most 24 characters, and fewer than 60. */
const ROW = 2048;

/** The first line of the ranges in a directory; undefined: it holds none. */
export async function readHeader(directory: string): Promise<RangesHeader | undefined> {
  const file = join(directory, RANGES);
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return undefined;
  for await (const line of linesOf(file)) return parseHeader(line);
  return undefined;
}

export class RangesReader implements KeptRanges {
  private readonly lines: AsyncGenerator<string>;
  private readonly rows = new GroupFiles();
  private readonly events = new GroupFiles();
  private readonly rowRoom: readonly number[];
  /** bytes of a learner's records at most */
  private readonly eventRoom: number;
  private line: RangeLine | undefined;
  private isOpen = false;
  private isOver = false;
  /** ranges are taken one after the other */
  private turn: Promise<unknown> = Promise.resolve();

  private readonly setup: WorkerSetup;

  /** `setup`: of the run that goes on. */
  constructor(
    private readonly directory: string,
    { paths }: RangesHeader,
    setup: WorkerSetup,
  ) {
    // More of them may have been kept than are wanted.
    this.setup = { ...setup, wanted: { ...setup.wanted, paths } };
    this.lines = linesOf(join(directory, RANGES));
    this.rowRoom = roomOfRows(setup.plan);
    this.eventRoom = mostEventBytes(setup.plan);
  }

  /** Undefined: it is not the next one that was kept, or not as it was written. */
  async take(chunks: readonly Chunk[]): Promise<RangeOutcome | undefined> {
    const taken = this.turn.then(async () => await this.next(chunks));
    this.turn = taken.catch(() => undefined);
    return await taken;
  }

  async destroy(): Promise<void> {
    await this.turn;
    this.isOver = true;
    await this.lines.return(undefined);
    await this.rows.close();
    await this.events.close();
  }

  private async next(chunks: readonly Chunk[]): Promise<RangeOutcome | undefined> {
    const line = await this.peek();
    if (line === undefined || !sameRange(line.chunks, chunks)) return undefined;
    this.line = undefined;
    const rows = await this.rows.next(line.chunks, line.rows, (group) => this.rowRoom[group] ?? 0);
    const events = await this.events.next(line.chunks, line.events, () => this.eventRoom);
    if (rows === undefined || events === undefined) {
      // Where one range's rows end is where the next one's begin.
      this.isOver = true;
      return undefined;
    }
    if (line.range === undefined || hashOfBytes([...rows, ...events]) !== line.hash) {
      return undefined;
    }
    const outcome = unpackRange(line.range, rows, events);
    return outcome && isSound(this.setup, chunks, outcome) ? outcome : undefined;
  }

  private async peek(): Promise<RangeLine | undefined> {
    if (this.isOver) return undefined;
    if (this.line !== undefined) return this.line;
    if (!this.isOpen) await this.open();
    const { value, done } = await this.lines.next();
    this.line = done === true ? undefined : parseLine(value);
    this.isOver = this.line === undefined;
    return this.line;
  }

  /** The files, read up to where the rows begin. */
  private async open(): Promise<void> {
    this.isOpen = true;
    await this.lines.next();
    const { plan } = this.setup;
    const at = Buffer.byteLength(csv([LEARNER_HEADER]));
    // A sweep has no rows.
    if (isSwept(plan)) return;
    for (const [group, { name }] of plan.groups.entries()) {
      await this.rows.open(group, join(this.directory, `${name}.csv`), at);
      if (this.setup.wanted.events !== true) continue;
      await this.events.open(group, join(this.directory, eventsFile(name, RECORDS)), 0);
    }
  }
}

function sameRange(one: readonly Chunk[], other: readonly Chunk[]): boolean {
  return one.length === other.length && one.every((chunk, at) => sameChunk(chunk, other[at]));
}

/** By group: bytes of its longest row. */
function roomOfRows({ name, groups }: ExperimentPlan): number[] {
  return groups.map((group) => {
    const kinds = group.people.map((member) => member.name);
    const kind = kinds.reduce((longest, { length }) => Math.max(longest, length), 0);
    // A character has at most four bytes, or two when it is doubled in quotes.
    return ROW + 4 * (name.length + group.name.length + kind);
  });
}
