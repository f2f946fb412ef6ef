/** The shards of a run, put together: all of them, each once, all of the same run. */

import { UserError, RunError, type Problem } from '../errors.js';
import { originDifference, originOf } from './fingerprints.js';
import type { RangesHeader } from './range-file.js';
import { RangesReader, readHeader } from './ranges-reader.js';
import type { RangeSource } from './range-source.js';
import { verifyFile } from './read-learners.js';
import type { OpenSource } from './run-experiment.js';
import { shardName, turnOf } from './shard.js';
import type { Results } from './compare-results.js';

/** A shard's directory, opened. */
export interface OpenShard {
  readonly directory: string;
  readonly header: RangesHeader;
  readonly number: number;
}

/** Ranges of each shard that are read ahead [assumption]. */
const AHEAD = 8;

/**
 * Opens results that are said to be a shard; every file is the one that its manifest names.
 * @throws UserError when they are none, or were changed
 */
export async function openShard({ directory, files }: Results): Promise<OpenShard> {
  const header = await readHeader(directory);
  if (header?.shard === undefined) {
    const hint = 'make shards with run --shard i/n';
    throw new UserError({ file: directory, what: 'is no shard of a run', hint });
  }
  for (const name of Object.keys(files)) await verifyFile(directory, name, files);
  return { directory, header, number: header.shard.number };
}

/**
 * Checks that shards are those of one run of `plan`, the plan of the first.
 * @throws UserError for all that do not belong together, or are there twice; RunError when one is missing
 */
export function checkShards(plan: Results['plan'], shards: readonly OpenShard[]): void {
  const [first] = shards;
  const { version, hashes } = originOf(plan);
  // The machines that simulated count, not this one.
  const expected = { ...first.header.origin, version, hashes };
  const problems = shards.flatMap(({ directory, header, number }, at): Problem[] => {
    const wrong = (what: string, hint?: string): Problem[] => [{ file: directory, what, hint }];
    const difference = originDifference(header.origin, expected);
    if (difference !== undefined) {
      return wrong(`is of another run: ${difference}`, 'all shards must be of one run');
    }
    const { of } = first.header.shard!;
    if (header.shard!.of !== of) {
      return wrong(`is ${shardName(header.shard!)}, ${first.directory} one of ${of}`);
    }
    if (!isCutAlike(header, first.header)) return wrong(`is cut otherwise than ${first.directory}`);
    const same = shards.findIndex((other) => other.number === number);
    return same < at
      ? wrong(`is ${shardName(header.shard!)}, as ${shards[same].directory} is`, 'name it once')
      : [];
  });
  if (problems.length > 0) throw new UserError(problems);
  const { of } = first.header.shard!;
  const present = new Set(shards.map(({ number }) => number));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((one) => !present.has(one));
  if (missing.length === 0) return;
  const named = missing.slice(0, NAMED).join(', ');
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  throw new RunError({
    file: shards.length === 1 ? first.directory : `${shards.length} shards`,
    what: `${missing.length} of ${of} shards are missing: ${named}${more}`,
  });
}

/** Missing shards that are named at most. */
const NAMED = 20;

function isCutAlike(one: RangesHeader, other: RangesHeader): boolean {
  const cut = ({ sizedFor, columns, paths }: RangesHeader): string =>
    JSON.stringify([sizedFor, columns, paths]);
  return cut(one) === cut(other);
}

/** The ranges of all shards, in turn. */
export function mergedRanges(shards: readonly OpenShard[]): OpenSource {
  const inTurn = shards.toSorted((one, other) => one.number - other.number);
  return async (setup): Promise<RangeSource> => {
    const readers = inTurn.map(
      ({ directory, header }) => new RangesReader(directory, header, setup),
    );
    let at = 0;
    return await Promise.resolve({
      ahead: AHEAD,
      run: async (chunks) => {
        const turn = turnOf(at++, inTurn.length);
        const outcome = await readers[turn].take(chunks);
        if (outcome !== undefined) return outcome;
        const [{ first, count }] = chunks;
        throw new RunError({
          file: inTurn[turn].directory,
          what: `lacks learners ${first} to ${first + count - 1}, or does not hold them as they are written`,
          hint: 'run this shard again, with --resume to go on from what is there',
        });
      },
      destroy: async () => {
        for (const reader of readers) await reader.destroy();
      },
    });
  };
}
