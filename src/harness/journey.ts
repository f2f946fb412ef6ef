/** One learner's way as columns, a number a problem: small enough to keep for many learners, and to draw. */

import type { MasteryEngine } from '../engine/contract.js';
import { type Level, UNSTARTED } from '../engine/levels.js';
import { type ProblemKind, TASK, type TaskKind } from '../engine/problem-kind.js';
import type { SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Observer } from './observer.js';

/** How a problem was answered. */
export const ANSWER = { wrong: 0, right: 1, hinted: 2 } as const;

export interface Journey {
  readonly skill: number[];
  readonly kind: ProblemKind[];
  readonly task: TaskKind[];
  /** problems that begin a task, from 0 */
  readonly begins: number[];
  readonly answer: (typeof ANSWER)[keyof typeof ANSWER][];
  readonly seconds: number[];
  /** from 1 */
  readonly day: number[];
  /** levels at the start that are not `unstarted`: skill, level */
  readonly starts: (readonly [skill: number, level: Level])[];
  /** of the skill, behind the answer */
  readonly level: Level[];
  /** levels of other skills that changed with a problem: problem (from 0), skill, level */
  readonly also: (readonly [problem: number, skill: number, level: Level])[];
  /** problems beyond `most`, which are not kept */
  readonly left: number;
}

/** Notes a journey, of `most` problems at most. Follow-ups are no part of the way. */
export class JourneyRecorder implements Observer {
  private readonly engine: MasteryEngine;
  private readonly most: number;
  private readonly levels: Uint8Array;
  private way = emptyJourney();
  private left = 0;
  private started = 0;
  private task: TaskKind = TASK.none;
  private isBetweenTasks = true;

  constructor(engine: MasteryEngine, most: number) {
    this.engine = engine;
    this.most = most;
    this.levels = new Uint8Array(engine.skills);
  }

  /** The next learner starts; `from`: who does not start anew, the levels that they come with. */
  start(from?: readonly Level[]): void {
    this.way = emptyJourney();
    this.left = 0;
    this.isBetweenTasks = true;
    this.levels.fill(UNSTARTED);
    from?.forEach((level, skill) => {
      if (level === UNSTARTED) return;
      this.levels[skill] = level;
      this.way.starts.push([skill, level]);
    });
  }

  finish(): Journey {
    return { ...this.way, left: this.left };
  }

  before(clock: VirtualClock): void {
    this.started = clock.now;
    this.task = this.engine.task;
  }

  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void {
    if (this.task === TASK.none) return;
    const { way, engine } = this;
    const problem = way.skill.length;
    const begins = this.isBetweenTasks;
    this.isBetweenTasks = engine.task === TASK.none;
    if (problem >= this.most) {
      this.left++;
      return;
    }
    if (begins) way.begins.push(problem);
    way.skill.push(skill);
    way.kind.push(kind);
    way.task.push(this.task);
    way.answer.push(hinted ? ANSWER.hinted : correct ? ANSWER.right : ANSWER.wrong);
    way.seconds.push((clock.now - this.started) / 1000);
    way.day.push(clock.day + 1);
    const level = engine.level(skill);
    way.level.push(level);
    this.levels[skill] = level;
    // Other skills rise when a task ends (a booster): no need to look at all of them for every problem.
    if (this.isBetweenTasks) this.noteOthers(problem);
  }

  private noteOthers(problem: number): void {
    for (let ix = 0; ix < this.levels.length; ix++) {
      const level = this.engine.level(ix as SkillIx);
      if (level === this.levels[ix]) continue;
      this.levels[ix] = level;
      this.way.also.push([problem, ix, level]);
    }
  }
}

function emptyJourney(): Omit<Journey, 'left'> {
  return {
    skill: [],
    kind: [],
    task: [],
    begins: [],
    answer: [],
    seconds: [],
    day: [],
    starts: [],
    level: [],
    also: [],
  };
}
