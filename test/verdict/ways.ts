/** For tests of digests: ways of learners who never were. */

import * as fc from 'fast-check';
import type { MasteryEngine } from '../../src/engine/contract.js';
import type { Level } from '../../src/engine/levels.js';
import type { ProblemKind } from '../../src/engine/problem-kind.js';
import { VirtualClock } from '../../src/harness/clock.js';
import type { Status } from '../../src/harness/ending.js';
import { PathDigest } from '../../src/harness/path-digest.js';
import { DAY, type Milliseconds, type SkillIx } from '../../src/units.js';

/** What there is to see after a problem. */
export interface Event {
  readonly now: number;
  readonly skill: number;
  readonly kind: number;
  readonly correct: boolean;
  readonly hinted: boolean;
  readonly level: number;
  readonly mastered: number;
}

const event = fc.record({
  now: fc.nat(2 ** 40),
  skill: fc.nat(500),
  kind: fc.nat(6),
  correct: fc.boolean(),
  hinted: fc.boolean(),
  level: fc.nat(4),
  mastered: fc.nat(500),
});

export const way: fc.Arbitrary<Event[]> = fc.array(event, { minLength: 40, maxLength: 160 });

/** The event with one thing changed: a switch thrown, or a number moved. */
export function otherwise(one: Event, field: keyof Event, by: number): Event {
  const value = one[field];
  return { ...one, [field]: typeof value === 'boolean' ? !value : value + by };
}

/** One for all of them, as in a run: nothing of a learner may reach the next one's. */
let current: Pick<Event, 'level' | 'mastered'> = { level: 0, mastered: 0 };
const engine = {
  level: () => current.level as Level,
  get masteredCount() {
    return current.mastered;
  },
} as unknown as MasteryEngine;
const digest = new PathDigest(engine);
const clock = new VirtualClock(DAY);

export function digestOf(
  events: readonly Event[],
  learner: number,
  status: Status = 'completed',
): string {
  digest.start(learner);
  for (const one of events) {
    current = one;
    clock.now = one.now as Milliseconds;
    digest.after(clock, one.skill as SkillIx, one.kind as ProblemKind, one.correct, one.hinted);
  }
  return digest.finish(status);
}
