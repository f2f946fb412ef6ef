import type { MasteryEngine } from '../engine/contract.js';
import { MASTERED } from '../engine/levels.js';
import { PROBLEM, PROBLEM_NAMES, type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { Snapshot } from '../engine/snapshot.js';
import type { SimulatedLearner } from '../learners/learner.js';
import {
  DAY,
  type Milliseconds,
  NEVER_AGAIN,
  NEVER_YET,
  type SkillIx,
  milliseconds,
} from '../units.js';
import { VirtualClock } from './clock.js';
import type { Limits, Status } from './ending.js';
import { FollowUp } from './follow-up.js';
import { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';
import type { Observer } from './observer.js';
import { wouldGetOn } from './stall.js';

const { none, practice } = TASK;

/** What the harness needs to know of a world. */
export interface World {
  readonly engine: MasteryEngine;
  /** expected time per problem of each skill, seconds */
  readonly skillSeconds: readonly number[];
  /** session length, seconds a day */
  readonly maxTimePerDay: number;
  readonly limits: Limits;
  /** days of reviews after completion; absent: none */
  readonly followUpDays?: number | undefined;
}

/**
 * Takes one learner from start to ending: overrides the clock, fetches recommended tasks and completes them, until
 * the mission is completed, a limit is reached, or nothing is on offer and nothing will be.
 */
export class Harness {
  private readonly engine: MasteryEngine;
  private readonly limits: Limits;
  private readonly clock: VirtualClock;
  /** for a look ahead */
  private readonly clockAhead: VirtualClock;
  private readonly problemTime: Float64Array;
  private readonly outcome: Outcome;
  /** wrong and right answers in turn, by skill and by `ProblemKind` */
  private readonly answersOn: Int32Array;
  private readonly answersTo = new Int32Array(2 * PROBLEM_NAMES.length);
  private readonly half: number;
  private readonly fourFifths: number;
  private readonly observer: Observer | undefined;
  private readonly followUp: FollowUp | undefined;
  /** problems at which the learner has done as many as may be, or long made no progress */
  private nextLook = 0;

  constructor(world: World, observer?: Observer) {
    const { engine } = world;
    this.engine = engine;
    this.observer = observer;
    this.limits = world.limits;
    this.clock = new VirtualClock(milliseconds(world.maxTimePerDay));
    this.clockAhead = new VirtualClock(milliseconds(world.maxTimePerDay));
    this.problemTime = Float64Array.from(world.skillSeconds, milliseconds);
    this.outcome = new Outcome(engine.skills);
    this.answersOn = new Int32Array(2 * engine.skills);
    this.half = Math.ceil(engine.skills / 2);
    this.fourFifths = Math.ceil((engine.skills * 4) / 5);
    this.followUp =
      world.followUpDays === undefined
        ? undefined
        : new FollowUp(engine, this.problemTime, world.followUpDays, observer);
  }

  /**
   * Runs one learner; the outcome is good until the next call. `maxTimePerDay`: the learner's own session length, seconds a
   * day, in place of the world's. `start`: a state to go on from, whose times lie before the first session.
   */
  run(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    maxTimePerDay?: number,
    start?: Snapshot,
  ): Outcome {
    if (start === undefined) this.engine.reset();
    else this.engine.restore(start);
    this.clock.reset(maxTimePerDay === undefined ? undefined : milliseconds(maxTimePerDay));
    this.outcome.reset();
    this.answersOn.fill(0);
    this.answersTo.fill(0);
    this.waitFor(this.limits.stalled_after);
    if (start !== undefined) this.startWith(this.engine.masteredCount);
    learner.reset(streams);
    const status = this.work(learner, streams);
    this.conclude(status, learner);
    // After the books are closed: whatever it asks changes nothing of what was said of the way to completion.
    if (status === 'completed') this.followUp?.run(learner, streams, this.clock, this.outcome);
    return this.outcome;
  }

  /** Skills that are mastered already are no new high. */
  private startWith(mastered: number): void {
    const { outcome } = this;
    outcome.mostMastered = mastered;
    if (mastered >= this.half) outcome.problemsTo50 = 0;
    if (mastered >= this.fourFifths) outcome.problemsTo80 = 0;
  }

  private work(learner: SimulatedLearner, streams: LearnerStreams): Status {
    const engine = this.engine;
    const clock = this.clock;
    for (;;) {
      if (engine.task === none) {
        const tasks = engine.recommend(clock.now);
        if (tasks.count === 0) {
          const due = engine.nextDue();
          if (due === NEVER_AGAIN) return 'blocked';
          if (!this.returnAt(due)) return 'day_limit';
          continue;
        }
        engine.start(learner.chooseTask(tasks), clock.now);
      }
      this.solveOne(learner, streams);
      if (engine.completed) return 'completed';
      if (this.outcome.problems >= this.nextLook) {
        if (this.outcome.problems >= this.limits.max_problems) return 'problem_limit';
        if (this.isStalled()) return 'stalled';
      }
      if (clock.sessionIsOver() && !this.returnAt(clock.now)) return 'day_limit';
    }
  }

  private solveOne(learner: SimulatedLearner, streams: LearnerStreams): void {
    const engine = this.engine;
    const clock = this.clock;
    const skill = engine.problem;
    const task = engine.task;
    const probability = learner.probability(skill, clock.now);
    const correct = streams.answers.next() < probability;
    const hinted =
      task === practice &&
      learner.hintRate > 0 &&
      streams.choices.next() < learner.hintRate &&
      probability <= learner.hintBelow;
    this.observer?.before(clock, probability);
    clock.work(this.problemTime[skill] as Milliseconds);
    const kind = engine.answer(correct, clock.now, hinted);
    learner.learn(skill, correct, clock.now, hinted);
    this.count(skill, kind, Number(!hinted && correct));
    if (hinted) this.outcome.hinted++;
    this.observer?.after(clock, skill, kind, correct, hinted);
  }

  private count(skill: SkillIx, kind: ProblemKind, right: number): void {
    const outcome = this.outcome;
    outcome.problems++;
    this.answersOn[2 * skill + right]++;
    this.answersTo[2 * kind + right]++;
    const mastered = this.engine.masteredCount;
    if (mastered > outcome.mostMastered) this.reach(mastered);
  }

  /** A new high in mastered skills. */
  private reach(mastered: number): void {
    const outcome = this.outcome;
    const { problems } = outcome;
    outcome.mostMastered = mastered;
    outcome.problemsToMost = problems;
    this.waitFor(problems + this.limits.stalled_after);
    if (outcome.problemsTo50 < 0 && mastered >= this.half) outcome.problemsTo50 = problems;
    if (outcome.problemsTo80 < 0 && mastered >= this.fourFifths) outcome.problemsTo80 = problems;
  }

  /** No look at limits before so many problems, or the most there may be. */
  private waitFor(problems: number): void {
    this.nextLook = Math.min(problems, this.limits.max_problems);
  }

  /** Long without a new high: is there one to reach? Everything is as before afterwards. */
  private isStalled(): boolean {
    this.waitFor(this.outcome.problems + this.limits.stalled_after);
    const here = this.engine.snapshot();
    this.clockAhead.follow(this.clock);
    const getsOn = wouldGetOn(
      this.engine,
      this.clockAhead,
      this.problemTime,
      this.outcome.mostMastered,
      this.limits,
    );
    this.engine.restore(here);
    return !getsOn;
  }

  /** Ends the session; false when the day of the next one lies beyond the limit. */
  private returnAt(due: Milliseconds): boolean {
    const lastDay = this.clock.day;
    this.clock.nextSession(due);
    if (this.clock.day < this.limits.max_days) return true;
    this.clock.day = lastDay;
    return false;
  }

  private conclude(status: Status, learner: SimulatedLearner): void {
    const outcome = this.outcome;
    outcome.status = status;
    outcome.days = this.clock.day + 1;
    outcome.active = this.clock.active;
    outcome.end = this.clock.now;
    outcome.mastered = this.engine.masteredCount;
    this.concludeAnswers();
    let accuracy = 0;
    for (let ix = 0; ix < this.engine.skills; ix++) {
      const skill = ix as SkillIx;
      const firstMastered = this.engine.firstMastered(skill);
      // A session may run past midnight: the day counts as the session's. What was mastered before the first is as of then.
      if (firstMastered !== NEVER_YET) {
        const day = Math.max(Math.floor(firstMastered / DAY), 0) + 1;
        outcome.skillMasteryDay[skill] = Math.min(day, outcome.days);
      }
      if (this.engine.level(skill) !== MASTERED) continue;
      outcome.skillMastered[skill] = 1;
      accuracy += learner.probability(skill, this.clock.now);
    }
    if (outcome.mastered > 0) outcome.examAccuracy = accuracy / outcome.mastered;
  }

  /** From the answers that were counted to what is asked of the outcome. */
  private concludeAnswers(): void {
    const { outcome, answersOn } = this;
    for (let skill = 0; skill < this.engine.skills; skill++) {
      const right = answersOn[2 * skill + 1];
      outcome.skillCorrect[skill] = right;
      outcome.skillProblems[skill] = answersOn[2 * skill] + right;
      outcome.correct += right;
    }
    outcome.practiceProblems = this.problemsOf(PROBLEM.practice);
    outcome.boosterProblems = this.problemsOf(PROBLEM.booster);
    outcome.pretestProblems = this.problemsOf(PROBLEM.pretest);
    outcome.challengeProblems =
      outcome.problems -
      outcome.practiceProblems -
      outcome.boosterProblems -
      outcome.pretestProblems;
    outcome.reviews = this.problemsOf(PROBLEM.review);
    outcome.reviewsCorrect = this.answersTo[2 * PROBLEM.review + 1];
  }

  private problemsOf(kind: ProblemKind): number {
    return this.answersTo[2 * kind] + this.answersTo[2 * kind + 1];
  }
}
