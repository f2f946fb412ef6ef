/**
 * Rule book 11: the older mechanics, `streak-10`. Ten correct in a row make a skill proficient, here `mastered`, which
 * opens its postrequisites; nothing drops and nothing waits, and none of the other rules applies.
 */

import { type Level, MASTERED, PRACTICED } from '../levels.js';

/** The level that a practice task leads to, and that a prerequisite must have: mastery, or practice. */
export function practiceTarget(streakMechanics: boolean): Level {
  return streakMechanics ? MASTERED : PRACTICED;
}
