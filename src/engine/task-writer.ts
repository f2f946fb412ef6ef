import type { Mission } from '../content/mission.js';
import { assert } from '../errors.js';
import { NO_SKILL, type SkillIx } from '../units.js';
import type { Predictions } from './knowledge/predictions.js';
import { LevelWriter } from './level-writer.js';
import { type Level, MASTERED } from './levels.js';
import { fillChallenge, nextForPretest } from './offer.js';
import { type Policy, usesKnowledge } from './policy.js';
import { PROBLEM, type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { boosterLevel, boosterPasses } from './rules/booster.js';
import { restartsCascade } from './rules/cascading.js';
import { endsPractice, practiceStreak } from './rules/practice.js';
import { cascadesAfterPretest, endsPretest } from './rules/pretest.js';
import { reviewInterval } from './rules/review.js';
import type { Standing } from './standing.js';
import type { LearnerState } from './state.js';
import { JudgeTable } from './judge-table.js';

const { practice, challenge, booster } = TASK;
const { cascading, review } = PROBLEM;

/** Tasks begun and answers given, written into the learner's state: the rules say what happens, this page makes it so. */
export class TaskWriter {
  private readonly policy: Policy;
  private readonly state: LearnerState;
  private readonly predictions: Predictions;
  private readonly standing: Standing;
  private readonly levels: LevelWriter;
  private readonly judge: JudgeTable;
  private readonly predicts: boolean;

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
    this.judge = new JudgeTable(policy);
    this.predicts = usesKnowledge(policy);
    this.levels = new LevelWriter(mission, policy, state, standing);
  }

  /** Begins a task that is on offer, between tasks; `skill` is that of a practice task. */
  start(task: TaskKind, skill: SkillIx): void {
    const state = this.state;
    state.task = task;
    if (task === practice) this.startPractice(skill);
    else if (task === challenge) this.startChallenge();
    else if (task === booster) this.startBooster();
    else this.askNext();
    state.takeUp();
  }

  /**
   * Takes an answer to the problem in hand, 1 for correct, 0 for not; returns what kind of problem it was. A number,
   * because half of the work for it is sums, and nobody can foretell which way a branch on it would go. All that
   * happens most often stands here at length: so long a function is never made part of `FiveLevelEngine.answer()`,
   * which therefore stays small enough to become part of its callers itself.
   */
  answer(right: number): ProblemKind {
    const { state, standing, policy } = this;
    const { task, problem: skill } = state;
    assert(skill !== NO_SKILL, 'an answer without a problem');
    const level = state.level[skill] as Level;
    const predictedKnown = this.predicts && standing.isPredictedKnown(skill) ? 1 : 0;
    const kind = this.judge.problemKind(task, level, state.cascading[skill], predictedKnown);
    state.lastSeen[skill] = state.now;
    state.answers[skill]++;
    state.history[skill] = (state.history[skill] << 1) | right;
    if (this.predicts) standing.answered(skill);
    if (task !== booster) state.problemsSinceBooster++;

    if (task === practice) {
      state.taskStreak = practiceStreak(state.taskStreak, right === 1);
      state.taskWrong += 1 - right;
      if (endsPractice(state.taskStreak, policy)) this.endPractice(skill);
    } else if (task === challenge) {
      const after = this.judge.levelAfter(kind, level, right);
      if (kind === review) {
        const interval = state.reviewInterval[skill];
        state.reviewInterval[skill] = reviewInterval(interval, right === 1, policy);
      }
      if (right === 0) this.stopCascading(skill, kind);
      this.levels.setLevel(skill, after);
      if (kind === cascading && after === MASTERED) this.levels.cascade(skill);
      standing.release(skill);
      state.taskAt++;
      if (state.taskAt === state.taskSize || state.completed) this.endChallenge();
      else state.takeUp();
    } else if (task === booster) {
      state.taskCorrect += right;
      state.taskAt++;
      if (state.taskAt < policy.boosterLength) state.takeUp();
      else this.endBooster();
    } else {
      this.answerPretest();
    }
    return kind;
  }

  private startPractice(skill: SkillIx): void {
    const state = this.state;
    state.taskSkills[0] = skill;
    state.taskSize = 1;
    state.practiceTasks[skill]++;
  }

  private endPractice(skill: SkillIx): void {
    const state = this.state;
    const restarts = restartsCascade(
      state.practiceTasks[skill],
      state.taskWrong,
      state.failedCascading[skill] === 1,
      this.policy,
    );
    this.standing.hold(skill);
    if (restarts) state.cascading[skill] = 1;
    this.levels.setLevel(skill, this.policy.practiceTarget);
    this.standing.release(skill);
    state.endTask();
  }

  /** The list is fixed now: prerequisites and waits are not looked at again. */
  private startChallenge(): void {
    const state = this.state;
    state.taskSize = fillChallenge(state.taskSkills, state, this.standing, this.policy);
  }

  /** After a wrong answer; one to a cascading problem counts as a failure, from which the wait starts. */
  private stopCascading(skill: SkillIx, kind: ProblemKind): void {
    const state = this.state;
    state.cascading[skill] = 0;
    if (kind !== cascading) return;
    state.failedCascading[skill] = 1;
    state.lastChange[skill] = state.now;
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

  private endBooster(): void {
    if (boosterPasses(this.state.taskCorrect, this.policy)) this.boost();
    this.state.problemsSinceBooster = 0;
    this.state.endTask();
  }

  /** Lifts the group, then lets the mastery that this brought cascade. */
  private boost(): void {
    const state = this.state;
    for (let at = 0; at < state.taskSize; at++) {
      const skill = state.taskSkills[at] as SkillIx;
      this.standing.hold(skill);
      this.levels.setLevel(skill, boosterLevel(state.level[skill] as Level, this.policy));
      this.standing.release(skill);
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
