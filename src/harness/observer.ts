/** Watches a learner problem by problem: to trace one, or to hash the ways of a few. */

import type { ProblemKind } from '../engine/problem-kind.js';
import type { Probability, SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';

export interface Observer {
  /** A problem is in hand, and has not been worked on. */
  before(clock: VirtualClock, probability: Probability): void;
  /** It was answered; `correct` is what the learner knew, which a hint makes count as not correct. */
  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void;
}
