/** How often a learner's next task is among those recommended: of learners who were not in the fit. */

import { CONFIDENCE, isUnbounded } from '../stats/intervals.js';
import { CoMoments } from '../stats/moments.js';
import { ratioInterval } from '../stats/ratios.js';
import { type AnswerLog, learnersOf } from './answer-log.js';
import { foldNumbers } from './cross-validation.js';
import { Recommender, type RecommenderName } from './recommenders.js';
import { type TaskSequences, hasNext, taskSequences } from './task-sequences.js';

/** Of pairs of a task and the next one of the same learner. Names are those of the JSON. */
export interface HitRate {
  readonly pairs: number;
  readonly learners: number;
  readonly hits: number;
  /** null: there are no pairs */
  readonly hit_rate: number | null;
  /** 95%, over learners; null: too few of them to say */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface HitRates extends HitRate {
  /** the next task began on the day on which the last one ended; null: the log has no dates */
  readonly same_day: HitRate | null;
  /** it began on a later day */
  readonly later: HitRate | null;
}

export interface RecommenderReport {
  readonly name: RecommenderName;
  /** null: not asked for */
  readonly cross_validated: HitRates | null;
  readonly test: HitRates | null;
}

/** What recommenders are judged on. */
export interface Trials {
  /** so many tasks are recommended */
  readonly top: number;
  /** fold of each learner; absent: no cross-validation */
  readonly fold?: Int32Array | undefined;
  readonly test?: AnswerLog | undefined;
  readonly onFold: () => void;
}

/** Judges one recommender: in each fold it learns from the other learners, for the test from all. */
export function judgeRecommender(
  name: RecommenderName,
  log: AnswerLog,
  { top, fold, test, onFold }: Trials,
): RecommenderReport {
  const judge = (train: AnswerLog, on: AnswerLog, tally: Tally): Tally => {
    const recommender = new Recommender(name, taskSequences(train));
    tally.count(taskSequences(on), recommender, top);
    onFold();
    return tally;
  };
  let crossed: Tally | undefined;
  if (fold !== undefined) {
    const folds = foldNumbers(fold);
    crossed = new Tally(log);
    for (let number = 0; number < folds; number++) {
      const train = learnersOf(log, (who) => fold[who] !== number);
      judge(
        train,
        learnersOf(log, (who) => fold[who] === number),
        crossed,
      );
    }
  }
  const tested = test && judge(log, test, new Tally(test));
  return { name, cross_validated: crossed?.rates ?? null, test: tested?.rates ?? null };
}

/** Pairs and hits by learner: of all pairs, and where there are dates of those within a day and of the others. */
class Tally {
  private readonly all: ByLearner;
  private readonly split: { readonly same: ByLearner; readonly later: ByLearner } | undefined;

  constructor({ learners, day }: AnswerLog) {
    const fresh = (): ByLearner => ({
      hits: new Float64Array(learners),
      pairs: new Float64Array(learners),
    });
    this.all = fresh();
    this.split = day && { same: fresh(), later: fresh() };
  }

  count(on: TaskSequences, recommender: Recommender, top: number): void {
    const lists = new Map<number, ReadonlySet<number>>();
    for (let task = 0; task < on.tasks; task++) {
      if (!hasNext(on, task)) continue;
      const from = on.skill[task];
      let list = lists.get(from);
      if (list === undefined) {
        list = new Set(recommender.next(from, top).map(({ to }) => to));
        lists.set(from, list);
      }
      const hit = Number(list.has(on.skill[task + 1]));
      const who = on.learner[task];
      add(this.all, who, hit);
      if (this.split === undefined || on.days === undefined) continue;
      const isSame = on.days.first[task + 1] === on.days.last[task];
      add(isSame ? this.split.same : this.split.later, who, hit);
    }
  }

  get rates(): HitRates {
    return {
      ...rateOf(this.all),
      same_day: this.split === undefined ? null : rateOf(this.split.same),
      later: this.split === undefined ? null : rateOf(this.split.later),
    };
  }
}

interface ByLearner {
  readonly hits: Float64Array;
  readonly pairs: Float64Array;
}

function add({ hits, pairs }: ByLearner, learner: number, hit: number): void {
  hits[learner] += hit;
  pairs[learner]++;
}

/** Pooled over all pairs; the interval knows that those of a learner belong together. */
function rateOf({ hits, pairs }: ByLearner): HitRate {
  const moments = new CoMoments(2);
  const one = new Float64Array(2);
  let [allHits, allPairs] = [0, 0];
  for (let who = 0; who < pairs.length; who++) {
    if (pairs[who] === 0) continue;
    one[0] = hits[who];
    one[1] = pairs[who];
    moments.add(one);
    allHits += hits[who];
    allPairs += pairs[who];
  }
  const interval = ratioInterval(moments, CONFIDENCE);
  return {
    pairs: allPairs,
    learners: moments.n,
    hits: allHits,
    hit_rate: allPairs === 0 ? null : allHits / allPairs,
    interval: isUnbounded(interval)
      ? null
      : [Math.max(interval.low, 0), Math.min(interval.high, 1)],
  };
}
