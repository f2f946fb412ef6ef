/**
 * The independent witness: a mastery engine that is slow and plain, written from the rule book
 * alone (§1-14). The fast engine must agree with it step by step. It keeps the learner's records
 * and the open task, and works out everything else anew at each question.
 */
import { noteCompletion } from './naive-judge.js';
import { predict } from './naive-knowledge.js';
import { isCascading, isMastered, newLearner, recordOf } from './naive-learner.js';
import type { Learner } from './naive-learner.js';
import { isOffered, recommendedTasks, spacingEnds } from './naive-offer.js';
import { beginTask, judgeAnswer, kindInHand, skillInHand } from './naive-task.js';
import type { OpenTask } from './naive-task.js';
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
  NaiveWeights,
  NaiveWorld,
} from './naive-world.js';

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
    this.open = beginTask(this.learner, task, now);
  }

  /**
   * The problem in hand: how it would be judged now (§6: decided when it is answered), and which
   * of the skill's problem types it is, from 0 (§1.1): they take turns, whatever the task.
   */
  current(): { skill: string; kind: NaiveProblemKind; problemType: number } | undefined {
    if (this.open === undefined) return undefined;
    const record = skillInHand(this.open);
    return {
      skill: record.slug,
      kind: kindInHand(this.learner, this.open),
      problemType: record.answers.length % record.problemTypes,
    };
  }

  /**
   * An answer to the problem in hand; with a hint it counts as not correct (§3) in every respect.
   * The mission's completion ends the task (§4).
   */
  answer(correct: boolean, now: number, hinted = false): void {
    if (this.open === undefined) throw new Error('no task is open');
    const isOver = judgeAnswer(this.learner, this.open, correct && !hinted, now);
    noteCompletion(this.learner);
    if (isOver || this.learner.completed) this.open = undefined;
  }

  /** §13: the earliest end of an unmastered skill's wait, perhaps in the past. */
  nextDue(): number | undefined {
    const ends = this.learner.records
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

  /** §12: the probability that the next answer on the skill is correct. */
  prediction(skill: string): number {
    return predict(this.learner, recordOf(this.learner, skill));
  }

  /** §1.3: true from the first moment at which all skills were mastered at once. */
  get completed(): boolean {
    return this.learner.completed;
  }

  masteredCount(): number {
    return this.learner.records.filter(isMastered).length;
  }
}
