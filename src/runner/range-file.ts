/**
 * `ranges.jsonl`: what each range of a run came to, a line each, in the order of the run. Rows and records of events stand
 * in the groups' own files, one range's after the other's; a line says how many bytes of each are its own. The first line says of what
 * run.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Origin } from './fingerprints.js';
import type { Chunk } from './protocol.js';
import { eventsOf, packRange, rowsOf } from './packed-range.js';
import type { Shard } from './shard.js';
import type { RangeOutcome } from './worker-pool.js';

export const RANGES = 'ranges.jsonl';

/** Of what run the ranges are, and how it was cut. */
export interface RangesHeader {
  readonly origin: Origin;
  /** undefined: of a whole run */
  readonly shard: Shard | undefined;
  /** threads for which the ranges were cut: with the same number they are cut alike */
  readonly sizedFor: number;
  /** columns whose values were kept, and below which number the digests of learners' ways */
  readonly columns: readonly string[];
  readonly paths: number;
}

export interface RangeLine {
  readonly chunks: readonly Chunk[];
  /** bytes of each chunk's rows */
  readonly rows: readonly number[];
  /** bytes of each chunk's records of events */
  readonly events: readonly number[];
  /** of all these rows, then of all these records, SHA-256 */
  readonly hash: string;
  /** undefined: a part of it failed, so that it must be simulated again */
  readonly range?: unknown;
}

const text = z.string().max(200);
const whole = z.int().nonnegative();

const header = z.strictObject({
  tool: z.literal('learnersim'),
  origin: z.strictObject({
    version: text,
    node: text,
    architecture: text,
    hashes: z.record(text, text),
  }),
  shard: z.strictObject({ number: whole.min(1), of: whole.min(1) }).optional(),
  sizedFor: whole.min(1),
  columns: z.array(text),
  paths: whole,
});

const line = z.strictObject({
  chunks: z.array(z.tuple([whole, whole, whole])),
  rows: z.array(whole),
  events: z.array(whole).optional(),
  hash: text,
  range: z.unknown().optional(),
});

export function headerLine(of: RangesHeader): string {
  return `${JSON.stringify({ tool: 'learnersim', ...of })}\n`;
}

/** Undefined: it is none. */
export function parseHeader(json: string): RangesHeader | undefined {
  const { success, data } = header.safeParse(parsed(json));
  return success ? { ...data, shard: data.shard } : undefined;
}

export function rangeLine(chunks: readonly Chunk[], outcome: RangeOutcome): string {
  const rows = rowsOf(outcome);
  const events = eventsOf(outcome);
  const hasEvents = events.some(({ length }) => length > 0);
  const isWhole = outcome.parts.every(
    // Whom somebody's own engine failed may do better the next time.
    (part) => !('message' in part) && part.errors.length === 0,
  );
  const head = JSON.stringify({
    chunks: chunks.map(({ group, first, count }) => [group, first, count]),
    rows: rows.map(({ length }) => length),
    ...(hasEvents && { events: events.map(({ length }) => length) }),
    hash: hashOfBytes([...rows, ...events]),
  });
  return isWhole ? `${head.slice(0, -1)},"range":${packRange(outcome)}}\n` : `${head}\n`;
}

/** Undefined: it is none. */
export function parseLine(json: string): RangeLine | undefined {
  const { success, data } = line.safeParse(parsed(json));
  if (!success) return undefined;
  const chunks = data.chunks.map(([group, first, count]) => ({ group, first, count }));
  const events = data.events ?? chunks.map(() => 0);
  if ([data.rows, events].some(({ length }) => length !== chunks.length)) return undefined;
  return { ...data, chunks, events };
}

export function hashOfBytes(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
