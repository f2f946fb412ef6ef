/** What is kept of a group for its comparisons: sums of all learners, and the first learners one by one. */

import { CoMoments, Moments } from '../stats/moments.js';
import { CompletionTimes, KEPT } from './completion-times.js';
import type { LearnerRecord } from './learner-record.js';
import { COMPLETIONS, MEANS, PROBLEM_KINDS, RATIOS, SHARES } from './measures.js';

export class GroupSample {
  learners = 0;
  /** each in the order of its list in measures.ts */
  readonly completions = COMPLETIONS.map((measure) => new CompletionTimes(measure));
  readonly shares = SHARES.map(() => ({ part: 0, whole: 0 }));
  readonly means = MEANS.map(() => new Moments());
  readonly ratios = RATIOS.map(() => new CoMoments(2));
  /** problems of each kind, summed */
  readonly kinds = new Float64Array(PROBLEM_KINDS.length);
  /** per mean measure: the values of the first learners, where they may be compared with different people */
  readonly keptMeans: readonly number[][] = MEANS.map(() => []);

  private readonly pair = new Float64Array(2);
  private readonly keepsMeans: boolean;

  constructor(keepsMeans: boolean) {
    this.keepsMeans = keepsMeans;
  }

  /** Adds one learner; learners come in the order of their numbers. */
  add(learner: LearnerRecord): void {
    if (this.keepsMeans && this.learners < KEPT) {
      MEANS.forEach(({ value }, at) => this.keptMeans[at].push(value(learner)));
    }
    this.learners++;
    for (const times of this.completions) times.add(learner);
    SHARES.forEach(({ part, whole }, at) => {
      const counts = this.shares[at];
      if (whole !== undefined && !whole(learner)) return;
      counts.whole++;
      if (part(learner)) counts.part++;
    });
    MEANS.forEach(({ value }, at) => {
      const one = value(learner);
      if (!Number.isNaN(one)) this.means[at].add(one);
    });
    RATIOS.forEach(({ part, whole }, at) => {
      this.pair[0] = part(learner);
      this.pair[1] = whole(learner);
      this.ratios[at].add(this.pair);
    });
    PROBLEM_KINDS.forEach(({ of }, at) => (this.kinds[at] += of(learner)));
  }
}
