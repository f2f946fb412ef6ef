/** What goes through Redis between a run and its workers: names, units of work and their results. */

import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { VERSION } from '../version.js';
import { hashOf, originOf } from './fingerprints.js';
import { eventsOf, packRange, rowsOf, unpackRange } from './packed-range.js';
import type { Chunk, WorkerSetup } from './protocol.js';
import { isSound } from './range-soundness.js';
import type { ChunkFailure, RangeOutcome } from './worker-pool.js';

/** All keys begin with it. */
export const PREFIX = 'learnersim';

/** A run's workers are those that give the same bytes: same version, Node, architecture. */
export const QUEUE = [VERSION, process.version.split('.')[0], process.platform, process.arch].join(
  '-',
);

/** Milliseconds: a unit whose worker is gone is taken by another one after the lock and two checks at most. */
export const LOCK = 4000;
export const STALLED_CHECK = 2000;
/** Workers that may die of a unit [assumption], before it is given up. */
export const MOST_DEATHS = 4;

/** Milliseconds for which the run's setup stays without the run: a run that was killed leaves nothing. */
export const SETUP_STAYS = 60_000;
/** The same for results that nobody fetches. */
export const RESULT_STAYS = 600_000;

/** A unit of work: a range of a run. */
export interface Unit {
  readonly run: string;
  readonly chunks: readonly Chunk[];
}

const whole = z.int().nonnegative();
const unit = z.strictObject({
  run: z.string().max(64),
  chunks: z.array(z.strictObject({ group: whole, first: whole, count: whole.max(100_000) })).min(1),
});
const failure = z.strictObject({
  chunk: z.strictObject({ group: whole, first: whole, count: whole }),
  learner: whole,
  message: z.string(),
});
const head = z.strictObject({
  rows: z.array(whole),
  events: z.array(whole),
  retried: z.array(failure),
});

/** Undefined: it is none. */
export function parseUnit(value: unknown): Unit | undefined {
  return unit.safeParse(value).data;
}

/** The same for the same configuration, engine version, seed and whatever is kept of the learners. */
export function runOf({ plan, wanted, isCompared }: WorkerSetup): string {
  return hashOf([originOf(plan), wanted, isCompared]).slice(0, 32);
}

/** The same for the same range of the same run: done twice, it counts once. */
export function unitId({ run, chunks }: Unit): string {
  return `${run}-${hashOf(chunks).slice(0, 16)}`;
}

export function setupKey(run: string): string {
  return `${PREFIX}:setup:${run}`;
}

export function resultKey(id: string): string {
  return `${PREFIX}:result:${id}`;
}

export function packSetup(setup: WorkerSetup): Buffer {
  return serialize(setup);
}

export function unpackSetup(bytes: Buffer): WorkerSetup {
  return deserialize(bytes) as WorkerSetup;
}

export interface UnitResult {
  readonly outcome: RangeOutcome;
  readonly retried: readonly ChunkFailure[];
}

const LINE_FEED = 10;

/** A line with the lengths of rows and events, a line with the range, the rows, the events. */
export function packResult({ outcome, retried }: UnitResult): Buffer {
  const rows = rowsOf(outcome);
  const events = eventsOf(outcome);
  const lengths = (parts: readonly Uint8Array[]): number[] => parts.map(({ length }) => length);
  const first = JSON.stringify({ rows: lengths(rows), events: lengths(events), retried });
  return Buffer.concat([Buffer.from(`${first}\n${packRange(outcome)}\n`), ...rows, ...events]);
}

/** Undefined: it is nothing that a worker of this run writes. */
export function unpackResult(
  bytes: Buffer,
  setup: WorkerSetup,
  chunks: readonly Chunk[],
): UnitResult | undefined {
  const first = bytes.indexOf(LINE_FEED);
  const end = bytes.indexOf(LINE_FEED, first + 1);
  if (first < 0 || end < 0) return undefined;
  const { data } = head.safeParse(parsed(bytes.toString('utf8', 0, first)));
  if (data === undefined || data.rows.length !== chunks.length) return undefined;
  let at = end + 1;
  const taken = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const rows = data.rows.map(taken);
  const events = data.events.map(taken);
  if (at !== bytes.length) return undefined;
  const packed = bytes.toString('utf8', first + 1, end);
  const outcome = unpackRange(parsed(packed), rows, events);
  if (outcome === undefined || !isSound(setup, chunks, outcome)) return undefined;
  return { outcome: { ...outcome, packed }, retried: data.retried };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
