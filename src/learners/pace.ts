/** How long a learner takes for a problem. */

import type { Skill } from '../content/skill.js';
import { normalQuantile } from '../stats/quantiles.js';
import { type Milliseconds, type SkillIx, milliseconds } from '../units.js';
import type { BehaviourNumbers } from './behaviour-params.js';
import { tabulated } from './distribution.js';
import { HALF_STEP, type Uniforms } from './traits.js';

/** No problem takes longer than an hour, unless its skill does [assumption]. */
const LONGEST = milliseconds(3600);
const SHORTEST = 1 as Milliseconds;

/** Share at either end that `tabulated` works out each time: here it has tables of its own, which bend as little. */
const END = 1 / 64;
const low = tabulated((probability) => normalQuantile(probability * END));
const normalScore = tabulated((probability) => {
  if (probability < END) return low(probability / END);
  return probability > 1 - END ? -low((1 - probability) / END) : normalQuantile(probability);
});

/** Logarithms of whole numbers, from 1: more problems on one skill are rare. */
const LOGARITHMS = Float64Array.from({ length: 1024 }, (_, at) => Math.log(at + 1));

/**
 * Time for a problem: log-normal, with median seconds of the skill x factor x (earlier problems on the skill + 1)^-practice
 * and standard deviation `spread` of its logarithm. Log-normal times: van der Linden, A lognormal model for response times
 * on test items, J. Educ. Behav. Stat. 31(2), 2006. Power law of practice: Newell and Rosenbloom, Mechanisms of skill
 * acquisition and the law of practice, 1981. [assumption] Practice counts by skill, whatever the answers; time does not go
 * with being right.
 */
export class Pace {
  private readonly own: Float64Array;
  private readonly longest: Float64Array;
  private readonly done: Int32Array;
  private draws: Uniforms | undefined;
  private factor = 1;
  private spread = 0;
  private practice = 0;

  constructor(skills: readonly Pick<Skill, 'seconds'>[]) {
    this.own = Float64Array.from(skills, ({ seconds }) => milliseconds(seconds));
    this.longest = this.own.map((time) => Math.max(time, LONGEST));
    this.done = new Int32Array(skills.length);
  }

  /** A new learner; the stream is asked for only where times vary. */
  reset(params: BehaviourNumbers, streams: { readonly pace: Uniforms }): void {
    this.factor = params['pace.factor'];
    this.spread = params['pace.spread'];
    this.practice = params['pace.practice'];
    this.draws = this.spread > 0 ? streams.pace : undefined;
    this.done.fill(0);
  }

  /** Time for the next problem on a skill. */
  timeFor(skill: SkillIx): Milliseconds {
    let log = 0;
    if (this.draws !== undefined) log = this.spread * normalScore(this.draws.next() + HALF_STEP);
    if (this.practice > 0) log -= this.practice * logarithm(++this.done[skill]);
    const scale = log === 0 ? this.factor : this.factor * Math.exp(log);
    const time = Math.round(this.own[skill] * scale);
    return Math.min(Math.max(time, SHORTEST), this.longest[skill]) as Milliseconds;
  }
}

function logarithm(whole: number): number {
  return whole <= LOGARITHMS.length ? LOGARITHMS[whole - 1] : Math.log(whole);
}
