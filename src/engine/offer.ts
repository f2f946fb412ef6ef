/** Contents page: the tasks on offer (rule book 13), and who enters a mastery challenge (rule book 4). */

import { type Milliseconds, NEVER_AGAIN, NO_SKILL, type SkillIx } from '../units.js';
import type { TaskList } from './contract.js';
import type { Predictions } from './knowledge/predictions.js';
import type { Policy } from './policy.js';
import { TASK, type TaskKind } from './problem-kind.js';
import { boosterIsOffered } from './rules/booster.js';
import { information } from './rules/pretest.js';
import { spacingEnds, spacingHasElapsed } from './rules/spacing.js';
import type { Standing, StandingView } from './standing.js';
import type { LearnerView } from './state.js';

const { pretest, booster, challenge, practice } = TASK;

/**
 * The list of recommended tasks, best first. What stands before the practice tasks is written down; those are counted,
 * and looked up only when asked for: a learner who takes the first task asks for none.
 */
export class Offer implements TaskList {
  count = 0;
  private readonly state: LearnerView;
  private readonly standing: StandingView;
  private readonly policy: Policy;
  /** the kinds of the first tasks, of which so many are not for practice */
  private readonly kinds = new Uint8Array(2);
  private others = 0;

  constructor(state: LearnerView, standing: StandingView, policy: Policy) {
    this.state = state;
    this.standing = standing;
    this.policy = policy;
  }

  /** Kind of task number `at`, from 0. */
  kind(at: number): TaskKind {
    return at < this.others ? (this.kinds[at] as TaskKind) : practice;
  }

  /** The skill of a practice task; `NO_SKILL` for the other kinds. */
  skill(at: number): SkillIx {
    if (at < this.others) return NO_SKILL;
    const skills = this.standing.practice;
    let skill = skills.first();
    for (let n = this.others; n < at; n++) skill = skills.next(skill + 1);
    return skill;
  }

  /** Nothing is on offer until the list is filled. */
  clear(): void {
    this.count = 0;
  }

  /** Fills the list anew: the pretest alone while it is owed; else booster, mastery challenge, practice tasks in mission order. */
  fill(): this {
    const { state, standing, policy } = this;
    this.count = 0;
    this.others = 0;
    if (state.completed) return this;
    if (state.pretestOwed && standing.unmastered.size > 0) {
      this.add(pretest);
      return this;
    }
    if (boosterIsOffered(state.problemsSinceBooster, standing.unmastered.size, policy)) {
      this.add(booster);
    }
    if (challengeIsOffered(state, standing, policy)) this.add(challenge);
    this.count += Math.min(standing.practice.size, policy.practiceTasksOffered);
    return this;
  }

  private add(kind: TaskKind): void {
    this.kinds[this.others++] = kind;
    this.count++;
  }
}

/** Whether a skill may enter a challenge; reviews alone do not make one [assumption]. */
function challengeIsOffered(state: LearnerView, standing: StandingView, policy: Policy): boolean {
  const { cascading, predictedKnown } = standing;
  if (!cascading.isEmpty || !predictedKnown.isEmpty) return true;
  return firstSpacingHasElapsed(state, standing, policy);
}

/** Whether the one that has waited longest may enter a challenge again. */
function firstSpacingHasElapsed(
  state: LearnerView,
  standing: StandingView,
  policy: Policy,
): boolean {
  const first = standing.spaced.first();
  return first !== NO_SKILL && spacingHasElapsed(state.lastChange[first], state.now, policy);
}

/**
 * Takes skills into a challenge that begins, and writes them down in `list`: cascading ones, challenge problems, those
 * whose spacing has elapsed, then reviews in the spare places; within each kind, the one that has waited longest since
 * its last change. Returns how many. One kind after the other: to enter opens no place in an earlier line.
 */
export function fillChallenge(
  list: Int32Array,
  state: LearnerView,
  standing: Standing,
  policy: Policy,
): number {
  const { cascading, predictedKnown, spaced, reviews } = standing;
  const places = policy.challengeSize;
  let size = 0;
  while (size < places && !cascading.isEmpty) list[size++] = standing.holdFirst(cascading);
  while (size < places && !predictedKnown.isEmpty)
    list[size++] = standing.holdFirst(predictedKnown);
  while (size < places && firstSpacingHasElapsed(state, standing, policy))
    list[size++] = standing.holdFirst(spaced);
  while (size < places) {
    const review = reviews.first();
    if (review === NO_SKILL) break;
    list[size++] = standing.hold(review);
  }
  return size;
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
export function nextDue(state: LearnerView, standing: StandingView, policy: Policy): Milliseconds {
  const first = standing.spaced.first();
  return first === NO_SKILL ? NEVER_AGAIN : spacingEnds(state.lastChange[first], policy);
}
