import type { Skill } from '../content/skill.js';
import type { Milliseconds, Probability, SkillIx } from '../units.js';
import { HintUser } from './hint-user.js';
import type { SimulatedLearner } from './learner.js';
import { logistic } from './logistic.js';
import type { HintParams } from './parameters.js';

export interface DifficultyParams extends HintParams {
  /** logits; the learner of ability b answers a skill of difficulty b right half of the time, but for guessing */
  readonly ability: number;
  /** logits added to it by each problem, whatever the skill [assumption: item response theory itself has no learning] */
  readonly ability_growth: number;
  /** slope */
  readonly discrimination: number;
  /** probability of a correct answer of one who knows nothing */
  readonly guess: number;
}

/**
 * Item response theory: p = guess + (1 - guess) x logistic(discrimination x (ability - difficulty of the skill)).
 * One parameter (discrimination 1, guess 0): Rasch (1960). Two and three: Birnbaum (1968), in Lord and Novick, Statistical
 * Theories of Mental Test Scores.
 */
export class ItemResponse extends HintUser implements SimulatedLearner {
  private readonly params: DifficultyParams;
  private readonly difficulty: Float64Array;
  private ability = 0;
  private growth = 0;
  private slope = 1;
  private guess = 0;

  /** `params` may be changed before each `reset()`. */
  constructor(params: DifficultyParams, skills: readonly Pick<Skill, 'difficulty'>[]) {
    super();
    this.params = params;
    this.difficulty = Float64Array.from(skills, ({ difficulty }) => difficulty);
    this.reset();
  }

  reset(): void {
    const { params } = this;
    this.ability = params.ability;
    this.growth = params.ability_growth;
    this.slope = params.discrimination;
    this.guess = params.guess;
    this.resetHints(params);
  }

  probability(skill: SkillIx): Probability {
    const knows = logistic(this.slope * (this.ability - this.difficulty[skill]));
    return (this.guess + (1 - this.guess) * knows) as Probability;
  }

  learn(_skill: SkillIx, _correct: boolean, _now: Milliseconds, hinted: boolean): void {
    this.ability += hinted ? this.growth * this.hintedProblems : this.growth;
  }
}
