/** A log as tasks: a task is a run of answers of one learner on one skill. */

import { type AnswerLog, starts } from './answer-log.js';

export interface TaskSequences {
  /** number of tasks */
  readonly tasks: number;
  readonly learners: number;
  readonly skills: number;
  /** by task, ascending; a learner's tasks in their order */
  readonly learner: Int32Array;
  readonly skill: Int32Array;
  /** by task, the days of its first and its last answer; absent: the log has no dates */
  readonly days?: { readonly first: Int32Array; readonly last: Int32Array } | undefined;
}

export function taskSequences({ rows, ...log }: AnswerLog): TaskSequences {
  const { learner, skill, learners, skills, day } = log;
  const begins: number[] = [];
  for (let row = 0; row < rows; row++) {
    const goesOn = row > 0 && learner[row] === learner[row - 1] && skill[row] === skill[row - 1];
    if (!goesOn) begins.push(row);
  }
  const first = Int32Array.from(begins);
  const last = first.map((_, task) => (begins[task + 1] ?? rows) - 1);
  return {
    tasks: begins.length,
    learners,
    skills,
    learner: first.map((row) => learner[row]),
    skill: first.map((row) => skill[row]),
    days: day && { first: first.map((row) => day[row]), last: last.map((row) => day[row]) },
  };
}

/** Whether another task of the same learner follows. */
export function hasNext({ learner, tasks }: TaskSequences, task: number): boolean {
  return task + 1 < tasks && learner[task + 1] === learner[task];
}

/** Tasks by skill, in their order: those of skill s are `task[start[s]]` to `task[start[s + 1] - 1]`. */
export interface TasksBySkill {
  readonly start: Int32Array;
  readonly task: Int32Array;
}

export function tasksBySkill({ tasks, skill, skills }: TaskSequences): TasksBySkill {
  const start = starts(skill, skills);
  const next = start.slice();
  const task = new Int32Array(tasks);
  for (let at = 0; at < tasks; at++) task[next[skill[at]]++] = at;
  return { start, task };
}
