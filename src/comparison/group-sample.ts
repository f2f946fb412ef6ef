/** What is kept of a group for its comparisons: exact sums of all learners, and the first learners one by one. */

import { WholeMoments, emptySums, mergeSums } from '../stats/whole-sums.js';
import { CompletionTimes, KEPT } from './completion-times.js';
import type { GroupSums } from './group-sums.js';
import { COMPLETIONS, MEANS, PROBLEM_KINDS, RATIOS, SHARES, STEPS } from './measures.js';

export class GroupSample {
  learners = 0;
  /** each in the order of its list in measures.ts */
  readonly completions = COMPLETIONS.map((measure) => new CompletionTimes(measure));
  readonly shares = SHARES.map(() => ({ part: 0, whole: 0 }));
  /** problems of each kind, summed */
  readonly kinds = new Float64Array(PROBLEM_KINDS.length);
  /** per mean measure: the values of the first learners, in steps, where they may be compared with different people */
  readonly keptMeans: readonly number[][] = MEANS.map(() => []);

  private readonly meanSums = MEANS.map(() => emptySums(1));
  private readonly ratioSums = RATIOS.map(() => emptySums(2));

  get means(): readonly WholeMoments[] {
    return this.meanSums.map((sums, at) => new WholeMoments(sums, STEPS[MEANS[at].unit]));
  }

  /** Of part and whole. */
  get ratios(): readonly WholeMoments[] {
    return this.ratioSums.map((sums) => new WholeMoments(sums));
  }

  /** Adds the next learners, in the order of their numbers. */
  merge(sums: GroupSums): void {
    const room = Math.max(KEPT - this.learners, 0);
    sums.meanValues.forEach((values, at) => this.keptMeans[at].push(...values.subarray(0, room)));
    this.learners += sums.learners;
    this.completions.forEach((times, at) => times.add(sums.times[at], sums.statuses));
    sums.shares.forEach(({ part, whole }, at) => {
      this.shares[at].part += part;
      this.shares[at].whole += whole;
    });
    sums.means.forEach((from, at) => mergeSums(this.meanSums[at], from));
    sums.ratios.forEach((from, at) => mergeSums(this.ratioSums[at], from));
    sums.kinds.forEach((problems, at) => (this.kinds[at] += problems));
  }
}
