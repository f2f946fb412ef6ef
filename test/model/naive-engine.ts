/**
 * The independent witness: a mastery engine that is slow and plain, written from the rule book
 * alone (§1-7, 10, 13, 14). The fast engine must agree with it step by step. It keeps the
 * learner's records and the open task, and works out everything else anew at each question.
 *
 * Left out so far: challenge problems (§8), pretest (§9), streak-10 (§11), knowledge model (§12).
 */
import {
  challengeKind,
  finishBooster,
  finishPractice,
  judgeChallengeProblem,
  noteAnswer,
  noteCompletion,
} from './naive-judge.js';
import { isCascading, isMastered, newLearner, recordOf } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';
import {
  boosterGroup,
  boosterProblems,
  challengeEntries,
  hasProblems,
  isOffered,
  recommendedTasks,
  spacingEnds,
} from './naive-offer.js';
import type {
  NaiveLevel,
  NaiveProblemKind,
  NaiveSettings,
  NaiveTask,
  NaiveWorld,
} from './naive-world.js';

export type {
  NaiveProblemKind,
  NaiveSettings,
  NaiveSkill,
  NaiveTask,
  NaiveWorld,
} from './naive-world.js';

/** A task that was begun, and how far it has come. */
type OpenTask =
  /** §3: `inARow` is the count towards five; `allCorrect`, that no answer was wrong so far. */
  | { kind: 'practice'; skill: string; inARow: number; allCorrect: boolean }
  /** §4: the list is fixed when the challenge starts; `left` are the skills still to come. */
  | { kind: 'challenge'; left: string[] }
  /** §7: `left` are the skills of the problems still to come. */
  | { kind: 'booster'; group: string[]; left: string[]; correct: number };

export class NaiveEngine {
  private readonly learner: Learner;
  private open: OpenTask | undefined;

  constructor(world: NaiveWorld, settings: NaiveSettings) {
    this.learner = newLearner(world, settings);
  }

  /** §13: the tasks on offer at `now`, best first; none once the mission is completed. */
  recommended(now: number): NaiveTask[] {
    return recommendedTasks(this.learner, now);
  }

  /** Begins a task that is on offer at `now`. */
  start(task: NaiveTask, now: number): void {
    if (this.open !== undefined) throw new Error('a task is open already');
    if (!isOffered(this.learner, task, now))
      throw new Error(`not on offer: ${JSON.stringify(task)}`);
    this.open = this.begin(task, now);
  }

  private begin(task: NaiveTask, now: number): OpenTask {
    if (task.kind === 'practice') {
      recordOf(this.learner, task.skill).practiceTasksBegun += 1;
      return {
        kind: 'practice',
        skill: task.skill,
        inARow: 0,
        allCorrect: true,
      };
    }
    if (task.kind === 'challenge') {
      return {
        kind: 'challenge',
        left: slugs(challengeEntries(this.learner, now)),
      };
    }
    const group = boosterGroup(this.learner);
    const problems = boosterProblems(this.learner, group);
    return {
      kind: 'booster',
      group: slugs(group),
      left: slugs(problems),
      correct: 0,
    };
  }

  /** The problem in hand, and how it would be judged now (§6: decided when it is answered). */
  current(): { skill: string; kind: NaiveProblemKind } | undefined {
    if (this.open === undefined) return undefined;
    if (this.open.kind === 'practice') return { skill: this.open.skill, kind: 'practice' };
    const skill = this.open.left[0];
    if (skill === undefined) throw new Error('an open task without a problem');
    if (this.open.kind === 'booster') return { skill, kind: 'booster' };
    return { skill, kind: challengeKind(recordOf(this.learner, skill)) };
  }

  /** An answer to the problem in hand. The mission's completion ends the task (§4). */
  answer(correct: boolean, now: number): void {
    const problem = this.current();
    if (this.open === undefined || problem === undefined) throw new Error('no task is open');
    noteAnswer(this.learner, problem.skill, problem.kind === 'booster', now);
    const isOver = this.judge(this.open, correct, now);
    noteCompletion(this.learner);
    if (isOver || this.learner.completed) this.open = undefined;
  }

  /** Judges the answer by the open task's rule; says whether the task is over. */
  private judge(task: OpenTask, correct: boolean, now: number): boolean {
    if (task.kind === 'practice') return this.judgePractice(task, correct, now);
    const skill = task.left.shift();
    if (skill === undefined) throw new Error('an open task without a problem');
    const isLast = task.left.length === 0;
    if (task.kind === 'challenge') {
      judgeChallengeProblem(this.learner, recordOf(this.learner, skill), correct, now);
    } else {
      if (correct) task.correct += 1;
      const group = task.group.map((slug) => recordOf(this.learner, slug));
      if (isLast) finishBooster(this.learner, group, task.correct, now);
    }
    return isLast;
  }

  /** §3: five correct in a row end the task; a wrong answer restarts the count. */
  private judgePractice(
    task: OpenTask & { kind: 'practice' },
    correct: boolean,
    now: number,
  ): boolean {
    task.inARow = correct ? task.inARow + 1 : 0;
    task.allCorrect = task.allCorrect && correct;
    const isOver = task.inARow >= this.learner.settings.practiceCorrectInARow;
    const record = recordOf(this.learner, task.skill);
    if (isOver) finishPractice(this.learner, record, task.allCorrect, now);
    return isOver;
  }

  /** §13: the earliest end of an unmastered skill's wait, perhaps in the past. */
  nextDue(): number | undefined {
    const ends = this.learner.records
      .filter((record) => hasProblems(record))
      .map((record) => spacingEnds(this.learner, record))
      .filter((end) => end !== undefined);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** §2 */
  level(skill: string): NaiveLevel {
    return recordOf(this.learner, skill).level;
  }

  /** §6 */
  isCascading(skill: string): boolean {
    return isCascading(recordOf(this.learner, skill));
  }

  /** §1.3: true from the first moment at which all skills were mastered at once. */
  get completed(): boolean {
    return this.learner.completed;
  }

  masteredCount(): number {
    return this.learner.records.filter(isMastered).length;
  }
}

function slugs(records: SkillRecord[]): string[] {
  return records.map((record) => record.slug);
}
