/** Contents page: recommenders of the next task, learnt from the order in which learners took theirs. */

import {
  type NextCount,
  SkillCounts,
  type TaskHistory,
  countLater,
  countNext,
  countTogether,
  taskHistory,
} from './next-counts.js';
import { type TaskSequences, hasNext } from './task-sequences.js';

export const RECOMMENDERS = ['slope-one', 'markov', 'all-pairs-markov', 'vote', 'popular'] as const;
export type RecommenderName = (typeof RECOMMENDERS)[number];

/** What each counts; several vote with equal weight [assumption]. Without any, overall shares alone speak. */
const COUNTS: Readonly<Record<RecommenderName, readonly NextCount[]>> = {
  'slope-one': [countTogether],
  markov: [countNext],
  'all-pairs-markov': [countLater],
  vote: [countNext, countLater],
  popular: [],
};

/** Next skills, best first, with their scores, which are more than 0. */
export type Scored = readonly { readonly to: number; readonly score: number }[];

/**
 * Recommends a next skill. The score of a skill is its count plus the skill's share of all next tasks, the skill of the
 * last task left out: the shares, 1 in all, decide between equal counts and stand in where nothing was counted
 * [assumption]. Of several counts the score is the sum of (count + share) / (all counts + 1): the probabilities.
 */
export class Recommender {
  private readonly history: TaskHistory;
  private readonly counts: readonly { readonly count: NextCount; readonly found: SkillCounts }[];
  /** by skill, how often a next task was on it */
  private readonly arrivals: Float64Array;
  private readonly allArrivals: number;
  /** skills by their arrivals, most first */
  private readonly popular: Int32Array;

  constructor(name: RecommenderName, sequences: TaskSequences) {
    const { skills, skill, tasks } = sequences;
    this.history = taskHistory(sequences);
    this.counts = COUNTS[name].map((count) => ({ count, found: new SkillCounts(skills) }));
    const arrivals = new Float64Array(skills);
    for (let task = 0; task < tasks; task++) {
      if (hasNext(sequences, task)) arrivals[skill[task + 1]]++;
    }
    this.arrivals = arrivals;
    this.allArrivals = arrivals.reduce((sum, one) => sum + one, 0);
    this.popular = Int32Array.from(arrivals.keys())
      .filter((to) => arrivals[to] > 0)
      .sort((one, other) => arrivals[other] - arrivals[one] || one - other);
  }

  /** The `most` best skills after a task on `from`; fewer where fewer were ever a next one. */
  next(from: number, most: number): Scored {
    const { counts, history, arrivals } = this;
    for (const { count, found } of counts) count(history, from, found);
    const others = this.allArrivals - arrivals[from];
    const weights = counts.map(({ found }) => (counts.length === 1 ? 1 : 1 / (found.total + 1)));
    const score = (to: number): number => {
      const share = others > 0 ? arrivals[to] / others : 0;
      if (counts.length === 0) return share;
      return counts.reduce((sum, { found }, at) => sum + weights[at] * (found.of(to) + share), 0);
    };
    const best = new Best(most);
    const seen = new Set([from]);
    const consider = (to: number): void => {
      if (!seen.has(to)) best.offer(to, score(to));
      seen.add(to);
    };
    for (const { found } of counts) found.touched.subarray(0, found.size).forEach(consider);
    // Beyond what was counted, only the most popular can be among the best.
    this.popular.subarray(0, most + 1).forEach(consider);
    for (const { found } of counts) found.clear();
    return best.all;
  }
}

/** The best of what it is offered, best first; of equals the lower number. */
class Best {
  readonly all: { readonly to: number; readonly score: number }[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  offer(to: number, score: number): void {
    if (score <= 0) return;
    const { all, most } = this;
    let place = all.length;
    while (place > 0 && isBetter(to, score, all[place - 1])) place--;
    if (place === most) return;
    all.splice(place, 0, { to, score });
    if (all.length > most) all.pop();
  }
}

function isBetter(to: number, score: number, than: Scored[number]): boolean {
  return score > than.score || (score === than.score && to < than.to);
}
