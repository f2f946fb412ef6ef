import type { MasteryEngine } from '../engine/contract.js';
import type { Limits } from './ending.js';
import type { LateEngine } from './late-engine.js';

/** What the harness needs to know of a world. */
export interface World {
  readonly engine: MasteryEngine;
  /** expected time per problem of each skill, seconds */
  readonly skillSeconds: readonly number[];
  /** session length, seconds a day */
  readonly maxTimePerDay: number;
  readonly limits: Limits;
  /** days of reviews after completion; absent: none */
  readonly followUpDays?: number | undefined;
  /** the engine again, when its answers come later; absent: they come at once */
  readonly late?: LateEngine | undefined;
}
