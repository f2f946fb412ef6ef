/** The open task: how it begins, which problem is in hand, and what an answer does to it. */
import {
  correctInARowNeeded,
  entryKind,
  finishBooster,
  finishPractice,
  judgeChallengeProblem,
  noteAnswer,
} from './naive-judge.js';
import { recordOf } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';
import { boosterGroup, boosterProblems, challengeEntries } from './naive-offer.js';
import { finishPretest, nextPretestSkill } from './naive-pretest.js';
import type { NaiveProblemKind, NaiveTask } from './naive-world.js';

interface PracticeTask {
  kind: 'practice';
  record: SkillRecord;
  /** §3: the count towards five; §11: towards ten. */
  inARow: number;
  /** No answer was wrong so far. */
  allCorrect: boolean;
}

interface ChallengeTask {
  kind: 'challenge';
  /** §4: the list is fixed when the challenge starts; these are the skills still to come. */
  left: SkillRecord[];
}

interface BoosterTask {
  kind: 'booster';
  group: SkillRecord[];
  /** §7: the skills of the problems still to come. */
  left: SkillRecord[];
  correct: number;
}

interface PretestTask {
  kind: 'pretest';
  /** §9: the skill of the problem in hand, chosen when it came up; undefined = none is left. */
  record: SkillRecord | undefined;
  done: number;
}

/** A task that was begun, and how far it has come. */
export type OpenTask = PracticeTask | ChallengeTask | BoosterTask | PretestTask;

/** Begins a task that is on offer. */
export function beginTask(learner: Learner, task: NaiveTask, now: number): OpenTask {
  if (task.kind === 'practice') {
    const record = recordOf(learner, task.skill);
    record.practiceTasksBegun += 1;
    return { kind: 'practice', record, inARow: 0, allCorrect: true };
  }
  if (task.kind === 'challenge') {
    return { kind: 'challenge', left: challengeEntries(learner, now) };
  }
  if (task.kind === 'pretest') {
    return { kind: 'pretest', record: nextPretestSkill(learner), done: 0 };
  }
  const group = boosterGroup(learner);
  return { kind: 'booster', group, left: boosterProblems(learner, group), correct: 0 };
}

/** The skill of the problem in hand. */
export function skillInHand(task: OpenTask): SkillRecord {
  const record = 'record' in task ? task.record : task.left[0];
  if (record === undefined) throw new Error('an open task without a problem');
  return record;
}

/** How the problem in hand would be judged now (§6: decided when it is answered). */
export function kindInHand(learner: Learner, task: OpenTask): NaiveProblemKind {
  return task.kind === 'challenge' ? entryKind(learner, skillInHand(task)) : task.kind;
}

/** An answer to the problem in hand, judged by the task's rule; says whether the task is over. */
export function judgeAnswer(
  learner: Learner,
  task: OpenTask,
  correct: boolean,
  now: number,
): boolean {
  const record = skillInHand(task);
  if (task.kind === 'challenge') {
    const kind = entryKind(learner, record); // §8: before the answer is in the history
    noteAnswer(learner, record, false, correct, now);
    judgeChallengeProblem(learner, record, kind, correct, now);
    task.left.shift();
    return task.left.length === 0;
  }
  noteAnswer(learner, record, task.kind === 'booster', correct, now);
  if (task.kind === 'practice') return judgePractice(learner, task, correct, now);
  if (task.kind === 'booster') return judgeBooster(learner, task, correct, now);
  return judgePretest(learner, task);
}

/** §3: five (§11: ten) correct in a row end the task; a wrong answer restarts the count. */
function judgePractice(
  learner: Learner,
  task: PracticeTask,
  correct: boolean,
  now: number,
): boolean {
  task.inARow = correct ? task.inARow + 1 : 0;
  task.allCorrect = task.allCorrect && correct;
  const isOver = task.inARow >= correctInARowNeeded(learner.settings);
  if (isOver) finishPractice(learner, task.record, task.allCorrect, now);
  return isOver;
}

/** §7: nothing happens before the last of its problems. */
function judgeBooster(learner: Learner, task: BoosterTask, correct: boolean, now: number): boolean {
  if (correct) task.correct += 1;
  task.left.shift();
  const isOver = task.left.length === 0;
  if (isOver) finishBooster(learner, task.group, task.correct, now);
  return isOver;
}

/** §9: an answer changes no level; the next problem is chosen right after it. */
function judgePretest(learner: Learner, task: PretestTask): boolean {
  task.done += 1;
  task.record = nextPretestSkill(learner);
  const isOver = task.done >= learner.settings.pretestProblems || task.record === undefined;
  if (isOver) finishPretest(learner);
  return isOver;
}
