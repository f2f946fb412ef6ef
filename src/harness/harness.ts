import type { MasteryEngine } from '../engine/contract.js';
import { MASTERED } from '../engine/levels.js';
import { PROBLEM, PROBLEM_NAMES, type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { Snapshot } from '../engine/snapshot.js';
import type { Behaviour } from '../learners/behaviour.js';
import type { SimulatedLearner } from '../learners/learner.js';
import type { TaskChooser } from '../learners/task-choice.js';
import {
  DAY,
  type Milliseconds,
  NEVER_AGAIN,
  NEVER_YET,
  type Probability,
  type SkillIx,
  milliseconds,
} from '../units.js';
import { countAnswers } from './answer-counts.js';
import { VirtualClock } from './clock.js';
import type { Limits, Status } from './ending.js';
import { FollowUp } from './follow-up.js';
import { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';
import type { Observer } from './observer.js';
import { wouldGetOn } from './stall.js';
import type { Habits, World } from './world.js';

const { none, practice } = TASK;

/** Days between the end and a later exam [assumption]. */
const EXAM_DAYS = 30;
/** Decimals of fractions in the files. */
const DECIMALS = 1e6;

/**
 * Takes one learner from start to ending: overrides the clock, fetches recommended tasks and completes them, until
 * the mission is completed, a limit is reached, nothing is on offer and nothing will be, or the learner gives up.
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
    { sessionSeconds, behaviour, chooser }: Habits = {},
    start?: Snapshot,
  ): Outcome {
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
    const status = this.work(learner, streams, chooser);
    this.conclude(status, learner);
    // After the books are closed: whatever it asks changes nothing of what was said of the way to completion.
    if (status === 'completed') {
      this.followUp?.run(learner, streams, this.clock, this.outcome, behaviour);
    }
    return this.outcome;
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
    const clock = this.clock;
    for (;;) {
      if (engine.task === none) {
        const tasks = engine.recommend(clock.now);
        if (tasks.count === 0) {
          const due = engine.nextDue();
          if (due === NEVER_AGAIN) return 'blocked';
          const end = this.returnAt(due);
          if (end !== undefined) return end;
          continue;
        }
        engine.start(chooser === undefined ? 0 : chooser.choose(tasks, streams), clock.now);
      }
      this.solveOne(learner, streams);
      if (engine.completed) return 'completed';
      if (this.outcome.problems >= this.nextLook) {
        if (this.behaviour?.dropout.cause !== undefined) return 'dropped_out';
        if (this.outcome.problems >= this.limits.max_problems) return 'problem_limit';
        if (this.isStalled()) return 'stalled';
      }
      if (clock.sessionIsOver()) {
        const end = this.returnAt(clock.now);
        if (end !== undefined) return end;
      }
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
    if (this.behaviour === undefined) clock.work(this.problemTime[skill] as Milliseconds);
    else this.behave(this.behaviour, skill, probability, correct && !hinted);
    const kind = engine.answer(correct, clock.now, hinted);
    learner.learn(skill, correct, clock.now, hinted);
    this.count(skill, kind, Number(!hinted && correct));
    if (hinted) this.outcome.hinted++;
    // A review asks for what is mastered on purpose.
    if (probability >= this.knownFrom && kind !== PROBLEM.review) this.outcome.overpractice++;
    this.observer?.after(clock, skill, kind, correct, hinted);
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

  private conclude(status: Status, learner: SimulatedLearner): void {
    const outcome = this.outcome;
    outcome.status = status;
    if (status === 'dropped_out') outcome.dropoutCause = this.behaviour?.dropout.cause;
    outcome.days = this.clock.day + 1;
    outcome.active = this.clock.active;
    outcome.end = this.clock.now;
    outcome.mastered = this.engine.masteredCount;
    countAnswers(outcome, this.answersOn, this.answersTo);
    this.concludeMastery();
    if (outcome.mastered > 0) this.examine(learner);
  }

  private concludeMastery(): void {
    const { outcome } = this;
    for (let ix = 0; ix < this.engine.skills; ix++) {
      const skill = ix as SkillIx;
      const firstMastered = this.engine.firstMastered(skill);
      // A session may run past midnight: the day counts as the session's. What was mastered before the first is as of then.
      if (firstMastered !== NEVER_YET) {
        const day = Math.max(Math.floor(firstMastered / DAY), 0) + 1;
        outcome.skillMasteryDay[skill] = Math.min(day, outcome.days);
      }
      if (this.engine.level(skill) === MASTERED) outcome.skillMastered[skill] = 1;
    }
  }

  /** An exam in what is mastered, now and later. It is no practice: asking changes nothing of the learner. */
  private examine(learner: SimulatedLearner): void {
    const { outcome } = this;
    const { now } = this.clock;
    const then = (now + EXAM_DAYS * DAY) as Milliseconds;
    let accuracy = 0;
    let later = 0;
    for (let ix = 0; ix < this.engine.skills; ix++) {
      if (outcome.skillMastered[ix] === 0) continue;
      const skill = ix as SkillIx;
      const probability = learner.probability(skill, now);
      accuracy += probability;
      later += learner.probability(skill, then);
      if (probability < this.knownFrom) outcome.overpromoted++;
    }
    outcome.examAccuracy = accuracy / outcome.mastered;
    outcome.examAccuracy30Days = later / outcome.mastered;
  }
}
