/** How a learner behaves, apart from what it knows and which task it takes: pace, schedule, drop-out. */

import type { Skill } from '../content/skill.js';
import {
  BEHAVIOUR_PARAMS,
  BEHAVIOUR_PARAM_NAMES,
  type BehaviourParam,
} from './behaviour-params.js';
import { Calendar, type Schedule } from './calendar.js';
import { type Trait, medianOf } from './distribution.js';
import { Dropout } from './dropout.js';
import { Pace } from './pace.js';
import { TraitDraw, type Uniforms } from './traits.js';

/** Behaviour with all of its parameters. */
export interface BehaviourSettings {
  readonly values: Readonly<Record<BehaviourParam, Trait>>;
  /** undefined: a session every day */
  readonly schedule: Schedule | undefined;
}

/** The learner's own streams, as far as behaviour needs them. */
export interface BehaviourDraws {
  readonly pace: Uniforms;
  readonly dropout: Uniforms;
}

/**
 * Where behaviour's parameters stand among a learner's draws, in the order of their catalog: behind those of any model,
 * with room for more of those.
 */
export const FIRST_BEHAVIOUR_DRAW = 32;

export class Behaviour {
  readonly calendar: Calendar | undefined;
  readonly pace: Pace;
  readonly dropout = new Dropout();
  private readonly traits: TraitDraw<BehaviourParam>;

  constructor({ values, schedule }: BehaviourSettings, skills: readonly Pick<Skill, 'seconds'>[]) {
    this.calendar = schedule && new Calendar(schedule);
    this.pace = new Pace(skills);
    const settings = { values, correlations: {} };
    this.traits = new TraitDraw(settings, BEHAVIOUR_PARAMS, FIRST_BEHAVIOUR_DRAW);
  }

  /** Draws of a learner that it looks at. */
  get draws(): number {
    return this.traits.varies ? FIRST_BEHAVIOUR_DRAW + BEHAVIOUR_PARAM_NAMES.length : 0;
  }

  /** Sets the parameters of the learner with these draws. */
  draw(draws: Float64Array): void {
    this.traits.draw(draws);
  }

  /** The learner starts. */
  reset(streams: BehaviourDraws): void {
    this.pace.reset(this.traits.params, streams);
    this.dropout.reset(this.traits.params, streams);
  }
}

/** The same without chance and without an end: each problem takes its median time, and nobody leaves. */
export function steady({ values, schedule }: BehaviourSettings): BehaviourSettings {
  const median = (name: BehaviourParam): number => medianOf(values[name], BEHAVIOUR_PARAMS[name]);
  return {
    values: {
      ...values,
      'pace.factor': median('pace.factor'),
      'pace.spread': 0,
      'pace.practice': median('pace.practice'),
      'dropout.daily': 0,
      'dropout.frustration.hazard': 0,
      'dropout.boredom.hazard': 0,
    },
    schedule,
  };
}
