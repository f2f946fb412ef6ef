/**
 * Sums of a range of learners through all groups, for their comparisons. They are made where the learners are, in worker
 * threads; what is left to do with them elsewhere is to add them up.
 */

import { type ComparedGroup, type ComparedPair, mayBeApart, pairsOf } from './compared-groups.js';
import { figuresOf } from './figures.js';
import { type GroupSums, groupSums } from './group-sums.js';
import { type LearnerBatch, LearnerRecord } from './learner-record.js';
import { type PairSums, pairSums } from './pair-sums.js';

export interface RangeSums {
  /** by group; one that has nobody in the range may be absent */
  readonly groups: ReadonlyMap<number, GroupSums>;
  /** of the same people, by the number of the group that is compared with its control */
  readonly pairs: ReadonlyMap<number, PairSums>;
}

export class RangeSummer {
  private readonly pairs: readonly ComparedPair[];
  private readonly apart: ReadonlySet<number>;
  private readonly record: LearnerRecord;

  constructor(groups: readonly ComparedGroup[], readyAccuracy: number) {
    this.pairs = pairsOf(groups).filter(({ samePeople }) => samePeople);
    this.apart = mayBeApart(groups);
    this.record = new LearnerRecord(readyAccuracy);
  }

  /** `batches`: the range's learners, by group. */
  sum(batches: ReadonlyMap<number, LearnerBatch>): RangeSums {
    const all = [...batches].map(
      ([group, batch]) => [group, figuresOf(batch, this.record)] as const,
    );
    const figures = new Map(all);
    const groups = all.map(([group, of]) => {
      const places = Int32Array.from(of.learners.keys());
      return [group, groupSums(of, places, this.apart.has(group))] as const;
    });
    const pairs = this.pairs.flatMap(({ at, controlAt, areAll }) => {
      const [first, second] = [figures.get(at), figures.get(controlAt)];
      return first && second ? [[at, pairSums(first, second, areAll)] as const] : [];
    });
    return { groups: new Map(groups), pairs: new Map(pairs) };
  }
}
