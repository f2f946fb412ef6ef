/** Rule book 7: booster tasks. A series over the next N unmastered skills lifts them all, or changes nothing. */

import { type Level, rise } from '../levels.js';
import type { Policy } from '../policy.js';

/** Whether a booster is on offer: enough problems since the last one ended (or since the start), and a skill to boost. */
export function boosterIsOffered(
  problemsSince: number,
  unmastered: number,
  policy: Policy,
): boolean {
  return policy.boosterTasks && unmastered > 0 && problemsSince >= policy.boosterMinProblems;
}

/** The place in the group of the booster's problem number `at` (from 0): a short group is gone round again [assumption]. */
export function boosterPlace(at: number, groupSize: number): number {
  return at < groupSize ? at : at % groupSize;
}

/** Whether a booster was answered at a high level of accuracy: at least ceil(5/6 N) correct [assumption]. */
export function boosterPasses(correct: number, policy: Policy): boolean {
  return correct >= policy.boosterPass;
}

/** The level of each skill of the group after a booster that was passed [assumption: two up]. */
export function boosterLevel(level: Level, policy: Policy): Level {
  return rise(level, policy.boosterRise);
}
