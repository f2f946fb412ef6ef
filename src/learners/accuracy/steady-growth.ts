import type { TaskList } from '../../engine/contract.js';
import type { Probability, SkillIx } from '../../units.js';
import { bestTask } from '../task-choice.js';
import type { SimulatedLearner } from '../learner.js';
import type { UserParams } from '../user-params.js';

/**
 * The accuracy model of the published account: one number for all skills, whatever their difficulty, that starts at
 * `starting_prob` and grows by `learning_rate` with each problem, up to `max_prob`.
 */
export class SteadyGrowth implements SimulatedLearner {
  readonly hintRate: Probability;
  private readonly params: UserParams;
  private readonly learns: boolean;
  private problems = 0;
  /** after so many problems */
  private grown: Probability;

  constructor(params: UserParams) {
    this.params = params;
    this.hintRate = params.hint_rate as Probability;
    this.learns = params.learning_rate > 0;
    this.grown = grownProbability(params, 0);
  }

  reset(): void {
    this.problems = 0;
    this.grown = grownProbability(this.params, 0);
  }

  chooseTask(tasks: TaskList): number {
    return bestTask(tasks);
  }

  probability(_skill: SkillIx): Probability {
    return this.grown;
  }

  learn(_skill: SkillIx, _correct: boolean): void {
    if (!this.learns) return;
    this.problems++;
    this.grown = grownProbability(this.params, this.problems);
  }
}

/** min(max_prob, starting_prob + learning_rate x problems): one product, so that no rounding adds up. */
export function grownProbability(params: UserParams, problems: number): Probability {
  const grown = params.starting_prob + params.learning_rate * problems;
  return Math.min(grown, params.max_prob) as Probability;
}
