/** For tests of learner models: hints that are never asked for, streams of a learner, time in days. */

import { LearnerStreams } from '../../src/harness/random-stream.js';
import type { LearnerDraws } from '../../src/learners/learner.js';
import { DAY, type Milliseconds, type SkillIx } from '../../src/units.js';

export const NO_HINTS = { hint_rate: 0, hint_below: 1, hint_practice: 0 } as const;

export const skill = (ix: number): SkillIx => ix as SkillIx;

export const day = (days: number): Milliseconds => (days * DAY) as Milliseconds;

export const START = 0 as Milliseconds;

/** The streams of learner number `learner`. */
export function streamsOf(learner: number): LearnerDraws {
  return new LearnerStreams().seed(1, learner);
}

/** Skills of these difficulties. */
export function skillsOf(...difficulties: readonly number[]): { readonly difficulty: number }[] {
  return difficulties.map((difficulty) => ({ difficulty }));
}
