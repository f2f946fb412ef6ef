/** Rule book 9: the pretest. A few problems, each chosen to learn most, before anything else. */

import type { Policy } from '../policy.js';

/**
 * What an answer tells: its variance p (1 - p), most at one half, once for the skill and once for each neighbour
 * without answers, whose prediction leans on it [assumption].
 */
export function information(prediction: number, untriedNeighbours: number): number {
  return prediction * (1 - prediction) * (1 + untriedNeighbours);
}

/** Whether so many problems are a whole pretest. */
export function endsPretest(problems: number, policy: Policy): boolean {
  return problems >= policy.pretestProblems;
}

/**
 * Whether a skill's prediction after the pretest makes it cascading [assumption]. Where challenge problems are on, it
 * enters as one of those instead.
 */
export function cascadesAfterPretest(prediction: number, policy: Policy): boolean {
  return !policy.challengeProblems && prediction >= policy.challengeProbability;
}
