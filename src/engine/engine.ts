import type { Mission } from '../content/mission.js';
import { assert } from '../errors.js';
import { type Milliseconds, NO_SKILL, type SkillIx } from '../units.js';
import type { MasteryEngine, TaskList } from './contract.js';
import { levelAfter, problemKind } from './judge.js';
import { LevelWriter } from './level-writer.js';
import { type Level, MASTERED } from './levels.js';
import { Offer, nextDue, nextForChallenge, nextForPretest } from './offer.js';
import { Predictions } from './knowledge/predictions.js';
import { type Policy, usesKnowledge } from './policy.js';
import { PROBLEM, type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { boosterLevel, boosterPasses } from './rules/booster.js';
import { restartsCascade } from './rules/cascading.js';
import { endsPractice, practiceStreak } from './rules/practice.js';
import { cascadesAfterPretest, endsPretest } from './rules/pretest.js';
import { reviewInterval } from './rules/review.js';
import { type Snapshot, readSnapshot, writeSnapshot } from './snapshot.js';
import { Standing } from './standing.js';
import { LearnerState } from './state.js';

/**
 * The mastery engine of the rule book, for one learner at a time. With `LevelWriter` the only writer of `LearnerState`:
 * the rules say what happens, these pages make it so; `Standing` keeps what is on offer up to date.
 */
export class FiveLevelEngine implements MasteryEngine {
  readonly skills: number;
  private readonly mission: Mission;
  private readonly policy: Policy;
  private readonly state: LearnerState;
  private readonly predictions: Predictions;
  private readonly standing: Standing;
  private readonly writer: LevelWriter;
  private readonly offer: Offer;

  constructor(mission: Mission, policy: Policy) {
    this.skills = mission.skills.length;
    this.mission = mission;
    this.policy = policy;
    this.state = new LearnerState(mission, policy);
    this.predictions = new Predictions(mission, policy, this.state);
    this.standing = new Standing(mission, policy, this.state, this.predictions);
    this.writer = new LevelWriter(mission, policy, this.state, this.standing);
    this.offer = new Offer(policy);
    this.reset();
  }

  reset(): void {
    const state = this.state;
    state.reset(this.policy);
    if (this.policy.cascadingProblems) {
      for (const foundation of this.mission.foundations) state.cascading[foundation] = 1;
    }
    this.rebuild();
  }

  snapshot(): Snapshot {
    return writeSnapshot(this.state, this.mission);
  }

  restore(snapshot: Snapshot): void {
    const state = this.state;
    state.reset(this.policy);
    try {
      readSnapshot(snapshot, state, this.mission, this.policy);
    } catch (error) {
      this.reset();
      throw error;
    }
    this.rebuild();
    if (state.task !== TASK.challenge) return;
    for (let at = state.taskAt; at < state.taskSize; at++) {
      this.standing.hold(state.taskSkills[at] as SkillIx);
    }
  }

  get task(): TaskKind {
    return this.state.task;
  }

  get problem(): SkillIx {
    return this.state.problem();
  }

  get problemType(): number {
    const skill = this.state.problem();
    if (skill === NO_SKILL) return 0;
    return this.state.answers[skill] % this.mission.skills[skill].problemTypes;
  }

  get masteredCount(): number {
    return this.state.masteredCount;
  }

  get completed(): boolean {
    return this.state.completed;
  }

  level(skill: SkillIx): Level {
    return this.state.level[skill] as Level;
  }

  isCascading(skill: SkillIx): boolean {
    return this.state.cascading[skill] === 1 && this.state.level[skill] !== MASTERED;
  }

  firstMastered(skill: SkillIx): Milliseconds {
    return this.state.firstMastered[skill] as Milliseconds;
  }

  nextDue(): Milliseconds {
    return nextDue(this.standing, this.policy);
  }

  recommend(now: Milliseconds): TaskList {
    this.offer.fill(this.state, this.standing, now, this.policy);
    return this.offer;
  }

  start(at: number, now: Milliseconds): void {
    const state = this.state;
    assert(state.task === TASK.none, 'a task is started while another is in hand');
    assert(at >= 0 && at < this.offer.count, 'a task is started that is not on offer');
    state.task = this.offer.kind(at);
    if (state.task === TASK.practice) this.startPractice(this.offer.skill(at));
    else if (state.task === TASK.challenge) this.startChallenge(now);
    else if (state.task === TASK.booster) this.startBooster();
    else this.askNext();
    this.offer.count = 0;
  }

  answer(correct: boolean, now: Milliseconds, hinted = false): ProblemKind {
    const state = this.state;
    const skill = state.problem();
    assert(skill !== NO_SKILL, 'an answer without a problem');
    const level = state.level[skill] as Level;
    const right = correct && !hinted;
    const kind = problemKind(
      state.task,
      level,
      state.cascading[skill] === 1,
      this.predictions.of(skill),
      this.policy,
    );
    state.lastSeen[skill] = now;
    state.answers[skill]++;
    state.history[skill] = (state.history[skill] << 1) | (right ? 1 : 0);
    if (usesKnowledge(this.policy)) this.standing.answered(skill);
    if (kind === PROBLEM.booster) {
      this.answerBooster(right, now);
    } else {
      state.problemsSinceBooster++;
      if (kind === PROBLEM.practice) this.answerPractice(skill, right, now);
      else if (kind === PROBLEM.pretest) this.answerPretest();
      else this.answerChallenge(skill, kind, right, now);
    }
    return kind;
  }

  private startPractice(skill: SkillIx): void {
    const state = this.state;
    state.taskSkills[0] = skill;
    state.taskSize = 1;
    state.practiceTasks[skill]++;
  }

  private answerPractice(skill: SkillIx, correct: boolean, now: Milliseconds): void {
    const state = this.state;
    state.taskStreak = practiceStreak(state.taskStreak, correct);
    if (!correct) state.taskWrong++;
    if (!endsPractice(state.taskStreak, this.policy)) return;
    const restarts = restartsCascade(
      state.practiceTasks[skill],
      state.taskWrong,
      state.failedCascading[skill] === 1,
      this.policy,
    );
    if (restarts) state.cascading[skill] = 1;
    this.writer.setLevel(skill, this.policy.practiceTarget, now);
    this.standing.put(skill);
    state.endTask();
  }

  /** The list is fixed now: prerequisites and waits are not looked at again. */
  private startChallenge(now: Milliseconds): void {
    const state = this.state;
    this.standing.collectDueReviews(now);
    while (state.taskSize < this.policy.challengeSize) {
      const skill = nextForChallenge(this.standing, now, this.policy);
      if (skill === NO_SKILL) break;
      this.standing.hold(skill);
      state.taskSkills[state.taskSize++] = skill;
    }
  }

  private answerChallenge(
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    now: Milliseconds,
  ): void {
    const state = this.state;
    const after = levelAfter(kind, state.level[skill] as Level, correct, this.policy);
    if (kind === PROBLEM.review) {
      state.reviewInterval[skill] = reviewInterval(
        state.reviewInterval[skill],
        correct,
        this.policy,
      );
    }
    if (kind === PROBLEM.cascading && !correct) {
      state.failedCascading[skill] = 1;
      state.lastChange[skill] = now;
    }
    if (!correct) state.cascading[skill] = 0;
    this.writer.setLevel(skill, after, now);
    if (kind === PROBLEM.cascading && after === MASTERED) this.writer.cascade(skill);
    this.standing.release(skill);
    state.taskAt++;
    if (state.taskAt === state.taskSize || state.completed) this.endChallenge();
  }

  private endChallenge(): void {
    const state = this.state;
    for (let at = state.taskAt; at < state.taskSize; at++) {
      this.standing.release(state.taskSkills[at] as SkillIx);
    }
    state.endTask();
  }

  private startBooster(): void {
    const state = this.state;
    const { unmastered } = this.standing;
    let skill = unmastered.next(0);
    while (state.taskSize < this.policy.boosterLength && skill !== NO_SKILL) {
      state.taskSkills[state.taskSize++] = skill;
      skill = unmastered.next(skill + 1);
    }
  }

  private answerBooster(correct: boolean, now: Milliseconds): void {
    const state = this.state;
    if (correct) state.taskCorrect++;
    state.taskAt++;
    if (state.taskAt < this.policy.boosterLength) return;
    if (boosterPasses(state.taskCorrect, this.policy)) this.boost(now);
    state.problemsSinceBooster = 0;
    state.endTask();
  }

  /** Lifts the group, then lets the mastery that this brought cascade. */
  private boost(now: Milliseconds): void {
    const state = this.state;
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      this.writer.setLevel(skill, boosterLevel(state.level[skill] as Level, this.policy), now);
      this.standing.put(skill);
    }
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      if (state.level[skill] === MASTERED) this.writer.cascade(skill);
    }
  }

  /** Puts the pretest's next problem on its list; false when every skill was asked. */
  private askNext(): boolean {
    const state = this.state;
    const skill = nextForPretest(state, this.standing, this.predictions);
    if (skill === NO_SKILL) return false;
    state.taskSkills[state.taskSize++] = skill;
    return true;
  }

  private answerPretest(): void {
    const state = this.state;
    state.taskAt++;
    if (!endsPretest(state.taskAt, this.policy) && this.askNext()) return;
    state.pretestOwed = false;
    state.endTask();
    for (let ix = 0; ix < this.skills; ix++) {
      const skill = ix as SkillIx;
      const cascades = cascadesAfterPretest(this.predictions.of(skill), this.policy);
      if (cascades) this.writer.makeCascading(skill);
    }
  }

  /** Works out anew what follows from the learner's state. */
  private rebuild(): void {
    if (usesKnowledge(this.policy)) this.predictions.rebuild();
    this.standing.rebuild();
    this.offer.count = 0;
  }
}
