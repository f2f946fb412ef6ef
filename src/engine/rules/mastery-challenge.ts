/** Rule book 4: mastery challenges. One problem a skill, one chance each: correct lifts one level, wrong drops one. */

import { type Level, drop, rise } from '../levels.js';
import type { Policy } from '../policy.js';

/** The level after a problem that is neither a cascading problem nor a review. */
export function challengeLevel(level: Level, correct: boolean, policy: Policy): Level {
  return correct ? rise(level, policy.challengeRise) : drop(level, policy.challengeDrop);
}
