/** When a learner gives up. */

import type { Probability } from '../units.js';
import type { BehaviourNumbers } from './behaviour-params.js';
import type { Uniforms } from './traits.js';

export type DropoutCause = 'daily' | 'frustration' | 'boredom';

/**
 * One reason to leave, with a hazard each time it arises. One draw a learner decides: who leaves at the n-th time does so
 * when the probability of having stayed, (1 - hazard)^n, falls below the learner's own patience, uniform over (0, 1].
 * That is the same distribution as a draw each time, and a higher hazard never makes the same learner stay longer.
 */
class Reason {
  private patience = 1;
  private stayed = 1;
  private stays = 1;

  reset(hazard: number, draw: number): void {
    this.patience = 1 - draw;
    this.stayed = 1;
    this.stays = 1 - hazard;
  }

  /** It arises once more: whether the learner leaves. */
  arises(): boolean {
    this.stayed *= this.stays;
    return this.stayed < this.patience;
  }
}

/**
 * Leaving for good: between sessions, out of frustration, out of boredom. [assumption] Each counts on its own; runs of
 * answers go on over nights and over tasks; an answer with a hint counts as wrong, as it does for the product.
 */
export class Dropout {
  /** why the learner left; undefined: has not */
  cause: DropoutCause | undefined = undefined;
  private readonly daily = new Reason();
  private readonly frustration = new Reason();
  private readonly boredom = new Reason();
  private wrongInARow = 0;
  private knownInARow = 0;
  private mostWrong = Infinity;
  private mostKnown = Infinity;
  private known = 1;

  /** A new learner; the stream is asked for only where somebody may leave. */
  reset(params: BehaviourNumbers, streams: { readonly dropout: Uniforms }): void {
    const daily = params['dropout.daily'];
    const frustration = params['dropout.frustration.hazard'];
    const boredom = params['dropout.boredom.hazard'];
    const draws = daily + frustration + boredom > 0 ? streams.dropout : undefined;
    this.daily.reset(daily, draws?.next() ?? 0);
    this.frustration.reset(frustration, draws?.next() ?? 0);
    this.boredom.reset(boredom, draws?.next() ?? 0);
    this.mostWrong = frustration > 0 ? params['dropout.frustration.after'] : Infinity;
    this.mostKnown = boredom > 0 ? params['dropout.boredom.after'] : Infinity;
    this.known = params['dropout.boredom.known'];
    this.wrongInARow = 0;
    this.knownInARow = 0;
    this.cause = undefined;
  }

  /** A session behind the first one is due: whether the learner comes. */
  comesAgain(): boolean {
    if (this.daily.arises()) this.cause = 'daily';
    return this.cause === undefined;
  }

  /** A problem of this true probability was answered: sets the cause when the learner has had enough. */
  answered(correct: boolean, probability: Probability): void {
    this.wrongInARow = correct ? 0 : this.wrongInARow + 1;
    this.knownInARow = probability >= this.known ? this.knownInARow + 1 : 0;
    if (this.knownInARow > this.mostKnown && this.boredom.arises()) this.cause = 'boredom';
    if (this.wrongInARow > this.mostWrong && this.frustration.arises()) this.cause = 'frustration';
  }
}
