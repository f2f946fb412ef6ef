/** Contents page: from an answer to a level. What kind of problem it was, and the rule for each kind. */

import { type Level, MASTERED } from './levels.js';
import type { Policy } from './policy.js';
import { PROBLEM, type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { cascadingLevel } from './rules/cascading.js';
import { challengeProblemLevel } from './rules/challenge-problem.js';
import { challengeLevel } from './rules/mastery-challenge.js';
import { reviewLevel } from './rules/review.js';

/**
 * The kind of a problem, decided when it is answered: a skill may have become cascading, or its prediction may have
 * changed, during the challenge.
 */
export function problemKind(
  task: TaskKind,
  level: Level,
  cascading: boolean,
  predictedKnown: boolean,
): ProblemKind {
  if (task === TASK.practice) return PROBLEM.practice;
  if (task === TASK.booster) return PROBLEM.booster;
  if (task === TASK.pretest) return PROBLEM.pretest;
  if (level === MASTERED) return PROBLEM.review;
  if (cascading) return PROBLEM.cascading;
  return predictedKnown ? PROBLEM.challenge : PROBLEM.spaced;
}

/** The skill's level after an answer. Practice tasks and boosters change levels at their end, the pretest none. */
export function levelAfter(
  kind: ProblemKind,
  level: Level,
  correct: boolean,
  policy: Policy,
): Level {
  switch (kind) {
    case PROBLEM.cascading:
      return cascadingLevel(level, correct, policy);
    case PROBLEM.challenge:
      return challengeProblemLevel(level, correct, policy);
    case PROBLEM.spaced:
      return challengeLevel(level, correct, policy);
    case PROBLEM.review:
      return reviewLevel(correct, policy);
    default:
      return level;
  }
}
