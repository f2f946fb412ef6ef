import type { MasteryEngine } from '../engine/contract.js';
import type { Behaviour } from '../learners/behaviour.js';
import type { TaskChooser } from '../learners/task-choice.js';
import type { Limits } from './ending.js';

/** What the harness needs to know of a world. */
export interface World {
  readonly engine: MasteryEngine;
  /** expected time per problem of each skill, seconds */
  readonly skillSeconds: readonly number[];
  /** session length, seconds a day */
  readonly maxTimePerDay: number;
  readonly limits: Limits;
  /** a skill is known from this true probability of a correct answer on */
  readonly readyAccuracy: number;
  /** days of reviews after completion; absent: none */
  readonly followUpDays?: number | undefined;
}

/** What a learner does in their own way; what is absent is as the world says, or the usual way. */
export interface Habits {
  /** session length, seconds a day */
  readonly sessionSeconds?: number;
  /** absent: problems take the skill's time, sessions are every day, nobody gives up */
  readonly behaviour?: Behaviour | undefined;
  /** who picks the tasks; absent: what is recommended first */
  readonly chooser?: TaskChooser | undefined;
}
