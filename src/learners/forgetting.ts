import { type Milliseconds, NEVER_YET, type Probability, type SkillIx, DAY } from '../units.js';
import { HintUser } from './hint-user.js';
import type { SimulatedLearner } from './learner.js';
import type { HintParams } from './parameters.js';

export interface ForgettingParams extends HintParams {
  /** probability of recalling a skill before the first problem on it; it stays until then [assumption] */
  readonly recall: number;
  /** share of what is missing that a problem restores */
  readonly restore: number;
  /** of the memory of a skill, days, until a problem makes it longer */
  readonly half_life_days: number;
  /** a problem multiplies the half-life by 1 + this x what was forgotten */
  readonly half_life_gain: number;
  /** probability of a correct answer without recalling */
  readonly guess: number;
  /** probability of a wrong answer in spite of recalling */
  readonly slip: number;
}

/**
 * Forgetting: p = guess + (1 - guess - slip) x strength x 2^(-time since the last problem / half-life), per skill.
 * Exponential decay with a half-life that practice makes longer: Settles and Meeder (2016), half-life regression.
 * [assumption] A problem, right or wrong, teaches: strength rises by `restore` of what is missing to 1, and the half-life
 * grows the more, the more was forgotten, as in spaced repetition (Wozniak's SM models): problems one behind the other add
 * little to it, problems days apart much.
 */
export class Forgetting extends HintUser implements SimulatedLearner {
  private readonly params: ForgettingParams;
  /** per skill: just behind its last problem; then milliseconds */
  private readonly strength: Float64Array;
  private readonly seen: Float64Array;
  private readonly halfLife: Float64Array;
  private guess = 0;
  private range = 1;
  private gain = 0;
  private restored = 0;
  private restoredByHint = 0;

  /** `params` may be changed before each `reset()`. */
  constructor(params: ForgettingParams, skills: number) {
    super();
    this.params = params;
    this.strength = new Float64Array(skills);
    this.seen = new Float64Array(skills);
    this.halfLife = new Float64Array(skills);
    this.reset();
  }

  reset(): void {
    const { params } = this;
    this.guess = params.guess;
    this.range = 1 - params.guess - params.slip;
    this.gain = params.half_life_gain;
    this.resetHints(params);
    this.restored = params.restore;
    this.restoredByHint = 1 - (1 - params.restore) ** this.hintedProblems;
    this.strength.fill(params.recall);
    this.seen.fill(NEVER_YET);
    this.halfLife.fill(params.half_life_days * DAY);
  }

  probability(skill: SkillIx, now: Milliseconds): Probability {
    return (this.guess + this.range * this.recalled(skill, now)) as Probability;
  }

  learn(skill: SkillIx, _correct: boolean, now: Milliseconds, hinted: boolean): void {
    const missing = 1 - this.recalled(skill, now);
    const restored = hinted ? this.restoredByHint : this.restored;
    this.strength[skill] = 1 - missing * (1 - restored);
    // What was never practised has no age: nothing is known of how much was forgotten.
    if (this.seen[skill] !== NEVER_YET) this.halfLife[skill] *= 1 + this.gain * missing;
    this.seen[skill] = now;
  }

  private recalled(skill: SkillIx, now: Milliseconds): number {
    const seen = this.seen[skill];
    if (seen === NEVER_YET) return this.strength[skill];
    return this.strength[skill] * Math.exp((-Math.LN2 * (now - seen)) / this.halfLife[skill]);
  }
}
