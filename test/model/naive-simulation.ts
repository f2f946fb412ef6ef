/**
 * A simulated learner who walks through a mission with the naive engine: a constant probability
 * of a correct answer, always the first task of the list, one session a day (§13).
 */
import { NaiveEngine } from './naive-engine.js';
import type { NaiveSettings, NaiveWorld } from './naive-world.js';

const DAY_MS = 86_400_000;

export interface NaiveLearnerSettings {
  /** Of a correct answer, for every problem. */
  probability: number;
  secondsPerProblem: number;
  maxTimePerDaySeconds: number;
  maxProblems: number;
  maxDays: number;
  /** In [0, 1); drawn once for each problem. */
  random: () => number;
}

export interface NaiveEnding {
  status: 'completed' | 'blocked' | 'problem_limit' | 'day_limit';
  problems: number;
  correct: number;
  /** Calendar days from the first session's to that of the end, both counted. */
  days: number;
}

/** Session d starts at d x 24 hours, d = 0, 1, 2, ... */
export function simulateNaively(
  world: NaiveWorld,
  settings: NaiveSettings,
  learner: NaiveLearnerSettings,
): NaiveEnding {
  const problemMs = Math.round(learner.secondsPerProblem * 1000);
  const sessionMs = Math.round(learner.maxTimePerDaySeconds * 1000);
  const engine = new NaiveEngine(world, settings);
  let day = 0;
  let now = 0;
  let problems = 0;
  let correct = 0;
  const ending = (status: NaiveEnding['status']): NaiveEnding => ({
    status,
    problems,
    correct,
    days: day + 1,
  });
  /** Goes to the start of the first later day's session that is not before `moment`. */
  const comeBackFor = (moment: number): void => {
    day = Math.max(day + 1, Math.ceil(moment / DAY_MS));
    now = day * DAY_MS;
  };

  while (!engine.completed) {
    if (problems >= learner.maxProblems) return ending('problem_limit');
    if (day >= learner.maxDays) {
      day = learner.maxDays - 1;
      return ending('day_limit');
    }
    // The session is used up: the next problem, or the choice of the next task, is tomorrow's.
    if (now - day * DAY_MS >= sessionMs) {
      comeBackFor(now);
      continue;
    }
    if (engine.current() === undefined) {
      const [best] = engine.recommended(now);
      if (best === undefined) {
        const due = engine.nextDue();
        if (due === undefined) return ending('blocked');
        comeBackFor(due);
        continue;
      }
      engine.start(best, now);
    }
    now += problemMs;
    const isCorrect = learner.random() < learner.probability;
    engine.answer(isCorrect, now);
    problems += 1;
    if (isCorrect) correct += 1;
  }
  return ending('completed');
}
