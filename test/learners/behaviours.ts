/** For tests of behaviour: settings that say only what matters, and the numbers of one learner. */

import {
  BEHAVIOUR_PARAMS,
  BEHAVIOUR_PARAM_NAMES,
  type BehaviourNumbers,
  type BehaviourParam,
} from '../../src/learners/behaviour-params.js';
import { Behaviour, type BehaviourSettings } from '../../src/learners/behaviour.js';
import type { Schedule } from '../../src/learners/calendar.js';
import type { Trait } from '../../src/learners/distribution.js';

const DEFAULTS = Object.fromEntries(
  BEHAVIOUR_PARAM_NAMES.map((name) => [name, BEHAVIOUR_PARAMS[name].default]),
) as BehaviourNumbers;

export function numbers(given: Partial<BehaviourNumbers>): BehaviourNumbers {
  return { ...DEFAULTS, ...given };
}

export function settings(
  given: Partial<Record<BehaviourParam, Trait>>,
  schedule?: Schedule,
): BehaviourSettings {
  return { values: { ...DEFAULTS, ...given }, schedule };
}

/** Behaviour in a mission of so many skills of 30 s. */
export function behaviourOf(
  skills: number,
  given: Partial<Record<BehaviourParam, Trait>>,
  schedule?: Schedule,
): Behaviour {
  return new Behaviour(
    settings(given, schedule),
    Array.from({ length: skills }, () => ({ seconds: 30 })),
  );
}
