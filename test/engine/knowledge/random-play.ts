/** A learner who takes any task that is on offer and answers as dice fall, under any experiments. */

import * as fc from 'fast-check';
import type { Alternatives } from '../../../src/engine/experiments.js';
import { HOUR, type Learner } from '../world.js';

/** One problem: which task is taken (when one must be), the answer's mark, and hours that pass before it. */
export interface Move {
  readonly task: number;
  readonly mark: string;
  readonly hours: number;
}

/** Moves with answers of these marks; often '+', or nothing would ever be mastered. */
export function anyMoves(...others: string[]): fc.Arbitrary<Move[]> {
  const move = fc.record({
    task: fc.nat(6),
    mark: fc.oneof({ weight: 3, arbitrary: fc.constant('+') }, fc.constantFrom(...others)),
    hours: fc.constantFrom(0, 0, 0, 1, 16, 80),
  });
  return fc.array(move, { minLength: 20, maxLength: 120 });
}

/** Some map without circles over skills a to f, the first of them often a foundation. */
export const anyMission = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }))
  .map(([foundation, pairs]) =>
    'abcdef'
      .split('')
      .map((slug, ix) => {
        const needs = pairs
          .filter(([one, other]) => Math.max(one, other) === ix && one !== other)
          .map((pair) => 'abcdef'[Math.min(...pair)]);
        const name = foundation && ix === 0 ? `${slug}*` : slug;
        return needs.length > 0 ? `${name}<${needs.join(',')}` : name;
      })
      .join(' '),
  );

/** Any alternatives of the five-level mechanics' experiments, boosters short and frequent. */
export const anyAlternatives: fc.Arbitrary<Partial<Alternatives>> = fc.record({
  cascading_problems: fc.constantFrom('cascading', 'control'),
  booster_tasks_v3: fc.constantFrom('control', 'booster'),
  booster_task_length: fc.constantFrom('length-1', 'length-3'),
  booster_task_min_problems: fc.constantFrom('min-problems-0', 'min-problems-12'),
  challenge_problems: fc.constantFrom('control', 'challenge'),
  pretest: fc.constantFrom('control', 'pretest'),
  reviews: fc.constantFrom('review', 'control'),
});

/** Plays the moves and says what was met; `onMove` looks on after each, told the time. Waits when nothing is on offer. */
export function playMoves(
  learner: Learner,
  moves: readonly Move[],
  onMove: (now: number) => void = () => {},
): string[] {
  let now = 0;
  const met: string[] = [];
  for (const { task, mark, hours } of moves) {
    now += hours * HOUR;
    if (learner.isBetweenTasks) {
      const offers = learner.offers(now);
      if (offers.length > 0) learner.start(offers[task % offers.length], now);
    }
    if (!learner.isBetweenTasks) met.push(learner.answer(mark, now));
    onMove(now);
  }
  return met;
}
