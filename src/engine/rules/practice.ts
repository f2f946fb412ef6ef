/** Rule book 3: practice tasks. Five correct in a row lift a skill from `unstarted` to `practiced`. */

import { type Level, UNSTARTED } from '../levels.js';
import type { Policy } from '../policy.js';

/**
 * Whether a skill is offered for practice: not started, every prerequisite in the mission at least `practiced`
 * [assumption], and not cascading, because a cascading skill needs no practice.
 */
export function isOfferedForPractice(
  level: Level,
  cascading: boolean,
  openPrerequisites: number,
): boolean {
  return level === UNSTARTED && !cascading && openPrerequisites === 0;
}

/** Correct answers in a row, after one more answer: a wrong one restarts the count. */
export function practiceStreak(streak: number, correct: boolean): number {
  return correct ? streak + 1 : 0;
}

/** Whether this many correct answers in a row end the task. */
export function endsPractice(streak: number, policy: Policy): boolean {
  return streak >= policy.practiceCorrectInARow;
}
