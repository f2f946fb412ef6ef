/** Rule book 8: challenge problems. A skill that the knowledge model predicts known may be mastered in one problem. */

import { type Level, MASTERED } from '../levels.js';
import type { Policy } from '../policy.js';
import { challengeLevel } from './mastery-challenge.js';

/** Whether a skill may enter a challenge as a challenge problem: without practice, without a wait. */
export function isChallengeProblem(prediction: number, policy: Policy): boolean {
  return policy.challengeProblems && prediction >= policy.challengeProbability;
}

/** The level after a challenge problem: mastered, or what any wrong answer in a challenge does. */
export function challengeProblemLevel(level: Level, correct: boolean, policy: Policy): Level {
  return correct ? MASTERED : challengeLevel(level, correct, policy);
}
