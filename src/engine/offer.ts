/** Contents page: the tasks on offer (rule book 13), and who enters a mastery challenge (rule book 4). */

import { type Milliseconds, NO_SKILL, type SkillIx } from '../units.js';
import type { Predictions } from './knowledge/predictions.js';
import type { Policy } from './policy.js';
import { TASK, type TaskKind } from './problem-kind.js';
import { boosterIsOffered } from './rules/booster.js';
import { information } from './rules/pretest.js';
import { spacingEnds, spacingHasElapsed } from './rules/spacing.js';
import type { StandingView } from './standing.js';
import type { LearnerView } from './state.js';

/** The list of recommended tasks, best first; its arrays are used again for the next list. */
export class Offer {
  count = 0;
  private readonly kinds: Uint8Array;
  private readonly skills: Int32Array;

  constructor(policy: Policy) {
    const most = 2 + policy.practiceTasksOffered;
    this.kinds = new Uint8Array(most);
    this.skills = new Int32Array(most);
  }

  /** Kind of task number `at`, from 0. */
  kind(at: number): TaskKind {
    return this.kinds[at] as TaskKind;
  }

  /** The skill of a practice task; `NO_SKILL` for the other kinds. */
  skill(at: number): SkillIx {
    return this.skills[at] as SkillIx;
  }

  /** Fills the list anew: the pretest alone while it is owed; else booster, mastery challenge, practice tasks in mission order. */
  fill(state: LearnerView, standing: StandingView, now: Milliseconds, policy: Policy): number {
    this.count = 0;
    if (state.completed) return 0;
    if (state.pretestOwed && standing.unmastered.size > 0) {
      this.add(TASK.pretest, NO_SKILL);
      return this.count;
    }
    if (boosterIsOffered(state.problemsSinceBooster, standing.unmastered.size, policy)) {
      this.add(TASK.booster, NO_SKILL);
    }
    if (challengeIsOffered(standing, now, policy)) this.add(TASK.challenge, NO_SKILL);
    let skill = standing.practice.next(0);
    for (let n = 0; n < policy.practiceTasksOffered && skill !== NO_SKILL; n++) {
      this.add(TASK.practice, skill);
      skill = standing.practice.next(skill + 1);
    }
    return this.count;
  }

  private add(kind: TaskKind, skill: SkillIx): void {
    this.kinds[this.count] = kind;
    this.skills[this.count] = skill;
    this.count++;
  }
}

/** Whether a skill may enter a challenge; reviews alone do not make one [assumption]. */
export function challengeIsOffered(
  standing: StandingView,
  now: Milliseconds,
  policy: Policy,
): boolean {
  const { cascading, predictedKnown } = standing;
  if (cascading.size > 0 || predictedKnown.size > 0) return true;
  return spacingHasElapsed(standing.spaced.firstKey(), now, policy);
}

/**
 * The next skill to enter a challenge: cascading ones, challenge problems, those whose spacing has elapsed, then
 * reviews in the spare places; within each kind, the one that has waited longest since its last change.
 */
export function nextForChallenge(
  standing: StandingView,
  now: Milliseconds,
  policy: Policy,
): SkillIx {
  if (standing.cascading.size > 0) return standing.cascading.first();
  if (standing.predictedKnown.size > 0) return standing.predictedKnown.first();
  if (spacingHasElapsed(standing.spaced.firstKey(), now, policy)) {
    return standing.spaced.first();
  }
  return standing.reviewsDue.first();
}

/**
 * The next skill of a pretest: of those never asked, the one whose answer tells most, the first in mission order of
 * several; or `NO_SKILL`. Looks at all skills: a few times in a learner's life.
 */
export function nextForPretest(
  state: LearnerView,
  standing: StandingView,
  predictions: Predictions,
): SkillIx {
  const { unmastered } = standing;
  let best = NO_SKILL;
  let most = -1;
  for (let skill = unmastered.next(0); skill !== NO_SKILL; skill = unmastered.next(skill + 1)) {
    if (state.answers[skill] > 0) continue;
    const told = information(predictions.of(skill), predictions.untriedNeighbours(skill));
    if (told <= most) continue;
    best = skill;
    most = told;
  }
  return best;
}

/** When the first wait of an unmastered skill ends (it may lie in the past), or `NEVER_AGAIN`. Reviews do not count. */
export function nextDue(standing: StandingView, policy: Policy): Milliseconds {
  return spacingEnds(standing.spaced.firstKey(), policy);
}
