/** Journeys as a page carries them: half the size. `client/sample.ts` unpacks them. */

import type { Journey } from '../harness/journey.js';

export interface PackedJourney {
  readonly skill: readonly number[];
  /** a digit a problem */
  readonly kind: string;
  readonly task: string;
  readonly answer: string;
  readonly level: string;
  readonly seconds: readonly number[];
  /** days and their numbers of problems, by turns */
  readonly days: readonly number[];
  readonly begins: readonly number[];
  readonly starts: Journey['starts'];
  readonly also: Journey['also'];
  readonly left: number;
}

/** Kinds, tasks, answers and levels are fewer than ten each. */
export function packedJourney(journey: Journey): PackedJourney {
  const { skill, kind, task, answer, level, seconds, day, begins, starts, also, left } = journey;
  const days: number[] = [];
  for (const one of day) {
    if (days.at(-2) === one) days[days.length - 1]++;
    else days.push(one, 1);
  }
  return {
    skill,
    kind: kind.join(''),
    task: task.join(''),
    answer: answer.join(''),
    level: level.join(''),
    seconds,
    days,
    begins,
    starts,
    also,
    left,
  };
}
