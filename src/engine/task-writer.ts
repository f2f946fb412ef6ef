import type { Mission } from '../content/mission.js';
import { assert } from '../errors.js';
import { NO_SKILL, type SkillIx } from '../units.js';
import { levelAfter, problemKind } from './judge.js';
import type { Predictions } from './knowledge/predictions.js';
import { LevelWriter } from './level-writer.js';
import { type Level, MASTERED } from './levels.js';
import { nextForChallenge, nextForPretest } from './offer.js';
import { type Policy, usesKnowledge } from './policy.js';
import { PROBLEM, type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { boosterLevel, boosterPasses } from './rules/booster.js';
import { restartsCascade } from './rules/cascading.js';
import { endsPractice, practiceStreak } from './rules/practice.js';
import { cascadesAfterPretest, endsPretest } from './rules/pretest.js';
import { reviewInterval } from './rules/review.js';
import type { Standing } from './standing.js';
import type { LearnerState } from './state.js';

/** Tasks begun and answers given, written into the learner's state: the rules say what happens, this page makes it so. */
export class TaskWriter {
  private readonly policy: Policy;
  private readonly state: LearnerState;
  private readonly predictions: Predictions;
  private readonly standing: Standing;
  private readonly levels: LevelWriter;

  constructor(
    mission: Mission,
    policy: Policy,
    state: LearnerState,
    predictions: Predictions,
    standing: Standing,
  ) {
    this.policy = policy;
    this.state = state;
    this.predictions = predictions;
    this.standing = standing;
    this.levels = new LevelWriter(mission, policy, state, standing);
  }

  /** Begins a task that is on offer, between tasks; `skill` is that of a practice task. */
  start(task: TaskKind, skill: SkillIx): void {
    const state = this.state;
    state.task = task;
    if (task === TASK.practice) this.startPractice(skill);
    else if (task === TASK.challenge) this.startChallenge();
    else if (task === TASK.booster) this.startBooster();
    else this.askNext();
    state.takeUp();
  }

  /** Takes an answer to the problem in hand; returns what kind of problem it was. */
  answer(right: boolean): ProblemKind {
    const state = this.state;
    const skill = state.problem;
    assert(skill !== NO_SKILL, 'an answer without a problem');
    const kind = problemKind(
      state.task,
      state.level[skill] as Level,
      state.cascading[skill] === 1,
      this.standing.isPredictedKnown(skill),
    );
    state.lastSeen[skill] = state.now;
    state.answers[skill]++;
    state.history[skill] = (state.history[skill] << 1) | (right ? 1 : 0);
    if (usesKnowledge(this.policy)) this.standing.answered(skill);
    if (kind === PROBLEM.booster) {
      this.answerBooster(right);
    } else {
      state.problemsSinceBooster++;
      if (kind === PROBLEM.practice) this.answerPractice(skill, right);
      else if (kind === PROBLEM.pretest) this.answerPretest();
      else this.answerChallenge(skill, kind, right);
    }
    return kind;
  }

  private startPractice(skill: SkillIx): void {
    const state = this.state;
    state.taskSkills[0] = skill;
    state.taskSize = 1;
    state.practiceTasks[skill]++;
  }

  private answerPractice(skill: SkillIx, correct: boolean): void {
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
    this.levels.setLevel(skill, this.policy.practiceTarget);
    this.standing.put(skill);
    state.endTask();
  }

  /** The list is fixed now: prerequisites and waits are not looked at again. */
  private startChallenge(): void {
    const state = this.state;
    this.standing.collectDueReviews();
    while (state.taskSize < this.policy.challengeSize) {
      const skill = nextForChallenge(state, this.standing, this.policy);
      if (skill === NO_SKILL) break;
      this.standing.hold(skill);
      state.taskSkills[state.taskSize++] = skill;
    }
  }

  private answerChallenge(skill: SkillIx, kind: ProblemKind, correct: boolean): void {
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
      state.lastChange[skill] = state.now;
    }
    if (!correct) state.cascading[skill] = 0;
    this.levels.setLevel(skill, after);
    if (kind === PROBLEM.cascading && after === MASTERED) this.levels.cascade(skill);
    this.standing.release(skill);
    state.taskAt++;
    if (state.taskAt === state.taskSize || state.completed) this.endChallenge();
    else state.takeUp();
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

  private answerBooster(correct: boolean): void {
    const state = this.state;
    if (correct) state.taskCorrect++;
    state.taskAt++;
    if (state.taskAt < this.policy.boosterLength) {
      state.takeUp();
      return;
    }
    if (boosterPasses(state.taskCorrect, this.policy)) this.boost();
    state.problemsSinceBooster = 0;
    state.endTask();
  }

  /** Lifts the group, then lets the mastery that this brought cascade. */
  private boost(): void {
    const state = this.state;
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      this.levels.setLevel(skill, boosterLevel(state.level[skill] as Level, this.policy));
      this.standing.put(skill);
    }
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      if (state.level[skill] === MASTERED) this.levels.cascade(skill);
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
    if (!endsPretest(state.taskAt, this.policy) && this.askNext()) {
      state.takeUp();
      return;
    }
    state.pretestOwed = false;
    state.endTask();
    for (let ix = 0; ix < this.state.level.length; ix++) {
      const skill = ix as SkillIx;
      const cascades = cascadesAfterPretest(this.predictions.of(skill), this.policy);
      if (cascades) this.levels.makeCascading(skill);
    }
  }
}
