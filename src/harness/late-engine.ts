import type { MasteryEngine } from '../engine/contract.js';
import type { ProblemKind } from '../engine/problem-kind.js';
import type { Milliseconds } from '../units.js';

/**
 * An engine that is told what the learner does and answers later, for many learners at once: one behind a network. While
 * it is waited for, nothing that it says counts.
 */
export interface LateEngine extends MasteryEngine {
  /** was told or asked something and has not answered */
  readonly isWaiting: boolean;
  /** the kind of the problem that was answered last */
  readonly answered: ProblemKind;
  /** Whether it can recommend as of `now` at once; if not, it is waited for from here. */
  knowsTasks(now: Milliseconds): boolean;
}
