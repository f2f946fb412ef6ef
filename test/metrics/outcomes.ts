/** For tests: outcomes of learners, made by hand or at random. */

import * as fc from 'fast-check';
import { STATUSES } from '../../src/harness/ending.js';
import { Outcome } from '../../src/harness/outcome.js';

/** Skills of the made-up mission. */
export const SKILLS = 3;

type Numbers = Partial<Omit<Outcome, 'reset' | `skill${string}`>>;

/** An outcome over `SKILLS` skills: what is not said is 0, or "never". */
export function outcomeOf(numbers: Numbers, skills: Partial<PerSkill> = {}): Outcome {
  const outcome = Object.assign(new Outcome(SKILLS), { days: 1 }, numbers);
  outcome.skillProblems.set(skills.problems ?? []);
  outcome.skillCorrect.set(skills.correct ?? []);
  outcome.skillMastered.set(skills.mastered ?? []);
  outcome.skillMasteryDay.set(skills.masteryDay ?? []);
  return outcome;
}

interface PerSkill {
  readonly problems: readonly number[];
  readonly correct: readonly number[];
  readonly mastered: readonly number[];
  readonly masteryDay: readonly number[];
}

const perSkill = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(most), { minLength: SKILLS, maxLength: SKILLS });
const orNever = (value: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(-1), value);

/** Any outcome: numbers need not fit together, tables and totals do not ask. */
export const outcomes: fc.Arbitrary<Outcome> = fc
  .tuple(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      problems: fc.nat(2000),
      correct: fc.nat(2000),
      days: fc.integer({ min: 1, max: 60 }),
      active: fc.nat(10_000_000),
      mastered: fc.nat(SKILLS),
      reviews: fc.nat(500),
      reviewsCorrect: fc.nat(500),
      followUps: fc.nat(500),
      followUpsCorrect: fc.nat(500),
      practiceProblems: fc.nat(500),
      challengeProblems: fc.nat(500),
      boosterProblems: fc.nat(500),
      problemsTo50: orNever(fc.nat(2000)),
      problemsTo80: orNever(fc.nat(2000)),
      examAccuracy: orNever(fc.double({ min: 0, max: 1, noNaN: true })),
      examAccuracy30Days: orNever(fc.double({ min: 0, max: 1, noNaN: true })),
      overpromoted: fc.nat(SKILLS),
      overpractice: fc.nat(2000),
    }),
    fc.record({
      problems: perSkill(50),
      correct: perSkill(50),
      mastered: perSkill(1),
      masteryDay: perSkill(40),
    }),
  )
  .map(([numbers, skills]) => outcomeOf(numbers, skills));
