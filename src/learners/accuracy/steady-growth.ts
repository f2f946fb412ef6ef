import type { Milliseconds, Probability, SkillIx } from '../../units.js';
import type { SimulatedLearner } from '../learner.js';
import type { UserParams } from '../user-params.js';

/** What the model takes: the published account's parameters (sessions are no part of it), and what `user_model` adds. */
export interface AccuracyParams
  extends Omit<UserParams, 'max_time_per_day'>, Partial<Pick<UserParams, 'max_time_per_day'>> {
  /** added to `learning_rate` after the first `late_after` problems; default 0 */
  readonly late_rate?: number;
  /** problems; default 0 */
  readonly late_after?: number;
  /** asks for hints at this probability of a correct answer or below; default 1 */
  readonly hint_below?: number;
  /** further problems that a hint is worth; default 0 */
  readonly hint_practice?: number;
}

/**
 * The accuracy model of the published account: one number for all skills, whatever their difficulty, that starts at
 * `starting_prob` and grows by `learning_rate` with each problem, up to `max_prob`. Late bloomers [assumption] grow by
 * `late_rate` more with each problem behind the first `late_after`.
 */
export class SteadyGrowth implements SimulatedLearner {
  hintRate = 0 as Probability;
  hintBelow = 1 as Probability;
  private readonly params: AccuracyParams;
  private learns = false;
  private hintPractice = 0;
  private problems = 0;
  /** after so many problems */
  private grown = 0 as Probability;

  /** `params` may be changed before each `reset()`. */
  constructor(params: AccuracyParams) {
    this.params = params;
    this.reset();
  }

  reset(): void {
    const { params } = this;
    this.hintRate = params.hint_rate as Probability;
    this.hintBelow = (params.hint_below ?? 1) as Probability;
    this.hintPractice = params.hint_practice ?? 0;
    this.learns = params.learning_rate > 0 || (params.late_rate ?? 0) > 0;
    this.problems = 0;
    this.grown = grownProbability(params, 0);
  }

  probability(_skill: SkillIx, _now?: Milliseconds): Probability {
    return this.grown;
  }

  learn(_skill: SkillIx, _correct: boolean, _now?: Milliseconds, hinted?: boolean): void {
    if (!this.learns) return;
    this.problems += hinted === true ? 1 + this.hintPractice : 1;
    this.grown = grownProbability(this.params, this.problems);
  }
}

/**
 * min(max_prob, starting_prob + learning_rate x problems + late_rate x problems behind late_after): one product each, so
 * that no rounding adds up.
 */
export function grownProbability(params: AccuracyParams, problems: number): Probability {
  const { late_rate = 0, late_after = 0 } = params;
  const steady = params.starting_prob + params.learning_rate * problems;
  const grown = problems > late_after ? steady + late_rate * (problems - late_after) : steady;
  return Math.min(grown, params.max_prob) as Probability;
}
