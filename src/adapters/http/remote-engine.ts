/** An engine over HTTP as the harness wants it: one session, and what is known of its learner. */

import type { Mission } from '../../content/mission.js';
import type { ReviewTimes, TaskList } from '../../engine/contract.js';
import { LEVEL_NAMES, type Level, MASTERED } from '../../engine/levels.js';
import {
  PROBLEM,
  PROBLEM_NAMES,
  type ProblemKind,
  TASK,
  TASK_NAMES,
  type TaskKind,
} from '../../engine/problem-kind.js';
import type { LateEngine } from '../../harness/late-engine.js';
import { type Milliseconds, NEVER_AGAIN, NO_SKILL, type SkillIx } from '../../units.js';
import { checkTasks, checkTime } from '../answer-checks.js';
import { EngineFault, shown } from '../engine-fault.js';
import type { EngineLine } from './engine-line.js';
import { LevelMirror } from './level-mirror.js';
import type { Step, StepResult } from './wire.js';

type Told = Step extends infer One
  ? One extends Step
    ? Omit<One, 'session' | 'sequence'>
    : never
  : never;

/** What `snapshot` hands out: the engine's own state, and what this side knows. */
interface RemoteSnapshot {
  readonly snapshot: unknown;
  readonly levels: LevelMirror;
}

export class RemoteEngine implements LateEngine {
  readonly skills: number;
  task: TaskKind = TASK.none;
  problem = NO_SKILL;
  problemType = 0;
  completed = false;
  answered: ProblemKind = PROBLEM.practice;
  private readonly line: EngineLine;
  private readonly session: string;
  private readonly mission: Mission;
  private readonly index: ReadonlyMap<string, SkillIx>;
  private readonly isLate: boolean;
  private levels: LevelMirror;
  private state: unknown;
  private sequence = 0;
  /** looks ahead between `snapshot` and `restore`: answers are wanted at once there */
  private isAhead = false;
  private pending: Step | undefined;
  /** time of what the engine was told last */
  private now = 0;
  /** time as of which the tasks below are recommended; -1: they are not known */
  private listedAt = -1;
  private tasks: readonly { readonly kind: TaskKind; readonly skill: SkillIx }[] = [];
  private due: Milliseconds = NEVER_AGAIN;
  private times: readonly ReviewTimes[] | undefined;

  /** `isLate`: what it is told waits to be taken by `take`, and is answered by `give`. */
  constructor(line: EngineLine, mission: Mission, name: string, isLate: boolean) {
    this.line = line;
    this.session = `${line.client}/${name}`;
    this.mission = mission;
    this.skills = mission.skills.length;
    this.index = new Map(mission.skills.map(({ slug }, ix) => [slug, ix as SkillIx]));
    this.levels = new LevelMirror(this.skills);
    this.isLate = isLate;
  }

  get isWaiting(): boolean {
    return this.pending !== undefined;
  }

  get masteredCount(): number {
    return this.levels.mastered;
  }

  /** What waits to be sent. */
  take(): Step {
    return this.pending!;
  }

  /** The result of what was taken. */
  give(result: StepResult): void {
    const step = this.pending!;
    this.pending = undefined;
    this.read(step, result);
  }

  reset(): void {
    this.pending = undefined;
    this.isAhead = false;
    this.state = undefined;
    this.completed = false;
    this.task = TASK.none;
    this.now = 0;
    this.levels.clear();
    this.tell({ do: 'begin', recommend: 0 });
  }

  knowsTasks(now: Milliseconds): boolean {
    if (this.listedAt === now) return true;
    this.tell({ do: 'recommend', recommend: now });
    return false;
  }

  recommend(now: Milliseconds): TaskList {
    if (this.listedAt !== now) {
      this.now = now;
      this.tell({ do: 'recommend', recommend: now }, true);
    }
    const { tasks } = this;
    return {
      count: tasks.length,
      kind: (at) => tasks[at].kind,
      skill: (at) => tasks[at].skill,
    };
  }

  start(at: number, now: Milliseconds): void {
    this.now = now;
    this.tell({ do: 'start', at, now });
  }

  answer(correct: boolean, now: Milliseconds, hinted = false): ProblemKind {
    this.now = now;
    this.tell({ do: 'answer', correct, hinted, now, recommend: now });
    return this.answered;
  }

  nextDue(): Milliseconds {
    return this.due;
  }

  level(skill: SkillIx): Level {
    return this.levels.level[skill] as Level;
  }

  isCascading(skill: SkillIx): boolean {
    return this.levels.cascading[skill] === 1 && this.levels.level[skill] !== MASTERED;
  }

  firstMastered(skill: SkillIx): Milliseconds {
    return this.levels.firstMastered[skill] as Milliseconds;
  }

  reviewTimes(skill: SkillIx): ReviewTimes {
    if (this.times === undefined) this.tell({ do: 'reviews' }, true);
    const times = this.times![skill];
    if (times === undefined) throw new EngineFault(`no review times of skill ${skill}`);
    return times;
  }

  intervalAfterReview(interval: Milliseconds, correct: boolean): Milliseconds {
    const { intervals } = this.line;
    const key = `${interval} ${correct}`;
    const known = intervals.get(key);
    if (known !== undefined) return known;
    const result = this.tell({ do: 'review_interval', interval, correct }, true)!;
    const next = checkTime('interval', result.interval, 0, false);
    intervals.set(key, next);
    return next;
  }

  snapshot(): RemoteSnapshot {
    this.isAhead = true;
    const { snapshot } = this.tell({ do: 'snapshot' }, true)!;
    return { snapshot, levels: this.levels.copy() };
  }

  restore(snapshot: unknown): void {
    const { snapshot: inner, levels } = snapshot as RemoteSnapshot;
    this.completed = false;
    this.tell({ do: 'restore', snapshot: inner }, true);
    this.isAhead = false;
    // What this side knew then: the result cannot say when a skill was mastered.
    this.levels = levels.copy();
  }

  /** Says it now, or puts it where it waits to be taken. */
  private tell(told: Told, isUrgent = false): StepResult | undefined {
    const step: Step = {
      ...told,
      session: this.session,
      sequence: this.sequence++,
      ...(this.state !== undefined && { state: this.state }),
    };
    this.times = step.do === 'reviews' ? this.times : undefined;
    if (this.isLate && !this.isAhead && !isUrgent) {
      this.pending = step;
      return undefined;
    }
    const [result] = this.line.call([step]);
    this.read(step, result);
    return result;
  }

  private read(step: Step, result: StepResult): void {
    if (result.error !== undefined) throw new EngineFault(result.error.slice(0, 500));
    this.state = result.state;
    if (step.do === 'review_interval' || step.do === 'snapshot') return;
    if (step.do === 'reviews') {
      this.times = this.readReviews(result);
      return;
    }
    this.readLevels(step, result);
    if (step.do !== 'recommend') this.readTask(step, result);
    this.readOffer(step, result);
  }

  private readLevels(step: Step, { changed = [], completed }: StepResult): void {
    for (const { skill, level, cascading } of changed) {
      const at = this.skillOf('changed', skill);
      this.levels.set(at, LEVEL_NAMES.indexOf(level) as Level, cascading ?? false, this.now);
    }
    if (step.do === 'recommend') return;
    if (completed === undefined) throw new EngineFault('the result does not say completed');
    if (this.completed && !completed) throw new EngineFault('completed is taken back');
    if (!this.completed && completed && step.do === 'answer' && this.masteredCount < this.skills) {
      const some = `${this.masteredCount} of ${this.skills}`;
      throw new EngineFault(`completed, although ${some} skills are mastered`);
    }
    this.completed = completed;
  }

  private readTask(step: Step, { task, skill, problem_type, answered }: StepResult): void {
    if (task === undefined) throw new EngineFault('the result does not say which task is in hand');
    const kind = TASK_NAMES.indexOf(task) as TaskKind;
    if (kind === TASK.none && skill !== undefined) {
      throw new EngineFault('a problem is in hand, but no task');
    }
    const problem = kind === TASK.none ? NO_SKILL : this.skillOf('the problem', skill);
    if (step.do === 'start') {
      const chosen = this.tasks[step.at];
      if (kind !== chosen.kind || (kind === TASK.practice && problem !== chosen.skill)) {
        throw new EngineFault('the task in hand contradicts the list of tasks');
      }
    }
    if (step.do === 'answer') {
      if (answered === undefined)
        throw new EngineFault('the result does not say what was answered');
      this.answered = PROBLEM_NAMES.indexOf(answered) as ProblemKind;
    }
    this.task = kind;
    this.problem = problem;
    this.problemType = kind === TASK.none ? 0 : this.typeOf(problem, problem_type ?? 0);
  }

  private typeOf(problem: SkillIx, type: number): number {
    const { problemTypes } = this.mission.skills[problem];
    if (type < Math.max(problemTypes, 1)) return type;
    throw new EngineFault(`problem type ${type} of a skill that has ${problemTypes}`);
  }

  private readOffer(step: Step, { tasks, next_due }: StepResult): void {
    this.listedAt = -1;
    const at = 'recommend' in step ? step.recommend : undefined;
    if (at === undefined || (step.do !== 'recommend' && this.task !== TASK.none)) return;
    if (tasks === undefined) throw new EngineFault('tasks were asked for and are not there');
    this.tasks = tasks.map(({ kind, skill }) => ({
      kind: TASK_NAMES.indexOf(kind) as TaskKind,
      skill: kind === 'practice' ? this.skillOf('a task on offer', skill) : NO_SKILL,
    }));
    checkTasks(this.tasks, this.skills);
    if (this.completed && tasks.length > 0) {
      throw new EngineFault(`${tasks.length} tasks are on offer after completion`);
    }
    this.listedAt = at;
    if (tasks.length > 0 || this.task !== TASK.none) return;
    if (next_due === undefined && !this.completed) {
      throw new EngineFault('nothing is on offer, and next_due does not say until when');
    }
    this.due =
      typeof next_due === 'number' ? checkTime('next_due', next_due, at, false) : NEVER_AGAIN;
  }

  private readReviews({ reviews }: StepResult): ReviewTimes[] {
    const times: ReviewTimes[] = [];
    for (const { skill, due, interval, last_change } of reviews ?? []) {
      times[this.skillOf('reviews', skill)] = {
        due: due as Milliseconds,
        interval: interval as Milliseconds,
        lastChange: last_change as Milliseconds,
      };
    }
    return times;
  }

  private skillOf(what: string, slug: string | undefined): SkillIx {
    const skill = slug === undefined ? undefined : this.index.get(slug);
    if (skill !== undefined) return skill;
    throw new EngineFault(`${what} names an unknown skill: ${shown(slug)}`);
  }
}
