/** Rule book 6: cascading problems. A learner who knows a skill probably knows what builds on it, too. */

import { type Level, MASTERED, rise } from '../levels.js';
import type { Policy } from '../policy.js';

/** The level after a cascading problem: two levels up, or unchanged. */
export function cascadingLevel(level: Level, correct: boolean, policy: Policy): Level {
  return correct ? rise(level, policy.cascadingRise) : level;
}

/**
 * Whether a skill may become cascading because a prerequisite was mastered by a cascading problem or a booster:
 * not when it is mastered, ever failed a cascading problem, or ever began a practice task [assumption].
 * Its other prerequisites do not matter.
 */
export function mayBecomeCascading(
  level: Level,
  failedCascading: boolean,
  practiceTasks: number,
  policy: Policy,
): boolean {
  return policy.cascadingProblems && level !== MASTERED && !failedCascading && practiceTasks === 0;
}

/**
 * Whether a practice task that has just ended makes its skill cascading: the first one ever done in a skill that
 * never failed a cascading problem, without a wrong answer.
 */
export function restartsCascade(
  practiceTasks: number,
  wrongAnswers: number,
  failedCascading: boolean,
  policy: Policy,
): boolean {
  return policy.cascadingProblems && practiceTasks === 1 && wrongAnswers === 0 && !failedCascading;
}
