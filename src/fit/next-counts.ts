/** What is counted of the tasks of learners, to tell which skill comes next: a page of small formulas, one skill at a time. */

import { starts } from './answer-log.js';
import { type TaskSequences, type TasksBySkill, hasNext, tasksBySkill } from './task-sequences.js';

/** Tasks, and where to find them. */
export interface TaskHistory {
  readonly sequences: TaskSequences;
  readonly bySkill: TasksBySkill;
  /** where the tasks of each learner begin; one more element than learners */
  readonly ofLearner: Int32Array;
  /** scratch: by skill, the round in which it was counted last */
  readonly rounds: { readonly of: Float64Array; now: number };
}

export function taskHistory(sequences: TaskSequences): TaskHistory {
  return {
    sequences,
    bySkill: tasksBySkill(sequences),
    ofLearner: starts(sequences.learner, sequences.learners),
    rounds: { of: new Float64Array(sequences.skills), now: 0 },
  };
}

/** Counts by skill, cleared in the time that it took to fill them. */
export class SkillCounts {
  /** sum of all counts */
  total = 0;
  /** skills with a count, `size` of them, in the order in which they came */
  readonly touched: Int32Array;
  size = 0;
  private readonly counts: Float64Array;

  constructor(skills: number) {
    this.counts = new Float64Array(skills);
    this.touched = new Int32Array(skills);
  }

  add(skill: number, count: number): void {
    if (this.counts[skill] === 0) this.touched[this.size++] = skill;
    this.counts[skill] += count;
    this.total += count;
  }

  of(skill: number): number {
    return this.counts[skill];
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.counts[this.touched[at]] = 0;
    this.total = this.size = 0;
  }
}

/** Counts what speaks for each skill after a task on `from`. */
export type NextCount = (history: TaskHistory, from: number, into: SkillCounts) => void;

/** How often the very next task was on the skill. */
export const countNext: NextCount = ({ sequences, bySkill }, from, into) => {
  const { start, task } = bySkill;
  for (let at = start[from]; at < start[from + 1]; at++) {
    if (hasNext(sequences, task[at])) into.add(sequences.skill[task[at] + 1], 1);
  }
};

/** How often a task on the skill came at any time after one on `from`: every pair of the two counts. */
export const countLater: NextCount = ({ sequences, bySkill, ofLearner }, from, into) => {
  const { learner, skill } = sequences;
  const { start, task } = bySkill;
  for (let at = start[from]; at < start[from + 1];) {
    const who = learner[task[at]];
    let before = 0;
    for (let later = task[at]; later < ofLearner[who + 1]; later++) {
      if (skill[later] === from) before++;
      else into.add(skill[later], before);
    }
    at += before;
  }
};

/** How many learners worked on both: the dot product of the two columns of who worked on what, 1 or 0. */
export const countTogether: NextCount = ({ sequences, bySkill, ofLearner, rounds }, from, into) => {
  const { learner, skill } = sequences;
  const { start, task } = bySkill;
  let last = -1;
  for (let at = start[from]; at < start[from + 1]; at++) {
    const who = learner[task[at]];
    if (who === last) continue;
    last = who;
    // A learner a round, in which each skill counts once.
    rounds.now++;
    rounds.of[from] = rounds.now;
    for (let own = ofLearner[who]; own < ofLearner[who + 1]; own++) {
      const to = skill[own];
      if (rounds.of[to] === rounds.now) continue;
      rounds.of[to] = rounds.now;
      into.add(to, 1);
    }
  }
};
