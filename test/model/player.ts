/** A learner on some engine, as property tests see one; and the one on the naive engine. */

import { NaiveEngine } from './naive-engine.js';
import type { NaiveTask } from './naive-world.js';
import { type RandomWorld, naiveSettings, naiveWorld } from './random-world.js';

/** Tasks go by name: 'booster', 'challenge', 'practice a'. */
export interface Player {
  offers(now: number): string[];
  start(task: string, now: number): void;
  /** '+', '-' or 'h' (correct, with a hint); says what the problem was, e.g. 'cascading a' */
  answer(mark: string, now: number): string;
  /** a letter for each skill: u p 1 2 m */
  readonly levels: string;
  readonly isBetweenTasks: boolean;
  /** of the problem in hand; 0 between tasks */
  readonly problemType: number;
  /** Infinity: nothing comes due */
  readonly nextDue: number;
  readonly completed: boolean;
  readonly masteredCount: number;
}

export class NaivePlayer implements Player {
  readonly #engine: NaiveEngine;
  readonly #slugs: readonly string[];

  constructor(world: RandomWorld) {
    this.#engine = new NaiveEngine(naiveWorld(world), naiveSettings(world));
    this.#slugs = world.skills.map((skill) => skill.slug);
  }

  offers(now: number): string[] {
    return this.#engine
      .recommended(now)
      .map((task) => (task.kind === 'practice' ? `practice ${task.skill}` : task.kind));
  }

  start(task: string, now: number): void {
    const [kind, skill] = task.split(' ');
    this.#engine.start({ kind, skill } as NaiveTask, now);
  }

  answer(mark: string, now: number): string {
    const problem = this.#engine.current();
    this.#engine.answer(mark !== '-', now, mark === 'h');
    return `${problem?.kind} ${problem?.skill}`;
  }

  isCascading(slug: string): boolean {
    return this.#engine.isCascading(slug);
  }

  get levels(): string {
    return this.#slugs.map((slug) => 'up12m'[this.#engine.level(slug)]).join('');
  }

  get problemType(): number {
    return this.#engine.current()?.problemType ?? 0;
  }

  get isBetweenTasks(): boolean {
    return this.#engine.current() === undefined;
  }

  get nextDue(): number {
    return this.#engine.nextDue() ?? Infinity;
  }

  get completed(): boolean {
    return this.#engine.completed;
  }

  get masteredCount(): number {
    return this.#engine.masteredCount();
  }
}
