/** What an engine's answers must be, one function a kind: each returns the value, or throws what is wrong with it. */

import { LEVEL_NAMES, type Level } from '../engine/levels.js';
import { PROBLEM_NAMES, type ProblemKind, TASK, TASK_NAMES } from '../engine/problem-kind.js';
import type { Milliseconds, SkillIx } from '../units.js';
import { EngineFault, shown } from './engine-fault.js';

/** Tasks on offer at most [assumption]: no screen shows so many. */
const MOST_TASKS = 100_000;

/** A whole number from `least` to `most`. */
function whole(what: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) {
    return value as number;
  }
  throw new EngineFault(`${what} is ${shown(value)}, not a whole number from ${least} to ${most}`);
}

export function checkSkill(what: string, skill: unknown, skills: number): SkillIx {
  if (Number.isInteger(skill) && (skill as number) >= 0 && (skill as number) < skills) {
    return skill as SkillIx;
  }
  const last = `skills are 0 to ${skills - 1}`;
  throw new EngineFault(`${what} names an unknown skill: ${shown(skill)} (${last})`);
}

export function checkLevel(what: string, level: unknown): Level {
  if (Number.isInteger(level) && (level as number) >= 0 && (level as number) < LEVEL_NAMES.length) {
    return level as Level;
  }
  const last = `levels are 0 to ${LEVEL_NAMES.length - 1}`;
  throw new EngineFault(`${what} is a level out of range: ${shown(level)} (${last})`);
}

export function checkTaskKind(what: string, kind: unknown): number {
  return whole(what, kind, 0, TASK_NAMES.length - 1);
}

export function checkProblemKind(what: string, kind: unknown): ProblemKind {
  return whole(what, kind, 0, PROBLEM_NAMES.length - 1) as ProblemKind;
}

export function checkCount(what: string, count: unknown, most = MOST_TASKS): number {
  return whole(what, count, 0, most);
}

export function checkFlag(what: string, flag: unknown): boolean {
  if (typeof flag === 'boolean') return flag;
  throw new EngineFault(`${what} is ${shown(flag)}, not true or false`);
}

/** A time from `least`; `orNever`: Infinity will do. */
export function checkTime(
  what: string,
  time: unknown,
  least: number,
  orNever: boolean,
): Milliseconds {
  if (orNever && time === Infinity) return time as Milliseconds;
  if (!Number.isSafeInteger(time)) {
    throw new EngineFault(`${what} is no time: ${shown(time)}, not whole milliseconds`);
  }
  if ((time as number) >= least) return time as Milliseconds;
  throw new EngineFault(`time runs back: ${what} is ${shown(time)}, before ${least}`);
}

/** One list of tasks, as whoever reads it may take it. */
export interface CheckedTask {
  readonly kind: number;
  readonly skill: number;
}

/** A list must say of each task what it is, and name no practice task twice. */
export function checkTasks(tasks: readonly CheckedTask[], skills: number): void {
  const practised = new Set<number>();
  tasks.forEach(({ kind, skill }, at) => {
    const what = `task ${at} on offer`;
    checkTaskKind(`${what}: its kind`, kind);
    if (kind === TASK.none) throw new EngineFault(`${what} is of kind none`);
    if (kind !== TASK.practice) return;
    checkSkill(what, skill, skills);
    if (practised.has(skill)) {
      throw new EngineFault(
        `the list of tasks contradicts itself: practice of skill ${skill} twice`,
      );
    }
    practised.add(skill);
  });
}
