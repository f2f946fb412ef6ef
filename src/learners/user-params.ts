/** The parameters of the published account's simulated user, and how often they ask for a hint, with their bounds and defaults. */

import { HINT_PARAMS, MAX_TIME_PER_DAY, type ParamBounds } from './parameters.js';

export interface UserParams {
  /** probability of a correct answer at the start */
  readonly starting_prob: number;
  /** added to the probability after each problem */
  readonly learning_rate: number;
  /** the probability never exceeds it */
  readonly max_prob: number;
  /** session length, seconds a day */
  readonly max_time_per_day: number;
  /** probability of asking for a hint with a problem of a practice task [assumption: 0] */
  readonly hint_rate: number;
}

/** Defaults and `max_time_per_day`'s 1,200 s are those of the published example. */
export const USER_PARAMS: Readonly<Record<keyof UserParams, ParamBounds>> = {
  starting_prob: { min: 0, max: 1, means: 'probability of a correct answer at the start' },
  learning_rate: { min: 0, max: 1, default: 0, means: 'added to it after each problem' },
  max_prob: { min: 0, max: 1, default: 1, means: 'highest probability' },
  hint_rate: HINT_PARAMS.hint_rate,
  max_time_per_day: MAX_TIME_PER_DAY,
};
