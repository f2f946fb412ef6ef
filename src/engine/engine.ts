import type { Mission } from '../content/mission.js';
import { assert } from '../errors.js';
import { type Milliseconds, NO_SKILL, type SkillIx } from '../units.js';
import type { MasteryEngine, ReviewTimes, TaskList } from './contract.js';
import { LearnerMemory } from './learner-memory.js';
import { type Level, MASTERED } from './levels.js';
import { Offer, nextDue } from './offer.js';
import { Predictions } from './knowledge/predictions.js';
import { type Policy, usesKnowledge } from './policy.js';
import { type ProblemKind, TASK, type TaskKind } from './problem-kind.js';
import { reviewDue, reviewInterval } from './rules/review.js';
import { type Snapshot, readSnapshot, writeSnapshot } from './snapshot.js';
import { Standing } from './standing.js';
import { LearnerState } from './state.js';
import { TaskWriter } from './task-writer.js';

/**
 * The mastery engine of the rule book, for one learner at a time. This page is its face; it writes `LearnerState` when a
 * learner comes and goes, `TaskWriter` and `LevelWriter` write all that happens between, and nobody else writes it.
 * `Standing` keeps what is on offer up to date.
 */
export class FiveLevelEngine implements MasteryEngine<Snapshot> {
  readonly skills: number;
  private readonly mission: Mission;
  private readonly policy: Policy;
  private readonly memory: LearnerMemory;
  private readonly state: LearnerState;
  private readonly predictions: Predictions;
  private readonly standing: Standing;
  private readonly writer: TaskWriter;
  private readonly offer: Offer;

  constructor(mission: Mission, policy: Policy) {
    const memory = new LearnerMemory(mission.skills.length);
    this.skills = mission.skills.length;
    this.mission = mission;
    this.policy = policy;
    this.memory = memory;
    this.state = new LearnerState(mission, policy, memory);
    this.predictions = new Predictions(mission, policy, this.state, memory);
    this.standing = new Standing(mission, policy, this.state, this.predictions, memory);
    this.writer = new TaskWriter(mission, policy, this.state, this.predictions, this.standing);
    this.offer = new Offer(this.state, this.standing, policy);
    this.begin();
    memory.keepStart();
    this.reset();
  }

  reset(): void {
    this.memory.restart();
    this.state.restart(this.policy);
    this.standing.restart();
    this.offer.clear();
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
    return this.state.problem;
  }

  get problemType(): number {
    const skill = this.state.problem;
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

  reviewTimes(skill: SkillIx): ReviewTimes {
    const interval = this.state.reviewInterval[skill] as Milliseconds;
    return {
      due: reviewDue(this.state.lastSeen[skill], interval),
      interval,
      lastChange: this.state.lastChange[skill] as Milliseconds,
    };
  }

  intervalAfterReview(interval: Milliseconds, correct: boolean): Milliseconds {
    return reviewInterval(interval, correct, this.policy);
  }

  nextDue(): Milliseconds {
    return nextDue(this.state, this.standing, this.policy);
  }

  // The next three only note the time and pass on: so small, they become part of their callers, to whom `now` is no
  // object then. A call with a time beyond 24 days would allocate one.

  recommend(now: Milliseconds): TaskList {
    this.state.now = now;
    return this.offer.fill();
  }

  start(at: number, now: Milliseconds): void {
    this.state.now = now;
    this.startTask(at);
  }

  answer(correct: boolean, now: Milliseconds, hinted?: boolean): ProblemKind {
    this.state.now = now;
    return this.take(correct, hinted);
  }

  private startTask(at: number): void {
    const { state, offer } = this;
    assert(state.task === TASK.none, 'a task is started while another is in hand');
    assert(at >= 0 && at < offer.count, 'a task is started that is not on offer');
    this.writer.start(offer.kind(at), offer.skill(at));
    offer.clear();
  }

  private take(correct: boolean, hinted = false): ProblemKind {
    return this.writer.answer(Number(!hinted && correct));
  }

  /** A learner who has done nothing yet, and what follows from that. */
  private begin(): void {
    const { state } = this;
    state.reset(this.policy);
    if (this.policy.cascadingProblems) {
      for (const foundation of this.mission.foundations) state.cascading[foundation] = 1;
    }
    this.rebuild();
  }

  /** Works out anew what follows from the learner's state. */
  private rebuild(): void {
    if (usesKnowledge(this.policy)) this.predictions.rebuild();
    this.standing.rebuild();
    this.offer.clear();
  }
}
