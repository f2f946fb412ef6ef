import type { TaskList } from '../engine/contract.js';
import type { ChoiceDraws, TaskChooser } from './task-choice.js';

/**
 * Prefers the top of the list: the task at place k, from 0, has the weight w^k [assumption]. w = 1: all alike. One draw a
 * choice; none where a single task is on offer.
 */
export class WeightedChoice implements TaskChooser {
  private readonly weight: number;

  /** `weight`: w, more than 0 and at most 1. */
  constructor(weight: number) {
    this.weight = weight;
  }

  reset(): void {
    // Nothing is kept of a learner.
  }

  choose({ count }: TaskList, draws: ChoiceDraws): number {
    if (count === 1) return 0;
    let total = 0;
    for (let at = 0, own = 1; at < count; at++, own *= this.weight) total += own;
    let rest = draws.choices.next() * total;
    for (let at = 0, own = 1; at < count - 1; at++, own *= this.weight) {
      if (rest < own) return at;
      rest -= own;
    }
    return count - 1;
  }
}
