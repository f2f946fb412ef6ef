/** Reads back the ranges that a run left in a directory, in their order. */

import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { LEARNER_HEADER } from '../metrics/learner-table.js';
import { csv } from '../output/csv.js';
import type { Chunk, WorkerSetup } from './protocol.js';
import { unpackRange } from './packed-range.js';
import {
  RANGES,
  type RangeLine,
  type RangesHeader,
  hashOfRows,
  parseHeader,
  parseLine,
} from './range-file.js';
import { isSound, sameChunk } from './range-soundness.js';
import type { KeptRanges } from './range-source.js';
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
  /** of each group's file, and how far it is read */
  private readonly files = new Map<number, { readonly handle: FileHandle; at: number }>();
  private readonly rowRoom: readonly number[];
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
    for (const { handle } of this.files.values()) await handle.close();
    this.files.clear();
  }

  private async next(chunks: readonly Chunk[]): Promise<RangeOutcome | undefined> {
    const line = await this.peek();
    if (line === undefined || !sameRange(line.chunks, chunks)) return undefined;
    this.line = undefined;
    const rows = await this.rowsOf(line);
    if (rows === undefined) {
      // Where one range's rows end is where the next one's begin.
      this.isOver = true;
      return undefined;
    }
    if (line.range === undefined || hashOfRows(rows) !== line.hash) return undefined;
    const outcome = unpackRange(line.range, rows);
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
      this.files.set(group, { handle: await open(join(this.directory, `${name}.csv`)), at });
    }
  }

  private async rowsOf({ chunks, rows }: RangeLine): Promise<Uint8Array[] | undefined> {
    const parts: Uint8Array[] = [];
    for (const [at, { group, count }] of chunks.entries()) {
      const length = rows[at];
      const file = this.files.get(group);
      if (length > count * (this.rowRoom[group] ?? 0)) return undefined;
      const bytes = new Uint8Array(length);
      if (length > 0) {
        const read = await file?.handle.read(bytes, 0, length, file.at);
        if (read?.bytesRead !== length) return undefined;
        file!.at += length;
      }
      parts.push(bytes);
    }
    return parts;
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
