/** The kinds of tasks that a learner is offered, and of problems that they answer. */

export const TASK = { none: 0, booster: 1, challenge: 2, practice: 3 } as const;
export type TaskKind = (typeof TASK)[keyof typeof TASK];
/** Names by `TaskKind`. */
export const TASK_NAMES = ['none', 'booster', 'challenge', 'practice'] as const;

export const PROBLEM = { practice: 0, cascading: 1, spaced: 2, review: 3, booster: 4 } as const;
export type ProblemKind = (typeof PROBLEM)[keyof typeof PROBLEM];
/** Names by `ProblemKind`. */
export const PROBLEM_NAMES = ['practice', 'cascading', 'spaced', 'review', 'booster'] as const;
