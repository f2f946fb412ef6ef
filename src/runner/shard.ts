/** A part of a run: one of every n ranges of its learners, so that all parts have as much to do. */

import type { Chunk } from './protocol.js';

/** Part `number`, from 1, of `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Processors that a shard is expected to have [assumption]: ranges are small enough for so many to share them evenly. */
const PROCESSORS = 8;

/** Threads for which the ranges of a run in so many shards are cut: every shard must cut the same ones. */
export function shardedFor({ of }: Shard): number {
  return of * PROCESSORS;
}

/** Whose range number `at` is, of so many shards: numbers from 0. Each round begins one later, as points may be alike. */
export function turnOf(at: number, of: number): number {
  return (at + Math.floor(at / of)) % of;
}

/** Those ranges that are the shard's, of all in their order. */
export function* rangesOfShard(
  ranges: Iterable<readonly Chunk[]>,
  { number, of }: Shard,
): Generator<readonly Chunk[]> {
  let at = 0;
  for (const range of ranges) if (turnOf(at++, of) === number - 1) yield range;
}

/** `shard 2 of 7` */
export function shardName({ number, of }: Shard): string {
  return `shard ${number} of ${of}`;
}
