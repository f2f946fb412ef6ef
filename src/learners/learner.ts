/** What the harness asks of a simulated learner: how likely an answer is right, and what it teaches. */

import type { Milliseconds, Probability, SkillIx } from '../units.js';
import type { Uniforms } from './traits.js';

/** The learner's own streams, beside those that the harness draws answers and hints from. */
export interface LearnerDraws {
  readonly traits: Uniforms;
  /** what is known at the start, and which problem teaches it */
  readonly knowledge: Uniforms;
}

export interface SimulatedLearner {
  /** A new learner starts, with the parameters as they are now. */
  reset(draws: LearnerDraws): void;
  /** The true probability that an answer on this skill, at this virtual time, is correct. */
  probability(skill: SkillIx, now: Milliseconds): Probability;
  /** The probability of asking for a hint with a problem of a practice task. */
  readonly hintRate: Probability;
  /** Asks for hints only where the probability of a correct answer is no higher. */
  readonly hintBelow: Probability;
  /** An answer was given at this virtual time: the learner may have learnt. */
  learn(skill: SkillIx, correct: boolean, now: Milliseconds, hinted: boolean): void;
}
