/** What an interrupted or killed run left in its results directory, for one that goes on from there. */

import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { originDifference, originOf } from './fingerprints.js';
import { RANGES, type RangesHeader } from './range-file.js';
import { readHeader } from './ranges-reader.js';
import { PARTIAL, RESUMED, STAGING } from './results-names.js';
import { type Shard, shardName } from './shard.js';

export interface KeptWork {
  /** where its ranges are */
  readonly directory: string;
  readonly header: RangesHeader;
}

/** What a run that goes on wants of its ranges. */
export interface ResumedRun {
  readonly plan: ExperimentPlan;
  readonly shard: Shard | undefined;
  /** digests of learners' ways, below this number */
  readonly paths: number;
}

/**
 * Finds what was left; undefined: nothing was. Of several the one that got farthest; what a killed run left is set
 * aside, out of the way of the next one.
 * @throws UserError when it is of another run
 */
export async function findKept(directory: string, run: ResumedRun): Promise<KeptWork | undefined> {
  const sizes = await Promise.all(
    [STAGING, RESUMED, PARTIAL].map(async (name) => ({
      name,
      size: (await stat(join(directory, name, RANGES)).catch(() => undefined))?.size ?? 0,
    })),
  );
  const [{ name, size }] = sizes.toSorted((one, other) => other.size - one.size);
  if (size === 0) return undefined;
  const header = await readHeader(join(directory, name));
  if (header === undefined) return undefined;
  const other = differenceOf(header, run);
  if (other !== undefined) {
    throw new UserError({
      file: join(directory, name),
      what: `is of another run: ${other}`,
      hint: 'leave out --resume to begin anew, or choose another --out',
    });
  }
  if (name !== STAGING) return { directory: join(directory, name), header };
  await rm(join(directory, RESUMED), { recursive: true, force: true });
  await rename(join(directory, STAGING), join(directory, RESUMED));
  return { directory: join(directory, RESUMED), header };
}

function differenceOf(header: RangesHeader, run: ResumedRun): string | undefined {
  const difference = originDifference(header.origin, originOf(run.plan));
  if (difference !== undefined) return difference;
  const [was, is] = [header.shard, run.shard].map((shard) =>
    shard === undefined ? 'all learners' : shardName(shard),
  );
  if (was !== is) return `${was}, not ${is}`;
  return header.paths < run.paths ? 'without a baseline' : undefined;
}
