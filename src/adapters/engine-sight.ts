/** An engine seen from outside: whether all of it is there, and what a learner's state looks like. */

import type { MasteryEngine } from '../engine/contract.js';
import { LEVEL_NAMES } from '../engine/levels.js';
import { TASK, TASK_NAMES } from '../engine/problem-kind.js';
import type { Milliseconds, SkillIx } from '../units.js';

/** The functions of the contract. */
const FUNCTIONS = [
  'reset',
  'recommend',
  'start',
  'answer',
  'nextDue',
  'level',
  'isCascading',
  'firstMastered',
  'reviewTimes',
  'intervalAfterReview',
  'snapshot',
  'restore',
] as const satisfies readonly (keyof MasteryEngine)[];

/** The first member of the contract that an engine has not; undefined: all are there. */
export function missingMember(engine: unknown): string | undefined {
  if (typeof engine !== 'object' || engine === null) return 'everything';
  const members = engine as Record<string, unknown>;
  return FUNCTIONS.find((name) => typeof members[name] !== 'function');
}

/** Everything that the contract shows of a learner who has no task in hand, as lines that can be compared. */
export function sightOf(engine: MasteryEngine): string[] {
  const skills = Array.from({ length: engine.skills }, (_, skill) => skill as SkillIx);
  const tasks = engine.recommend(0 as Milliseconds);
  const list = Array.from({ length: tasks.count }, (_, at) => {
    const kind = tasks.kind(at);
    return TASK_NAMES[kind] + (kind === TASK.practice ? ` of skill ${tasks.skill(at)}` : '');
  });
  return [
    `${engine.masteredCount} skills mastered`,
    engine.completed ? 'the mission completed' : 'the mission not completed',
    ...skills.map((skill) => {
      const level = engine.level(skill);
      const cascading = engine.isCascading(skill) ? ' and cascading' : '';
      return `skill ${skill} ${LEVEL_NAMES[level] ?? level}${cascading}, first mastered at ${engine.firstMastered(skill)}`;
    }),
    `these tasks on offer: ${list.join(', ') || 'none'}`,
  ];
}
