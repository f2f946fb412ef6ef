import type { Skill } from '../content/skill.js';
import type { Milliseconds, Probability, SkillIx } from '../units.js';
import { HintUser } from './hint-user.js';
import type { SimulatedLearner } from './learner.js';
import { logistic } from './logistic.js';
import type { HintParams } from './parameters.js';

export interface PracticeParams extends HintParams {
  /** logits */
  readonly ability: number;
  /** logits added on a skill by each correct answer on it */
  readonly per_correct: number;
  /** logits added on a skill by each other answer on it */
  readonly per_wrong: number;
}

/**
 * Learning curves: p = logistic(ability - difficulty of the skill + per_correct x correct + per_wrong x wrong), both counted
 * on the skill. Performance Factors Analysis: Pavlik, Cen and Koedinger (2009). With both rates the same it is the Additive
 * Factors Model: Cen, Koedinger and Junker (2006). An answer with a hint counts as wrong, as it does in the product.
 */
export class PracticeCurve extends HintUser implements SimulatedLearner {
  private readonly params: PracticeParams;
  private readonly difficulty: Float64Array;
  /** per skill */
  private readonly correct: Float64Array;
  private readonly wrong: Float64Array;
  private ability = 0;
  private perCorrect = 0;
  private perWrong = 0;

  /** `params` may be changed before each `reset()`. */
  constructor(params: PracticeParams, skills: readonly Pick<Skill, 'difficulty'>[]) {
    super();
    this.params = params;
    this.difficulty = Float64Array.from(skills, ({ difficulty }) => difficulty);
    this.correct = new Float64Array(skills.length);
    this.wrong = new Float64Array(skills.length);
    this.reset();
  }

  reset(): void {
    const { params } = this;
    this.ability = params.ability;
    this.perCorrect = params.per_correct;
    this.perWrong = params.per_wrong;
    this.resetHints(params);
    this.correct.fill(0);
    this.wrong.fill(0);
  }

  probability(skill: SkillIx): Probability {
    const practised = this.perCorrect * this.correct[skill] + this.perWrong * this.wrong[skill];
    return logistic(this.ability - this.difficulty[skill] + practised) as Probability;
  }

  learn(skill: SkillIx, correct: boolean, _now: Milliseconds, hinted: boolean): void {
    if (hinted) this.wrong[skill] += this.hintedProblems;
    else if (correct) this.correct[skill]++;
    else this.wrong[skill]++;
  }
}
