/** Two groups side by side: what the rows of a comparison are made from. */

import type { ComparisonRow } from './comparison-row.js';
import type { GroupSample } from './group-sample.js';
import type { Counts } from './pair-sums.js';
import type { PairedSample } from './paired-sample.js';

export interface Sides {
  readonly group: GroupSample;
  readonly control: GroupSample;
  /** their common learners; undefined: they are different people */
  readonly paired: PairedSample | undefined;
}

/** What every row says of its two groups. */
export function sizes({
  group,
  control,
  paired,
}: Sides): Pick<ComparisonRow, 'isPaired' | 'n' | 'nControl'> {
  return { isPaired: paired !== undefined, n: group.learners, nControl: control.learners };
}

/** The share that is better, ties counted half; undefined without anybody. */
export function betterShare({ better, equal, worse }: Counts): number | undefined {
  const all = better + equal + worse;
  return all === 0 ? undefined : (better + equal / 2) / all;
}

/** Probability that a value of the first sample is larger than one of the second, ties counted half (Mann-Whitney). */
export function largerProbability(
  first: readonly number[],
  second: readonly number[],
): number | undefined {
  if (first.length === 0 || second.length === 0) return undefined;
  const sorted = Float64Array.from(second).sort();
  const ordered = Float64Array.from(first).sort();
  let below = 0;
  let upTo = 0;
  let sum = 0;
  for (const value of ordered) {
    while (below < sorted.length && sorted[below] < value) below++;
    upTo = Math.max(upTo, below);
    while (upTo < sorted.length && sorted[upTo] === value) upTo++;
    sum += (below + upTo) / 2;
  }
  return sum / (first.length * second.length);
}
