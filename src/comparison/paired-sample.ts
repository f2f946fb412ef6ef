/** What is kept of two groups' common learners: learner k of both is the same person, so differences are paired. */

import { WholeMoments, emptySums, mergeSums } from '../stats/whole-sums.js';
import { GroupSample } from './group-sample.js';
import { COMPLETIONS, MEANS, RATIOS, SHARES, STEPS } from './measures.js';
import { type PairSums, noCounts, noTable } from './pair-sums.js';

export class PairedSample {
  learners = 0;
  /** the two groups, of their common learners */
  readonly first: GroupSample;
  readonly second: GroupSample;
  readonly shares = SHARES.map(noTable);
  readonly meanCounts = MEANS.map(noCounts);
  readonly completionCounts = COMPLETIONS.map(noCounts);

  private readonly meanSums = MEANS.map(() => emptySums(1));
  private readonly ratioSums = RATIOS.map(() => emptySums(4));

  /** `sides`: the groups' own samples when all of their learners are common; they are then filled elsewhere. */
  constructor(sides?: { readonly first: GroupSample; readonly second: GroupSample }) {
    this.first = sides?.first ?? new GroupSample();
    this.second = sides?.second ?? new GroupSample();
  }

  /** First minus second. */
  get means(): readonly WholeMoments[] {
    return this.meanSums.map((sums, at) => new WholeMoments(sums, STEPS[MEANS[at].unit]));
  }

  /** Of part and whole of the first, part and whole of the second. */
  get ratios(): readonly WholeMoments[] {
    return this.ratioSums.map((sums) => new WholeMoments(sums));
  }

  /** Adds the next common learners, in the order of their numbers. */
  merge(sums: PairSums): void {
    this.learners += sums.learners;
    if (sums.sides !== undefined) {
      this.first.merge(sums.sides.first);
      this.second.merge(sums.sides.second);
    }
    sums.shares.forEach((table, at) => addCounts(this.shares[at], table));
    sums.means.forEach((from, at) => mergeSums(this.meanSums[at], from));
    sums.ratios.forEach((from, at) => mergeSums(this.ratioSums[at], from));
    sums.meanCounts.forEach((counts, at) => addCounts(this.meanCounts[at], counts));
    sums.completionCounts.forEach((counts, at) => addCounts(this.completionCounts[at], counts));
  }
}

function addCounts<Key extends string>(
  into: Record<Key, number>,
  from: Readonly<Record<Key, number>>,
): void {
  for (const key of Object.keys(into) as Key[]) into[key] += from[key];
}
