import type { MasteryEngine } from '../engine/contract.js';
import { PROBLEM, PROBLEM_NAMES, type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { Snapshot } from '../engine/snapshot.js';
import type { Behaviour } from '../learners/behaviour.js';
import type { SimulatedLearner } from '../learners/learner.js';
import type { TaskChooser } from '../learners/task-choice.js';
import {
  type Milliseconds,
  NEVER_AGAIN,
  type Probability,
  type SkillIx,
  milliseconds,
} from '../units.js';
import { countAnswers } from './answer-counts.js';
import { VirtualClock } from './clock.js';
import { concludeMastery, examine } from './conclusion.js';
import type { Limits, Status } from './ending.js';
import { FollowUp } from './follow-up.js';
import { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';
import type { Observer } from './observer.js';
import { wouldGetOn } from './stall.js';
import type { Habits, World } from './world.js';

const { none, practice } = TASK;

/** Decimals of fractions in the files. */
const DECIMALS = 1e6;

/**
 * Takes one learner from start to ending: overrides the clock, fetches recommended tasks and completes them, until
 * the mission is completed, a limit is reached, nothing is on offer and nothing will be, or the learner gives up.
 */
export class Harness {
  protected readonly engine: MasteryEngine;
  private readonly limits: Limits;
  protected readonly clock: VirtualClock;
  /** for a look ahead */
  private readonly clockAhead: VirtualClock;
  private readonly problemTime: Float64Array;
  private readonly outcome: Outcome;
  /** wrong and right answers in turn, by skill and by `ProblemKind` */
  private readonly answersOn: Int32Array;
  private readonly answersTo = new Int32Array(2 * PROBLEM_NAMES.length);
  private readonly half: number;
  private readonly fourFifths: number;
  /** as `readyAccuracy`, of probabilities as the files print them: 0.1 + 0.7 is 0.8 */
  private readonly knownFrom: number;
  private readonly observer: Observer | undefined;
  private readonly followUp: FollowUp | undefined;
  /** problems at which the learner has done as many as may be, or long made no progress */
  private nextLook = 0;
  /** of the learner in hand; undefined: problems take the skill's time, sessions are every day, nobody gives up */
  private behaviour: Behaviour | undefined = undefined;

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
    this.knownFrom = (Math.round(world.readyAccuracy * DECIMALS) - 0.5) / DECIMALS;
    this.followUp =
      world.followUpDays === undefined
        ? undefined
        : new FollowUp(engine, this.problemTime, world.followUpDays, observer);
  }

  /**
   * Runs one learner; the outcome is good until the next call. `start`: a state to go on from, whose times lie before the
   * first session.
   */
  run(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    habits: Habits = {},
    start?: Snapshot,
  ): Outcome {
    this.prepare(learner, streams, habits, start);
    const status = this.work(learner, streams, habits.chooser);
    return this.finish(status, learner, streams);
  }

  /** The outcome of a learner whose engine failed: nothing of it counts. */
  fail(): Outcome {
    this.outcome.reset();
    return this.outcome;
  }

  /** Puts learner, engine, clock and books at the start. */
  protected prepare(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    { sessionSeconds, behaviour, chooser }: Habits,
    start?: Snapshot,
  ): void {
    this.behaviour = behaviour;
    behaviour?.reset(streams);
    if (start === undefined) this.engine.reset();
    else this.engine.restore(start);
    const sessionLength = sessionSeconds === undefined ? undefined : milliseconds(sessionSeconds);
    this.clock.reset(sessionLength, behaviour?.calendar);
    this.outcome.reset();
    this.answersOn.fill(0);
    this.answersTo.fill(0);
    this.waitFor(this.limits.stalled_after);
    if (start !== undefined) this.startWith(this.engine.masteredCount);
    learner.reset(streams);
    chooser?.reset();
  }

  /** Skills that are mastered already are no new high. */
  private startWith(mastered: number): void {
    const { outcome } = this;
    outcome.mostMastered = mastered;
    if (mastered >= this.half) outcome.problemsTo50 = 0;
    if (mastered >= this.fourFifths) outcome.problemsTo80 = 0;
  }

  private work(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    chooser: TaskChooser | undefined,
  ): Status {
    const engine = this.engine;
    for (;;) {
      if (engine.task === none) {
        const end = this.takeTask(streams, chooser);
        if (end !== undefined) return end;
        if (engine.task === none) continue;
      }
      this.solveOne(learner, streams);
      const end = this.endsHere();
      if (end !== undefined) return end;
    }
  }

  /** Begins a task, or goes to the day on which there will be one; the status, if there is no such day. */
  protected takeTask(
    streams: LearnerStreams,
    chooser: TaskChooser | undefined,
  ): Status | undefined {
    const { engine, clock } = this;
    const tasks = engine.recommend(clock.now);
    if (tasks.count === 0) {
      const due = engine.nextDue();
      return due === NEVER_AGAIN ? 'blocked' : this.returnAt(due);
    }
    engine.start(chooser === undefined ? 0 : chooser.choose(tasks, streams), clock.now);
    return undefined;
  }

  protected solveOne(learner: SimulatedLearner, streams: LearnerStreams): void {
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
    if (this.behaviour === undefined) clock.work(this.problemTime[skill] as Milliseconds);
    else this.behave(this.behaviour, skill, probability, correct && !hinted);
    const kind = engine.answer(correct, clock.now, hinted);
    this.takeIn(learner, skill, kind, probability, correct, hinted);
  }

  /** What follows for learner and books from the answer to a problem of this kind. */
  protected takeIn(
    learner: SimulatedLearner,
    skill: SkillIx,
    kind: ProblemKind,
    probability: Probability,
    correct: boolean,
    hinted: boolean,
  ): void {
    const clock = this.clock;
    learner.learn(skill, correct, clock.now, hinted);
    this.count(skill, kind, Number(!hinted && correct));
    if (hinted) this.outcome.hinted++;
    // A review asks for what is mastered on purpose.
    if (probability >= this.knownFrom && kind !== PROBLEM.review) this.outcome.overpractice++;
    this.observer?.after(clock, skill, kind, correct, hinted);
  }

  /** The status with which the last answer was the learner's last, if it was. */
  protected endsHere(): Status | undefined {
    if (this.engine.completed) return 'completed';
    const { problems } = this.outcome;
    if (problems >= this.nextLook) {
      if (this.behaviour?.dropout.cause !== undefined) return 'dropped_out';
      if (problems >= this.limits.max_problems) return 'problem_limit';
      if (this.isStalled()) return 'stalled';
    }
    const { clock } = this;
    return clock.sessionIsOver() ? this.returnAt(clock.now) : undefined;
  }

  /** Takes the time that this learner takes; one who has had enough leaves behind the problem. */
  private behave(
    { pace, dropout }: Behaviour,
    skill: SkillIx,
    probability: Probability,
    correct: boolean,
  ): void {
    this.clock.work(pace.timeFor(skill));
    dropout.answered(correct, probability);
    if (dropout.cause !== undefined) this.waitFor(0);
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

  /** No look at limits before so many problems, or the most there may be; at once when the learner leaves. */
  private waitFor(problems: number): void {
    const leaves = this.behaviour?.dropout.cause !== undefined;
    this.nextLook = leaves ? 0 : Math.min(problems, this.limits.max_problems);
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

  /** Ends the session; the status with which it was the last one, if it was. */
  private returnAt(due: Milliseconds): Status | undefined {
    const { clock } = this;
    const lastDay = clock.day;
    if (!clock.nextSession(due)) return 'day_limit';
    const isBeyond = clock.day >= this.limits.max_days;
    if (!isBeyond && this.behaviour?.dropout.comesAgain() !== false) return undefined;
    clock.day = lastDay;
    return isBeyond ? 'day_limit' : 'dropped_out';
  }

  /** Closes the books. */
  protected finish(status: Status, learner: SimulatedLearner, streams: LearnerStreams): Outcome {
    const { outcome, engine, clock, behaviour } = this;
    outcome.status = status;
    if (status === 'dropped_out') outcome.dropoutCause = behaviour?.dropout.cause;
    outcome.days = clock.day + 1;
    outcome.active = clock.active;
    outcome.end = clock.now;
    outcome.mastered = engine.masteredCount;
    countAnswers(outcome, this.answersOn, this.answersTo);
    concludeMastery(outcome, engine);
    if (outcome.mastered > 0) examine(outcome, learner, clock.now, this.knownFrom);
    // After the books are closed: whatever it asks changes nothing of what was said of the way to completion.
    if (status === 'completed') this.followUp?.run(learner, streams, clock, outcome, behaviour);
    return outcome;
  }
}
