/** Contents page: the tasks on offer (rule book 13), and who enters a mastery challenge (rule book 4). */

import { type Milliseconds, NO_SKILL, type SkillIx } from '../units.js';
import type { Policy } from './policy.js';
import { TASK, type TaskKind } from './problem-kind.js';
import { boosterIsOffered } from './rules/booster.js';
import { spacingEnds, spacingHasElapsed } from './rules/spacing.js';
import type { StandingView } from './standing.js';
import type { LearnerView } from './state.js';

/** The list of recommended tasks, best first; its arrays are used again for the next list. */
export class Offer {
  count = 0;
  readonly #kinds: Uint8Array;
  readonly #skills: Int32Array;

  constructor(policy: Policy) {
    const most = 2 + policy.practiceTasksOffered;
    this.#kinds = new Uint8Array(most);
    this.#skills = new Int32Array(most);
  }

  /** Kind of task number `at`, from 0. */
  kind(at: number): TaskKind {
    return this.#kinds[at] as TaskKind;
  }

  /** The skill of a practice task; `NO_SKILL` for the other kinds. */
  skill(at: number): SkillIx {
    return this.#skills[at] as SkillIx;
  }

  /** Fills the list anew: booster, mastery challenge, practice tasks in mission order. */
  fill(state: LearnerView, standing: StandingView, now: Milliseconds, policy: Policy): number {
    this.count = 0;
    if (state.completed) return 0;
    if (boosterIsOffered(state.problemsSinceBooster, standing.unmastered.size, policy)) {
      this.#add(TASK.booster, NO_SKILL);
    }
    if (challengeIsOffered(standing, now, policy)) this.#add(TASK.challenge, NO_SKILL);
    let skill = standing.practice.next(0);
    for (let n = 0; n < policy.practiceTasksOffered && skill !== NO_SKILL; n++) {
      this.#add(TASK.practice, skill);
      skill = standing.practice.next(skill + 1);
    }
    return this.count;
  }

  #add(kind: TaskKind, skill: SkillIx): void {
    this.#kinds[this.count] = kind;
    this.#skills[this.count] = skill;
    this.count++;
  }
}

/** Whether a skill may enter a challenge; reviews alone do not make one [assumption]. */
export function challengeIsOffered(
  standing: StandingView,
  now: Milliseconds,
  policy: Policy,
): boolean {
  return standing.cascading.size > 0 || spacingHasElapsed(standing.spaced.firstKey(), now, policy);
}

/**
 * The next skill to enter a challenge: cascading ones, then those whose spacing has elapsed, then reviews in the
 * spare places; within each kind, the one that has waited longest since its last change.
 */
export function nextForChallenge(
  standing: StandingView,
  now: Milliseconds,
  policy: Policy,
): SkillIx {
  if (standing.cascading.size > 0) return standing.cascading.first();
  if (spacingHasElapsed(standing.spaced.firstKey(), now, policy)) {
    return standing.spaced.first();
  }
  return standing.reviewsDue.first();
}

/** When the first wait of an unmastered skill ends (it may lie in the past), or `NEVER_AGAIN`. Reviews do not count. */
export function nextDue(standing: StandingView, policy: Policy): Milliseconds {
  return spacingEnds(standing.spaced.firstKey(), policy);
}
