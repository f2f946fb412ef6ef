/** What is kept of two groups' common learners: learner k of both is the same person, so differences are paired. */

import { CoMoments, Moments } from '../stats/moments.js';
import type { PairedTable } from '../stats/shares.js';
import { GroupSample } from './group-sample.js';
import type { LearnerRecord } from './learner-record.js';
import { COMPLETIONS, MEANS, RATIOS, SHARES } from './measures.js';

/** Filled while learners come. */
type Counted<Table> = { -readonly [Key in keyof Table]: Table[Key] };

/** Of how many learners the first group's value is better, as good, worse. */
export interface Counts {
  better: number;
  equal: number;
  worse: number;
}

export class PairedSample {
  learners = 0;
  /** the two groups, of their common learners */
  readonly first: GroupSample;
  readonly second: GroupSample;
  readonly shares = SHARES.map((): Counted<PairedTable> => ({
    both: 0,
    onlyFirst: 0,
    onlySecond: 0,
    neither: 0,
  }));
  /** first minus second */
  readonly means = MEANS.map(() => new Moments());
  /** part and whole of the first, part and whole of the second */
  readonly ratios = RATIOS.map(() => new CoMoments(4));
  readonly meanCounts = MEANS.map(noCounts);
  readonly completionCounts = COMPLETIONS.map(noCounts);

  private readonly sidesAreShared: boolean;
  private readonly four = new Float64Array(4);

  /** `sides`: the groups' own samples when all of their learners are common; they are then filled elsewhere. */
  constructor(sides?: { readonly first: GroupSample; readonly second: GroupSample }) {
    this.sidesAreShared = sides !== undefined;
    this.first = sides?.first ?? new GroupSample(false);
    this.second = sides?.second ?? new GroupSample(false);
  }

  /** Adds the learner of one number as they did in both groups. */
  add(first: LearnerRecord, second: LearnerRecord): void {
    this.learners++;
    if (!this.sidesAreShared) {
      this.first.add(first);
      this.second.add(second);
    }
    SHARES.forEach(({ part, whole }, at) => {
      const table = this.shares[at];
      if (whole !== undefined && !(whole(first) && whole(second))) return;
      if (part(first)) table[part(second) ? 'both' : 'onlyFirst']++;
      else table[part(second) ? 'onlySecond' : 'neither']++;
    });
    MEANS.forEach(({ value, better }, at) => {
      const difference = value(first) - value(second);
      if (Number.isNaN(difference)) return;
      this.means[at].add(difference);
      count(this.meanCounts[at], better === 'lower' ? -difference : difference);
    });
    COMPLETIONS.forEach(({ time }, at) => {
      const [one, other] = [timeOf(time, first), timeOf(time, second)];
      count(this.completionCounts[at], one === other ? 0 : other - one);
    });
    RATIOS.forEach(({ part, whole }, at) => {
      this.four[0] = part(first);
      this.four[1] = whole(first);
      this.four[2] = part(second);
      this.four[3] = whole(second);
      this.ratios[at].add(this.four);
    });
  }
}

/** One who did not complete lies beyond all who did. */
function timeOf(time: (learner: LearnerRecord) => number, learner: LearnerRecord): number {
  return learner.status === 'completed' ? time(learner) : Infinity;
}

function noCounts(): Counts {
  return { better: 0, equal: 0, worse: 0 };
}

function count(counts: Counts, gain: number): void {
  if (gain > 0) counts.better++;
  else if (gain < 0) counts.worse++;
  else counts.equal++;
}
