/** What any mastery engine offers. The harness knows only this; a product can run on it, too. */

import type { Milliseconds, SkillIx } from '../units.js';
import type { Level } from './levels.js';
import type { ProblemKind, TaskKind } from './problem-kind.js';

/** Tasks on offer, best first. Valid until the engine is asked or told something else. */
export interface TaskList {
  readonly count: number;
  kind(at: number): TaskKind;
  /** the skill of a practice task, `NO_SKILL` of the other kinds */
  skill(at: number): SkillIx;
}

/** How a mastered skill stands with its reviews. */
export interface ReviewTimes {
  /** when its next review comes due */
  readonly due: Milliseconds;
  /** the wait behind its last problem */
  readonly interval: Milliseconds;
  /** its last change of level: of the reviews that are due, the earliest comes first */
  readonly lastChange: Milliseconds;
}

/**
 * One learner in one mission under one policy. Times never run back. `State`: the engine's own, which nobody else looks
 * into.
 */
export interface MasteryEngine<State = unknown> {
  /** number of skills of the mission */
  readonly skills: number;
  /** Forgets the learner: the next one starts. */
  reset(): void;
  /** Fetches the recommended tasks as of `now`; none when the mission is completed or nothing is on offer. */
  recommend(now: Milliseconds): TaskList;
  /** Begins task number `at` of the list fetched last. */
  start(at: number, now: Milliseconds): void;
  /** kind of the task in hand, `TASK.none` between tasks */
  readonly task: TaskKind;
  /** skill of the problem in hand, `NO_SKILL` between tasks */
  readonly problem: SkillIx;
  /** which of the skill's problem types the problem in hand is, from 0: each next problem is of the next type */
  readonly problemType: number;
  /**
   * Takes the answer to the problem in hand; returns what kind of problem it was. An answer with a hint counts as not
   * correct.
   */
  answer(correct: boolean, now: Milliseconds, hinted?: boolean): ProblemKind;
  /** When the first wait of an unmastered skill ends; `NEVER_AGAIN` when nothing comes due. Asked between tasks. */
  nextDue(): Milliseconds;
  readonly masteredCount: number;
  /** whether all skills were ever mastered at once */
  readonly completed: boolean;
  level(skill: SkillIx): Level;
  isCascading(skill: SkillIx): boolean;
  /** first moment at which the skill was mastered, `NEVER_YET` if never */
  firstMastered(skill: SkillIx): Milliseconds;
  /** When a mastered skill would be reviewed, whether or not the alternative has reviews. */
  reviewTimes(skill: SkillIx): ReviewTimes;
  /** The wait behind a review that was answered after a wait of `interval`. */
  intervalAfterReview(interval: Milliseconds, correct: boolean): Milliseconds;
  /** The learner's state as plain JSON. */
  snapshot(): State;
  /** Goes on from a snapshot of the same mission. */
  restore(snapshot: State): void;
}
