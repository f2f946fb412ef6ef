import type { MasteryEngine } from '../engine/contract.js';
import { MASTERED } from '../engine/levels.js';
import { PROBLEM_NAMES, type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { SimulatedLearner } from '../learners/learner.js';
import { assert } from '../errors.js';
import {
  DAY,
  type Milliseconds,
  NEVER_AGAIN,
  NO_SKILL,
  type SkillIx,
  milliseconds,
} from '../units.js';
import { countAnswers } from './answer-counts.js';
import { VirtualClock } from './clock.js';
import type { Limits, Status } from './ending.js';
import { FollowUp } from './follow-up.js';
import type { LateEngine } from './late-engine.js';
import { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';
import type { Observer } from './observer.js';
import { wouldGetOn } from './stall.js';
import type { World } from './world.js';

const { none, practice } = TASK;

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
  private readonly late: LateEngine | undefined;
  /** problems at which the learner has done as many as may be, or long made no progress */
  private nextLook = 0;
  private learner: SimulatedLearner | undefined;
  private streams: LearnerStreams | undefined;
  /** an answer was given to an engine that has not said what follows from it: these are the problem and the answer */
  private isAnswered = false;
  private skill = NO_SKILL;
  private correct = false;
  private hinted = false;

  constructor(world: World, observer?: Observer) {
    const { engine } = world;
    this.engine = engine;
    this.observer = observer;
    this.late = world.late;
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
   * day, in place of the world's.
   */
  run(learner: SimulatedLearner, streams: LearnerStreams, maxTimePerDay?: number): Outcome {
    this.begin(learner, streams, maxTimePerDay);
    const outcome = this.proceed();
    assert(outcome !== undefined, 'an engine that answers at once is waited for');
    return outcome;
  }

  /** A learner starts; `proceed` takes them on. Learner and streams are theirs until the ending. */
  begin(learner: SimulatedLearner, streams: LearnerStreams, maxTimePerDay?: number): void {
    this.learner = learner;
    this.streams = streams;
    this.isAnswered = false;
    this.clock.reset(maxTimePerDay === undefined ? undefined : milliseconds(maxTimePerDay));
    this.outcome.reset();
    this.answersOn.fill(0);
    this.answersTo.fill(0);
    this.waitFor(this.limits.stalled_after);
    this.engine.reset();
    learner.reset(streams);
  }

  /** Takes the learner on to the ending; undefined: the engine must answer first, then call again. */
  proceed(): Outcome | undefined {
    const learner = this.learner!;
    const streams = this.streams!;
    const status =
      this.late === undefined
        ? this.work(learner, streams)
        : this.workLate(this.late, learner, streams);
    if (status === undefined) return undefined;
    this.conclude(status, learner);
    // After the books are closed: whatever it asks changes nothing of what was said of the way to completion.
    if (status === 'completed') this.followUp?.run(learner, streams, this.clock, this.outcome);
    return this.outcome;
  }

  /** The outcome of a learner whose engine failed: nothing of it counts. */
  fail(): Outcome {
    this.outcome.reset();
    return this.outcome;
  }

  private work(learner: SimulatedLearner, streams: LearnerStreams): Status {
    const engine = this.engine;
    for (;;) {
      if (engine.task === none) {
        const ended = this.takeTask(learner);
        if (ended !== undefined) return ended;
        if (engine.task === none) continue;
      }
      this.solveOne(learner, streams);
      const ended = this.endsHere();
      if (ended !== undefined) return ended;
    }
  }

  /** The same with an engine that must be waited for: undefined until it has answered. */
  private workLate(
    late: LateEngine,
    learner: SimulatedLearner,
    streams: LearnerStreams,
  ): Status | undefined {
    for (;;) {
      if (late.isWaiting) return undefined;
      if (this.isAnswered) {
        this.isAnswered = false;
        this.takeIn(this.skill, late.answered, this.correct, this.hinted, learner);
        const ended = this.endsHere();
        if (ended !== undefined) return ended;
      }
      if (late.task !== none) this.solveOne(learner, streams);
      else if (late.knowsTasks(this.clock.now)) {
        const ended = this.takeTask(learner);
        if (ended !== undefined) return ended;
      }
    }
  }

  /** Begins a task, or goes to the day on which there will be one. */
  private takeTask(learner: SimulatedLearner): Status | undefined {
    const { engine, clock } = this;
    const tasks = engine.recommend(clock.now);
    if (tasks.count === 0) {
      const due = engine.nextDue();
      if (due === NEVER_AGAIN) return 'blocked';
      return this.returnAt(due) ? undefined : 'day_limit';
    }
    engine.start(learner.chooseTask(tasks), clock.now);
    return undefined;
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
    if (this.late === undefined) {
      this.takeIn(skill, kind, correct, hinted, learner);
      return;
    }
    this.isAnswered = true;
    this.skill = skill;
    this.correct = correct;
    this.hinted = hinted;
  }

  /** What follows for learner and books from the answer to a problem of this kind. */
  private takeIn(
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
    learner: SimulatedLearner,
  ): void {
    const clock = this.clock;
    learner.learn(skill, correct, clock.now, hinted);
    this.count(skill, kind, Number(!hinted && correct));
    if (hinted) this.outcome.hinted++;
    this.observer?.after(clock, skill, kind, correct, hinted);
  }

  /** Whether the last answer was the learner's last, and why. */
  private endsHere(): Status | undefined {
    if (this.engine.completed) return 'completed';
    const { problems } = this.outcome;
    if (problems >= this.nextLook) {
      if (problems >= this.limits.max_problems) return 'problem_limit';
      if (this.isStalled()) return 'stalled';
    }
    const { clock } = this;
    return clock.sessionIsOver() && !this.returnAt(clock.now) ? 'day_limit' : undefined;
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
    outcome.mastered = this.engine.masteredCount;
    countAnswers(outcome, this.answersOn, this.answersTo);
    let accuracy = 0;
    for (let ix = 0; ix < this.engine.skills; ix++) {
      const skill = ix as SkillIx;
      const firstMastered = this.engine.firstMastered(skill);
      // A session may run past midnight: the day counts as the session's.
      if (firstMastered >= 0) {
        outcome.skillMasteryDay[skill] = Math.min(
          Math.floor(firstMastered / DAY) + 1,
          outcome.days,
        );
      }
      if (this.engine.level(skill) !== MASTERED) continue;
      outcome.skillMastered[skill] = 1;
      accuracy += learner.probability(skill, this.clock.now);
    }
    if (outcome.mastered > 0) outcome.examAccuracy = accuracy / outcome.mastered;
  }
}
