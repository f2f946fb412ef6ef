/** Rule book 5: spacing. In a mastery challenge a skill rises at most once in 16 hours. */

import { type Milliseconds, NEVER_AGAIN } from '../../units.js';
import type { Policy } from '../policy.js';

/** When a skill may next appear in a challenge: the wait starts at its last change. Infinity stays Infinity. */
export function spacingEnds(lastChange: number, policy: Policy): Milliseconds {
  return lastChange === NEVER_AGAIN ? NEVER_AGAIN : ((lastChange + policy.spacing) as Milliseconds);
}

/** Whether the wait that started at `lastChange` is over: exactly 16 hours is enough. */
export function spacingHasElapsed(lastChange: number, now: Milliseconds, policy: Policy): boolean {
  return now - lastChange >= policy.spacing;
}
