/** What the harness asks of a simulated learner: which task to take, how likely an answer is right, what it teaches. */

import type { TaskList } from '../engine/contract.js';
import type { Probability, SkillIx } from '../units.js';

export interface SimulatedLearner {
  /** A new learner of the same kind starts. */
  reset(): void;
  /** Picks a task from the list, by its number from 0. */
  chooseTask(tasks: TaskList): number;
  /** The true probability that the next answer on this skill is correct. */
  probability(skill: SkillIx): Probability;
  /** The probability of asking for a hint with a problem of a practice task. */
  readonly hintRate: Probability;
  /** An answer was given: the learner may have learnt. */
  learn(skill: SkillIx, correct: boolean): void;
}
