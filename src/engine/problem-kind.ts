/** The kinds of tasks that a learner is offered, and of problems that they answer. */

export const TASK = { none: 0, pretest: 1, booster: 2, challenge: 3, practice: 4 } as const;
export type TaskKind = (typeof TASK)[keyof typeof TASK];
/** Names by `TaskKind`. */
export const TASK_NAMES = ['none', 'pretest', 'booster', 'challenge', 'practice'] as const;

export const PROBLEM = {
  practice: 0,
  cascading: 1,
  challenge: 2,
  spaced: 3,
  review: 4,
  booster: 5,
  pretest: 6,
} as const;
export type ProblemKind = (typeof PROBLEM)[keyof typeof PROBLEM];
/** Names by `ProblemKind`. */
export const PROBLEM_NAMES = [
  'practice',
  'cascading',
  'challenge',
  'spaced',
  'review',
  'booster',
  'pretest',
] as const;
