/** The numbers that describe simulated learners. One name means one thing, with one range, in every model. */

import type { Bounds } from './distribution.js';

export interface ParamBounds extends Bounds {
  /** absent: the parameter must be given */
  readonly default?: number;
  readonly means: string;
}

/** Virtual seconds a day that a learner works; 1,200 s are those of the published example. */
export const MAX_TIME_PER_DAY = {
  min: 1,
  max: 86_400,
  default: 1200,
  means: 'session length, seconds a day',
} as const satisfies ParamBounds;

/** Log odds. */
export const ABILITY = {
  min: -20,
  max: 20,
  means: 'logits; half of the answers on a skill of this difficulty are correct',
} as const satisfies ParamBounds;

export const GUESS = {
  min: 0,
  max: 1,
  means: 'probability of a correct answer without knowing',
} as const satisfies ParamBounds;

export const SLIP = {
  min: 0,
  max: 1,
  means: 'probability of a wrong answer in spite of knowing',
} as const satisfies ParamBounds;

/** How a learner uses hints, the same in every model [assumption: never, and no more than the problem itself teaches]. */
export const HINT_PARAMS = {
  hint_rate: {
    min: 0,
    max: 1,
    default: 0,
    means: 'probability of asking for a hint with a problem of a practice task',
  },
  hint_below: {
    min: 0,
    max: 1,
    default: 1,
    means: 'asks only when unsure: at this probability of a correct answer or below',
  },
  hint_practice: {
    min: 0,
    max: 100,
    default: 0,
    means: 'a hint teaches as much as so many further problems',
  },
} as const satisfies Readonly<Record<string, ParamBounds>>;

export type HintParams = Readonly<Record<keyof typeof HINT_PARAMS, number>>;
