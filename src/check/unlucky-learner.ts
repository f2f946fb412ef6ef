import type { MasteryEngine } from '../engine/contract.js';
import { MASTERED } from '../engine/levels.js';
import { TASK } from '../engine/problem-kind.js';
import type { SimulatedLearner } from '../learners/learner.js';
import type { Probability, SkillIx } from '../units.js';

/**
 * Fails each skill's first cascading problem and every booster, and is otherwise perfect: whoever finds a way past a
 * broken prerequisite by luck, this learner does not. Watches the engine, to know what kind of problem is in hand.
 */
export class UnluckyLearner implements SimulatedLearner {
  readonly hintRate = 0 as Probability;
  readonly hintBelow = 1 as Probability;
  private readonly engine: MasteryEngine;
  private readonly failed: Uint8Array;

  constructor(engine: MasteryEngine) {
    this.engine = engine;
    this.failed = new Uint8Array(engine.skills);
  }

  reset(): void {
    this.failed.fill(0);
  }

  probability(skill: SkillIx): Probability {
    const { engine } = this;
    if (engine.task === TASK.booster) return 0 as Probability;
    const isCascading =
      engine.task === TASK.challenge &&
      engine.isCascading(skill) &&
      engine.level(skill) !== MASTERED;
    if (!isCascading || this.failed[skill] === 1) return 1 as Probability;
    this.failed[skill] = 1;
    return 0 as Probability;
  }

  learn(): void {
    // Nothing is learnt: luck is all there is.
  }
}
