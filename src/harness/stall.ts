import type { MasteryEngine } from '../engine/contract.js';
import { TASK } from '../engine/problem-kind.js';
import { type Milliseconds, NEVER_AGAIN } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Limits } from './ending.js';

/**
 * Whether a learner who answers everything right from here on gets on: masters more than `most` skills at once, within
 * `limits` counted from here. Takes the engine and the clock along. Where the calendar ends first, that is no fault of the
 * mission: the learner counts as getting on.
 */
export function wouldGetOn(
  engine: MasteryEngine,
  clock: VirtualClock,
  problemTime: Float64Array,
  most: number,
  limits: Limits,
): boolean {
  const lastDay = clock.day + limits.max_days;
  for (let problems = 0; problems < limits.max_problems; problems++) {
    if (engine.task === TASK.none) {
      const found = findTask(engine, clock, lastDay);
      if (found !== 'task') return found === 'no day';
    }
    clock.work(problemTime[engine.problem] as Milliseconds);
    engine.answer(true, clock.now);
    if (engine.completed || engine.masteredCount > most) return true;
    if (clock.sessionIsOver() && !clock.nextSession(clock.now)) return true;
  }
  return false;
}

/** Begins the task recommended first, on a later day if it must be; or says that none will ever be, or no later day. */
function findTask(
  engine: MasteryEngine,
  clock: VirtualClock,
  lastDay: number,
): 'task' | 'no task' | 'no day' {
  while (engine.recommend(clock.now).count === 0) {
    const due = engine.nextDue();
    if (due === NEVER_AGAIN || clock.day > lastDay) return 'no task';
    if (!clock.nextSession(due)) return 'no day';
  }
  engine.start(0, clock.now);
  return 'task';
}
