import type { Mission } from '../content/mission.js';
import { assert } from '../errors.js';
import { type Milliseconds, NO_SKILL, type SkillIx } from '../units.js';
import type { MasteryEngine, TaskList } from './contract.js';
import { levelAfter, problemKind } from './judge.js';
import { type Level, MASTERED, UNSTARTED } from './levels.js';
import { Offer, nextDue, nextForChallenge } from './offer.js';
import type { Policy } from './policy.js';
import { PROBLEM, type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { boosterLevel, boosterPasses } from './rules/booster.js';
import { mayBecomeCascading, restartsCascade } from './rules/cascading.js';
import { LEVEL_AFTER_PRACTICE, endsPractice, practiceStreak } from './rules/practice.js';
import { reviewInterval } from './rules/review.js';
import { type Snapshot, readSnapshot, writeSnapshot } from './snapshot.js';
import { Standing } from './standing.js';
import { LearnerState } from './state.js';

/**
 * The mastery engine of the rule book, for one learner at a time. The only writer of `LearnerState`: the rules say
 * what happens, this page makes it so; `Standing` keeps what is on offer up to date.
 */
export class FiveLevelEngine implements MasteryEngine {
  readonly skills: number;
  readonly #mission: Mission;
  readonly #policy: Policy;
  readonly #state: LearnerState;
  readonly #standing: Standing;
  readonly #offer: Offer;

  constructor(mission: Mission, policy: Policy) {
    this.skills = mission.skills.length;
    this.#mission = mission;
    this.#policy = policy;
    this.#state = new LearnerState(mission, policy);
    this.#standing = new Standing(mission, policy, this.#state);
    this.#offer = new Offer(policy);
    this.reset();
  }

  reset(): void {
    const state = this.#state;
    state.reset(this.#policy);
    if (this.#policy.cascadingProblems) {
      for (const foundation of this.#mission.foundations) state.cascading[foundation] = 1;
    }
    this.#standing.rebuild();
  }

  snapshot(): Snapshot {
    return writeSnapshot(this.#state, this.#mission);
  }

  restore(snapshot: Snapshot): void {
    const state = this.#state;
    state.reset(this.#policy);
    readSnapshot(snapshot, state, this.#mission);
    this.#standing.rebuild();
    if (state.task !== TASK.challenge) return;
    for (let at = state.taskAt; at < state.taskSize; at++) {
      this.#standing.hold(state.taskSkills[at] as SkillIx);
    }
  }

  get task(): TaskKind {
    return this.#state.task;
  }

  get problem(): SkillIx {
    return this.#state.problem();
  }

  get masteredCount(): number {
    return this.#state.masteredCount;
  }

  get completed(): boolean {
    return this.#state.completed;
  }

  level(skill: SkillIx): Level {
    return this.#state.level[skill] as Level;
  }

  firstMastered(skill: SkillIx): Milliseconds {
    return this.#state.firstMastered[skill] as Milliseconds;
  }

  nextDue(): Milliseconds {
    return nextDue(this.#standing, this.#policy);
  }

  recommend(now: Milliseconds): TaskList {
    this.#offer.fill(this.#state, this.#standing, now, this.#policy);
    return this.#offer;
  }

  start(at: number, now: Milliseconds): void {
    const state = this.#state;
    assert(state.task === TASK.none, 'a task is started while another is in hand');
    assert(at < this.#offer.count, 'a task is started that is not on offer');
    state.task = this.#offer.kind(at);
    if (state.task === TASK.practice) this.#startPractice(this.#offer.skill(at));
    else if (state.task === TASK.challenge) this.#startChallenge(now);
    else this.#startBooster();
    this.#offer.count = 0;
  }

  answer(correct: boolean, now: Milliseconds): ProblemKind {
    const state = this.#state;
    const skill = state.problem();
    assert(skill !== NO_SKILL, 'an answer without a problem');
    const level = state.level[skill] as Level;
    const kind = problemKind(state.task, level, state.cascading[skill] === 1);
    state.lastSeen[skill] = now;
    if (kind === PROBLEM.booster) {
      this.#answerBooster(correct, now);
    } else {
      state.problemsSinceBooster++;
      if (kind === PROBLEM.practice) this.#answerPractice(skill, correct, now);
      else this.#answerChallenge(skill, kind, correct, now);
    }
    return kind;
  }

  #startPractice(skill: SkillIx): void {
    const state = this.#state;
    state.taskSkills[0] = skill;
    state.taskSize = 1;
    state.practiceTasks[skill]++;
  }

  #answerPractice(skill: SkillIx, correct: boolean, now: Milliseconds): void {
    const state = this.#state;
    state.taskStreak = practiceStreak(state.taskStreak, correct);
    if (!correct) state.taskWrong++;
    if (!endsPractice(state.taskStreak, this.#policy)) return;
    const restarts = restartsCascade(
      state.practiceTasks[skill],
      state.taskWrong,
      state.failedCascading[skill] === 1,
      this.#policy,
    );
    if (restarts) state.cascading[skill] = 1;
    this.#setLevel(skill, LEVEL_AFTER_PRACTICE, now);
    this.#standing.put(skill);
    state.endTask();
  }

  /** The list is fixed now: prerequisites and waits are not looked at again. */
  #startChallenge(now: Milliseconds): void {
    const state = this.#state;
    this.#standing.collectDueReviews(now);
    while (state.taskSize < this.#policy.challengeSize) {
      const skill = nextForChallenge(this.#standing, now, this.#policy);
      if (skill === NO_SKILL) break;
      this.#standing.hold(skill);
      state.taskSkills[state.taskSize++] = skill;
    }
  }

  #answerChallenge(skill: SkillIx, kind: ProblemKind, correct: boolean, now: Milliseconds): void {
    const state = this.#state;
    const after = levelAfter(kind, state.level[skill] as Level, correct, this.#policy);
    if (kind === PROBLEM.review) {
      state.reviewInterval[skill] = reviewInterval(
        state.reviewInterval[skill],
        correct,
        this.#policy,
      );
    }
    if (kind === PROBLEM.cascading && !correct) {
      state.failedCascading[skill] = 1;
      state.lastChange[skill] = now;
    }
    if (!correct) state.cascading[skill] = 0;
    this.#setLevel(skill, after, now);
    if (kind === PROBLEM.cascading && after === MASTERED) this.#cascade(skill);
    this.#standing.release(skill);
    state.taskAt++;
    if (state.taskAt === state.taskSize || state.completed) this.#endChallenge();
  }

  #endChallenge(): void {
    const state = this.#state;
    for (let at = state.taskAt; at < state.taskSize; at++) {
      this.#standing.release(state.taskSkills[at] as SkillIx);
    }
    state.endTask();
  }

  #startBooster(): void {
    const state = this.#state;
    const { unmastered } = this.#standing;
    let skill = unmastered.next(0);
    while (state.taskSize < this.#policy.boosterLength && skill !== NO_SKILL) {
      state.taskSkills[state.taskSize++] = skill;
      skill = unmastered.next(skill + 1);
    }
  }

  #answerBooster(correct: boolean, now: Milliseconds): void {
    const state = this.#state;
    if (correct) state.taskCorrect++;
    state.taskAt++;
    if (state.taskAt < this.#policy.boosterLength) return;
    if (boosterPasses(state.taskCorrect, this.#policy)) this.#boost(now);
    state.problemsSinceBooster = 0;
    state.endTask();
  }

  /** Lifts the group, then lets the mastery that this brought cascade. */
  #boost(now: Milliseconds): void {
    const state = this.#state;
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      this.#setLevel(skill, boosterLevel(state.level[skill] as Level, this.#policy), now);
      this.#standing.put(skill);
    }
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      if (state.level[skill] === MASTERED) this.#cascade(skill);
    }
  }

  /** Makes the postrequisites of a skill cascading, each at once. */
  #cascade(skill: SkillIx): void {
    const state = this.#state;
    const { start, targets } = this.#mission.map.postrequisites;
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      const next = targets[at] as SkillIx;
      const may = mayBecomeCascading(
        state.level[next] as Level,
        state.failedCascading[next] === 1,
        state.practiceTasks[next],
        this.#policy,
      );
      if (!may || state.cascading[next] === 1) continue;
      state.cascading[next] = 1;
      this.#standing.put(next);
    }
  }

  #setLevel(skill: SkillIx, after: Level, now: Milliseconds): void {
    const state = this.#state;
    const before = state.level[skill] as Level;
    if (after === before) return;
    state.level[skill] = after;
    state.lastChange[skill] = now;
    if (before === UNSTARTED) this.#standing.prerequisiteChanged(skill, false);
    else if (after === UNSTARTED) this.#standing.prerequisiteChanged(skill, true);
    if (after === MASTERED) {
      state.masteredCount++;
      if (state.firstMastered[skill] < 0) state.firstMastered[skill] = now;
      if (state.masteredCount === this.skills) state.completed = true;
    } else if (before === MASTERED) {
      state.masteredCount--;
    }
  }
}
