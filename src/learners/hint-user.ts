import type { TaskList } from '../engine/contract.js';
import type { Probability } from '../units.js';
import type { HintParams } from './parameters.js';
import { bestTask } from './task-choice.js';

/** What all models do alike: take the best task, and ask for hints. */
export abstract class HintUser {
  hintRate = 0 as Probability;
  hintBelow = 1 as Probability;
  /** problems that one with a hint is worth to whoever learns from it */
  protected hintedProblems = 1;

  chooseTask(tasks: TaskList): number {
    return bestTask(tasks);
  }

  protected resetHints({ hint_rate, hint_below, hint_practice }: HintParams): void {
    this.hintRate = hint_rate as Probability;
    this.hintBelow = hint_below as Probability;
    this.hintedProblems = 1 + hint_practice;
  }
}
