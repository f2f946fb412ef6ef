import type { MasteryEngine } from '../engine/contract.js';
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
