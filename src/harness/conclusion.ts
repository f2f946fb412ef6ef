/** What is asked of a learner's way when it is over. */

import type { MasteryEngine } from '../engine/contract.js';
import { MASTERED } from '../engine/levels.js';
import type { SimulatedLearner } from '../learners/learner.js';
import { DAY, type Milliseconds, NEVER_YET, type SkillIx } from '../units.js';
import type { Outcome } from './outcome.js';

/** Days between the end and a later exam [assumption]. */
const EXAM_DAYS = 30;

/** Which skills are mastered, and on which days they first were. Needs `outcome.days`. */
export function concludeMastery(outcome: Outcome, engine: MasteryEngine): void {
  for (let ix = 0; ix < engine.skills; ix++) {
    const skill = ix as SkillIx;
    const firstMastered = engine.firstMastered(skill);
    // A session may run past midnight: the day counts as the session's. What was mastered before the first is as of then.
    if (firstMastered !== NEVER_YET) {
      const day = Math.max(Math.floor(firstMastered / DAY), 0) + 1;
      outcome.skillMasteryDay[skill] = Math.min(day, outcome.days);
    }
    if (engine.level(skill) === MASTERED) outcome.skillMastered[skill] = 1;
  }
}

/**
 * An exam in what is mastered, now and later. It is no practice: asking changes nothing of the learner. `knownFrom`: the
 * probability of a correct answer from which on a skill is known.
 */
export function examine(
  outcome: Outcome,
  learner: SimulatedLearner,
  now: Milliseconds,
  knownFrom: number,
): void {
  const then = (now + EXAM_DAYS * DAY) as Milliseconds;
  let accuracy = 0;
  let later = 0;
  for (let ix = 0; ix < outcome.skillMastered.length; ix++) {
    if (outcome.skillMastered[ix] === 0) continue;
    const skill = ix as SkillIx;
    const probability = learner.probability(skill, now);
    accuracy += probability;
    later += learner.probability(skill, then);
    if (probability < knownFrom) outcome.overpromoted++;
  }
  outcome.examAccuracy = accuracy / outcome.mastered;
  outcome.examAccuracy30Days = later / outcome.mastered;
}
