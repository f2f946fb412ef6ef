/** Ready kinds of learners, with names that an educator understands. What no source says is an assumption. */

import type { Trait } from './distribution.js';
import type { ModelName } from './learner-models.js';

export interface Preset {
  readonly means: string;
  /** where the numbers are from */
  readonly source: string;
  readonly model: { readonly name: ModelName; readonly [param: string]: Trait | ModelName };
}

/** Log odds per problem: the same for all, as the source found. */
const RATE = { per_correct: 0.1, per_wrong: 0.1 } as const;
const LEARNING_CURVES =
  'start and rate (0.1 log odds a problem): Koedinger et al., PNAS 120(13), 2023; spread of the start: assumption';

/** First answers right by 55%, 65% and 75%, as log odds: lower half, all and upper half of the source's students. */
const LOWER_HALF = 0.2007;
const ALL = 0.619;
const UPPER_HALF = 1.0986;
/** Standard deviation of a start in log odds [assumption]. */
const SPREAD = 0.4;

export const PRESETS = {
  struggling: {
    means: 'starts at 55% right, learns as fast as others',
    source: LEARNING_CURVES,
    model: { name: 'practice', ability: { normal: [LOWER_HALF, SPREAD] }, ...RATE },
  },
  typical: {
    means: 'starts at 65% right',
    source: LEARNING_CURVES,
    model: { name: 'practice', ability: { normal: [ALL, SPREAD] }, ...RATE },
  },
  advanced: {
    means: 'starts at 75% right',
    source: LEARNING_CURVES,
    model: { name: 'practice', ability: { normal: [UPPER_HALF, SPREAD] }, ...RATE },
  },
  'rusty-returner': {
    means: 'knew it once: relearns fast, forgets within weeks',
    source: 'assumption',
    model: {
      name: 'forgetting',
      recall: { beta: [4, 6] },
      restore: 0.8,
      half_life_days: 7,
      half_life_gain: 1,
      guess: 0.2,
      slip: 0.05,
    },
  },
  'careless-expert': {
    means: 'knows nearly everything, and gets one answer in five wrong',
    source: 'assumption; slips are twice the 0.1 that Corbett and Anderson (1995) allow',
    model: {
      name: 'knowledge-tracing',
      known: 0.95,
      known_gap: 0.5,
      learn: 0.3,
      guess: 0.2,
      slip: { beta: [8, 32] },
    },
  },
  guesser: {
    means: 'knows little, learns slowly, and guesses right nearly one time in three',
    source:
      'guess and slip: the most that Corbett and Anderson (1995) allow; the others: assumption',
    model: { name: 'knowledge-tracing', known: 0.1, learn: 0.05, guess: 0.3, slip: 0.1 },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];
