/** Rule book 10: reviews. A mastered skill comes back when its interval has passed since it was last seen. */

import type { Milliseconds } from '../../units.js';
import { type Level, MASTERED, drop } from '../levels.js';
import type { Policy } from '../policy.js';

/** When the next review of a mastered skill comes due. */
export function reviewDue(lastSeen: number, interval: number): Milliseconds {
  return (lastSeen + interval) as Milliseconds;
}

/** The interval after a review: doubled or halved, within 1 and 182 days. */
export function reviewInterval(interval: number, correct: boolean, policy: Policy): Milliseconds {
  const wanted = correct ? interval * policy.reviewFactor : interval / policy.reviewFactor;
  const within = Math.min(Math.max(wanted, policy.reviewMin), policy.reviewMax);
  return Math.round(within) as Milliseconds;
}

/** The level after a review: stays, or drops to `level2`. */
export function reviewLevel(correct: boolean, policy: Policy): Level {
  return correct ? MASTERED : drop(MASTERED, policy.reviewDrop);
}
