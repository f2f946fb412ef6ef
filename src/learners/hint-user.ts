import type { Probability } from '../units.js';
import type { HintParams } from './parameters.js';

/** What all models do alike: ask for hints. */
export abstract class HintUser {
  hintRate = 0 as Probability;
  hintBelow = 1 as Probability;
  /** problems that one with a hint is worth to whoever learns from it */
  protected hintedProblems = 1;

  protected resetHints({ hint_rate, hint_below, hint_practice }: HintParams): void {
    this.hintRate = hint_rate as Probability;
    this.hintBelow = hint_below as Probability;
    this.hintedProblems = 1 + hint_practice;
  }
}
