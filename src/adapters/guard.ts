/** Stands between the harness and an engine of somebody's own: every answer is looked at before it is believed. */

import type { Mission } from '../content/mission.js';
import type { MasteryEngine, ReviewTimes, TaskList } from '../engine/contract.js';
import { type Level, MASTERED } from '../engine/levels.js';
import { type ProblemKind, TASK, TASK_NAMES, type TaskKind } from '../engine/problem-kind.js';
import { type Milliseconds, NEVER_YET, NO_SKILL, type SkillIx } from '../units.js';
import {
  checkCount,
  checkFlag,
  checkLevel,
  checkProblemKind,
  checkSkill,
  checkTaskKind,
  checkTasks,
  checkTime,
} from './answer-checks.js';
import { EngineFault, shown, thrownText } from './engine-fault.js';
import type { ForbiddenCalls } from './forbidden-calls.js';
import { missingMember, sightOf } from './engine-sight.js';

export interface GuardSettings {
  readonly mission: Mission;
  /** Makes an engine; one that failed is not asked again. */
  readonly make: () => MasteryEngine;
  readonly calls: ForbiddenCalls;
}

/** An engine that keeps to the contract, or throws an `EngineFault`. The built-in engine needs none and pays nothing. */
export class Guard implements MasteryEngine {
  readonly skills: number;
  task: TaskKind = TASK.none;
  problem = NO_SKILL;
  problemType = 0;
  masteredCount = 0;
  completed = false;
  /** [1] counts what the engine was asked, so that somebody outside can see whether it still answers */
  pulse: Int32Array | undefined;
  private readonly settings: GuardSettings;
  private engine: MasteryEngine | undefined;
  /** what a learner who has done nothing looks like */
  private start0: readonly string[] | undefined;
  private now = 0;
  private kinds: number[] = [];
  private taskSkills: number[] = [];
  private readonly tasks: TaskList;

  constructor(settings: GuardSettings) {
    this.settings = settings;
    this.skills = settings.mission.skills.length;
    const { kindAt, skillAt } = {
      kindAt: (at: number) => this.kinds[at] as TaskKind,
      skillAt: (at: number) => this.taskSkills[at] as SkillIx,
    };
    const countNow = (): number => this.kinds.length;
    this.tasks = {
      get count() {
        return countNow();
      },
      kind: kindAt,
      skill: skillAt,
    };
  }

  /** Gives the engine up: the next learner gets one made anew. */
  forget(): void {
    this.engine = undefined;
  }

  reset(): void {
    this.now = 0;
    this.engine ??= this.made();
    this.ask('reset()', (engine) => engine.reset());
    this.completed = false;
    this.look('after reset()');
    if (this.task !== TASK.none) this.fail('a task is in hand after reset()');
    const sight = this.ask('what a new learner sees', sightOf);
    this.start0 ??= sight;
    const change = sight.find((line, at) => line !== this.start0![at]);
    if (change === undefined) return;
    const before = this.start0[sight.indexOf(change)];
    this.fail(
      `state leaks through reset(): a new learner has ${change}, the first one had ${before}`,
    );
  }

  recommend(now: Milliseconds): TaskList {
    this.now = now;
    this.ask('recommend()', (engine) => {
      const list = engine.recommend(now);
      const count = checkCount('the number of tasks on offer', (list as TaskList | null)?.count);
      this.kinds = Array.from({ length: count }, (_, at) => list.kind(at));
      this.taskSkills = this.kinds.map((kind, at) =>
        kind === TASK.practice ? list.skill(at) : NO_SKILL,
      );
    });
    this.check(() => {
      const listed = this.kinds.map((kind, at) => ({ kind, skill: this.taskSkills[at] }));
      checkTasks(listed, this.skills);
      if (this.completed && this.kinds.length > 0) {
        throw new EngineFault(`${this.kinds.length} tasks are on offer after completion`);
      }
    });
    return this.tasks;
  }

  start(at: number, now: Milliseconds): void {
    const [kind, skill] = [this.kinds[at], this.taskSkills[at]];
    this.now = now;
    this.ask('start()', (engine) => engine.start(at, now));
    this.look('after start()');
    if (this.task !== kind) {
      const names = `${TASK_NAMES[kind]} was chosen, ${TASK_NAMES[this.task]} is in hand`;
      this.fail(`the task contradicts the list: ${names}`);
    }
    if (kind === TASK.practice && this.problem !== skill) {
      this.fail(
        `the task contradicts the list: practice of skill ${skill}, a problem on ${this.problem}`,
      );
    }
  }

  answer(correct: boolean, now: Milliseconds, hinted?: boolean): ProblemKind {
    const answered = this.problem;
    this.now = now;
    const kind = this.ask('answer()', (engine) => engine.answer(correct, now, hinted));
    this.look('after answer()');
    this.level(answered);
    if (this.task === TASK.none) this.countMastered();
    return this.check(() => checkProblemKind('the kind of problem that answer() returns', kind));
  }

  nextDue(): Milliseconds {
    const due = this.ask('nextDue()', (engine) => engine.nextDue());
    return this.check(() => checkTime('nextDue()', due, this.now, true));
  }

  level(skill: SkillIx): Level {
    const level = this.ask('level()', (engine) => engine.level(skill));
    return this.check(() => checkLevel(`level(${skill})`, level));
  }

  isCascading(skill: SkillIx): boolean {
    const flag = this.ask('isCascading()', (engine) => engine.isCascading(skill));
    return this.check(() => checkFlag(`isCascading(${skill})`, flag));
  }

  firstMastered(skill: SkillIx): Milliseconds {
    const time = this.ask('firstMastered()', (engine) => engine.firstMastered(skill));
    this.check(() => checkTime(`firstMastered(${skill})`, time, NEVER_YET, false));
    if (time > this.now) this.fail(`firstMastered(${skill}) is ${time}, after now (${this.now})`);
    return time;
  }

  reviewTimes(skill: SkillIx): ReviewTimes {
    const times = this.ask('reviewTimes()', (engine) => ({ ...engine.reviewTimes(skill) }));
    this.check(() => {
      checkTime(`reviewTimes(${skill}).due`, times.due, NEVER_YET, false);
      checkTime(`reviewTimes(${skill}).interval`, times.interval, 0, false);
      checkTime(`reviewTimes(${skill}).lastChange`, times.lastChange, NEVER_YET, false);
    });
    return times;
  }

  intervalAfterReview(interval: Milliseconds, correct: boolean): Milliseconds {
    const next = this.ask('intervalAfterReview()', (engine) =>
      engine.intervalAfterReview(interval, correct),
    );
    return this.check(() => checkTime('intervalAfterReview()', next, 0, false));
  }

  snapshot(): unknown {
    return this.ask('snapshot()', (engine) => engine.snapshot());
  }

  restore(snapshot: unknown): void {
    this.ask('restore()', (engine) => engine.restore(snapshot));
    this.completed = false;
    this.look('after restore()');
  }

  private made(): MasteryEngine {
    const engine = this.asking('createEngine()', () => this.settings.make());
    const missing = missingMember(engine);
    if (missing !== undefined) {
      throw new EngineFault(`createEngine() returned no engine: ${missing} is missing`);
    }
    if (engine.skills === this.skills) return engine;
    throw new EngineFault(`skills is ${shown(engine.skills)}, the mission has ${this.skills}`);
  }

  /** Reads what the harness will read, once. */
  private look(when: string): void {
    const seen = this.ask('the state', (engine) => ({
      task: engine.task,
      problem: engine.problem,
      problemType: engine.task === TASK.none ? 0 : engine.problemType,
      masteredCount: engine.masteredCount,
      completed: engine.completed,
    }));
    this.check(() => {
      this.task = checkTaskKind(`the task ${when}`, seen.task) as TaskKind;
      this.problem = this.checkedProblem(when, seen.problem);
      this.problemType = this.checkedType(when, seen.problemType);
      this.masteredCount = checkCount(`masteredCount ${when}`, seen.masteredCount, this.skills);
      const was = this.completed;
      this.completed = checkFlag(`completed ${when}`, seen.completed);
      if (was && !this.completed) throw new EngineFault(`completed is taken back ${when}`);
      if (!was && this.completed && this.masteredCount < this.skills && when === 'after answer()') {
        const some = `${this.masteredCount} of ${this.skills}`;
        throw new EngineFault(`completed, although ${some} skills are mastered`);
      }
    });
  }

  private checkedProblem(when: string, problem: unknown): SkillIx {
    if (this.task !== TASK.none) return checkSkill(`the problem ${when}`, problem, this.skills);
    if (problem === NO_SKILL) return NO_SKILL;
    throw new EngineFault(`a problem is in hand ${when}, but no task: ${shown(problem)}`);
  }

  /** A skill without problem types is a fault of the content, not of the engine. */
  private checkedType(when: string, type: unknown): number {
    const types = this.settings.mission.skills[this.problem]?.problemTypes ?? 0;
    return types === 0 ? 0 : checkCount(`problemType ${when}`, type, types - 1);
  }

  private countMastered(): void {
    let mastered = 0;
    for (let skill = 0; skill < this.skills; skill++) {
      if (this.level(skill as SkillIx) === MASTERED) mastered++;
    }
    if (mastered === this.masteredCount) return;
    this.fail(`masteredCount is ${this.masteredCount}, but ${mastered} skills are mastered`);
  }

  private ask<Answer>(what: string, question: (engine: MasteryEngine) => Answer): Answer {
    return this.asking(what, () => question(this.engine!));
  }

  private asking<Answer>(what: string, question: () => Answer): Answer {
    const { pulse } = this;
    const { calls } = this.settings;
    if (pulse !== undefined) pulse[1]++;
    let answer: Answer;
    calls.isAsking = true;
    try {
      answer = question();
    } catch (error) {
      calls.isAsking = false;
      this.engine = undefined;
      calls.throwCaught();
      if (error instanceof EngineFault) throw error;
      throw new EngineFault(`${what} threw ${thrownText(error)}`);
    }
    calls.isAsking = false;
    this.check(() => calls.throwCaught());
    return answer;
  }

  /** An engine that has failed once is not to be trusted: the next learner gets a new one. */
  private check<Checked>(check: () => Checked): Checked {
    try {
      return check();
    } catch (error) {
      this.engine = undefined;
      throw error;
    }
  }

  private fail(what: string): never {
    this.engine = undefined;
    throw new EngineFault(what);
  }
}
