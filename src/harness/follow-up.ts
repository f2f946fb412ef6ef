import type { MasteryEngine } from '../engine/contract.js';
import { PROBLEM } from '../engine/problem-kind.js';
import type { Behaviour } from '../learners/behaviour.js';
import type { SimulatedLearner } from '../learners/learner.js';
import type { Milliseconds, SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Observer } from './observer.js';
import type { Outcome } from './outcome.js';
import type { LearnerStreams } from './random-stream.js';

/** What is asked of the engine; it is told nothing. */
export type ReviewedEngine = Pick<MasteryEngine, 'skills' | 'reviewTimes' | 'intervalAfterReview'>;

/**
 * Reviews after completion: how well what was mastered stays known. For so many days behind the one of completion, each
 * session asks what was due at its start, one problem a skill, while its time lasts; the rest waits for the next day.
 * Due times, intervals and their order are those of rule book 10. [assumption] A follow-up only measures: a wrong answer
 * shortens the interval, and the skill stays mastered; a product would send it back to a challenge. Pace and schedule stay
 * the learner's; nobody leaves who completed.
 */
export class FollowUp {
  private readonly engine: ReviewedEngine;
  private readonly problemTime: Float64Array;
  private readonly days: number;
  private readonly observer: Observer | undefined;
  /** per skill, milliseconds */
  private readonly due: Float64Array;
  private readonly interval: Float64Array;
  /** skills in the order in which those that are due are asked */
  private readonly order: SkillIx[];
  private readonly lastChange: Float64Array;
  /** of the learner in hand */
  private behaviour: Behaviour | undefined;

  /** `problemTime`: of each skill, milliseconds; `days`: at least 1. */
  constructor(
    engine: ReviewedEngine,
    problemTime: Float64Array,
    days: number,
    observer: Observer | undefined,
  ) {
    this.engine = engine;
    this.problemTime = problemTime;
    this.days = days;
    this.observer = observer;
    this.due = new Float64Array(engine.skills);
    this.interval = new Float64Array(engine.skills);
    this.lastChange = new Float64Array(engine.skills);
    this.order = Array.from(this.due, (_, ix) => ix as SkillIx);
  }

  /** Goes on from completion: takes the clock along, adds to the outcome's follow-up and to nothing else of it. */
  run(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    clock: VirtualClock,
    outcome: Outcome,
    behaviour?: Behaviour,
  ): void {
    this.behaviour = behaviour;
    this.begin();
    const lastDay = clock.day + this.days;
    for (;;) {
      if (!clock.nextSession(this.firstDue()) || clock.day > lastDay) return;
      this.holdSession(learner, streams, clock, outcome);
    }
  }

  private begin(): void {
    const { due, interval, lastChange } = this;
    for (const skill of this.order) {
      const times = this.engine.reviewTimes(skill);
      due[skill] = times.due;
      interval[skill] = times.interval;
      lastChange[skill] = times.lastChange;
    }
    this.order.sort((one, other) => lastChange[one] - lastChange[other] || one - other);
  }

  private firstDue(): Milliseconds {
    let first = Infinity;
    for (const time of this.due) first = Math.min(first, time);
    return first as Milliseconds;
  }

  private holdSession(
    learner: SimulatedLearner,
    streams: LearnerStreams,
    clock: VirtualClock,
    outcome: Outcome,
  ): void {
    const start = clock.now;
    for (const skill of this.order) {
      if (this.due[skill] > start) continue;
      const correct = this.ask(skill, learner, streams, clock);
      outcome.followUps++;
      if (correct) outcome.followUpsCorrect++;
      if (clock.sessionIsOver()) return;
    }
  }

  /** One review. Hints are for practice tasks: there are none. */
  private ask(
    skill: SkillIx,
    learner: SimulatedLearner,
    streams: LearnerStreams,
    clock: VirtualClock,
  ): boolean {
    const probability = learner.probability(skill, clock.now);
    const correct = streams.answers.next() < probability;
    this.observer?.before(clock, probability);
    const time = this.behaviour?.pace.timeFor(skill) ?? this.problemTime[skill];
    clock.work(time as Milliseconds);
    const interval = this.engine.intervalAfterReview(this.interval[skill] as Milliseconds, correct);
    this.interval[skill] = interval;
    this.due[skill] = clock.now + interval;
    learner.learn(skill, correct, clock.now, false);
    this.observer?.after(clock, skill, PROBLEM.review, correct, false);
    return correct;
  }
}
