/** A learner who plays a random world at random: any task of the list at any time, the exact end of a wait more often. */

import { TASK } from '../../src/engine/problem-kind.js';
import type { Player } from '../model/player.js';
import type { RandomWorld } from '../model/random-world.js';
import { HOUR, Learner, compileWorld } from './world.js';

/** One step of a walk: at this time, begin this task if one is named, then answer if there is an answer. */
export interface Move {
  readonly now: number;
  readonly task: string | undefined;
  readonly mark: '+' | '-' | 'h' | undefined;
}

/** A learner on the real engine in a random world. */
export function learnerIn(world: RandomWorld): Learner {
  return new Learner(compileWorld(world), world.forced, world.constants, world.knowledge);
}

/** Plays a move; all that can be seen of it, before and after. */
export function playMove(player: Player, { now, task, mark }: Move): string {
  const before = player.isBetweenTasks
    ? `offers [${player.offers(now).join(', ')}], due ${player.nextDue}`
    : 'in a task';
  if (task !== undefined) player.start(task, now);
  const { problemType } = player;
  const met =
    mark === undefined ? 'nothing' : `${player.answer(mark, now)} ${mark} of type ${problemType}`;
  const { levels, masteredCount, completed, isBetweenTasks } = player;
  return `${before}; met ${met}; ${levels} ${masteredCount} ${completed} ${isBetweenTasks}`;
}

/** Uniform numbers from a seed: mulberry32, apart from the generator that is under test elsewhere. */
export function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Decides each move by what the learner's engine says; the moves can be played again on another engine. */
export class RandomWalk {
  now = 0;
  readonly #learner: Learner;
  readonly #accuracy: number;
  readonly #random: () => number;

  constructor(world: RandomWorld, learner: Learner) {
    this.#learner = learner;
    this.#accuracy = world.play.accuracy;
    this.#random = uniform(world.play.seed);
  }

  next(): Move {
    this.now += this.#pause();
    const mark = this.#mark();
    if (!this.#learner.isBetweenTasks) return { now: this.now, task: undefined, mark };
    const offers = this.#learner.offers(this.now);
    if (offers.length === 0) return { now: this.now, task: undefined, mark: undefined };
    const at = this.#random() < 0.6 ? 0 : Math.floor(this.#random() * offers.length);
    return { now: this.now, task: offers[at], mark };
  }

  #mark(): '+' | '-' | 'h' {
    if (this.#random() >= this.#shareCorrect()) return '-';
    return this.#random() < 0.02 ? 'h' : '+';
  }

  /** Whether nothing is on offer and waiting would not help: completed or blocked. */
  get isOver(): boolean {
    const learner = this.#learner;
    if (!learner.isBetweenTasks || learner.nextDue < Infinity) return false;
    return learner.offers(this.now).length === 0;
  }

  /** A weak learner would sit in practice tasks for good: there, half of the answers are correct at least. */
  #shareCorrect(): number {
    const { engine } = this.#learner;
    return engine.task === TASK.practice ? Math.max(this.#accuracy, 0.5) : this.#accuracy;
  }

  /** Milliseconds until the next move. */
  #pause(): number {
    const kind = this.#random();
    if (kind < 0.35) return 0;
    if (kind < 0.6) return Math.floor(this.#random() * 60_000);
    if (kind < 0.65) return Math.floor(this.#random() * 48 * HOUR);
    if (kind < 0.67) return Math.floor(this.#random() * 2000 * HOUR);
    return this.#untilBoundary();
  }

  /** Until the first wait or some review comes due, to the millisecond or one before; between tasks only. */
  #untilBoundary(): number {
    if (!this.#learner.isBetweenTasks) return 1;
    const due = this.#random() < 0.7 ? this.#learner.nextDue : this.#someReviewDue();
    const before = this.#random() < 0.3 ? 1 : 0;
    return Number.isFinite(due) ? Math.max(due - before - this.now, 0) : 1;
  }

  #someReviewDue(): number {
    const mastered = Object.values(this.#learner.engine.snapshot().skills).filter(
      (skill) => skill.level === 'mastered',
    );
    const skill = mastered.at(Math.floor(this.#random() * mastered.length));
    return skill === undefined ? Infinity : skill.last_seen + skill.review_interval;
  }
}
