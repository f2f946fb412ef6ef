/** For tests of verdicts: groups as they are judged, from outcomes made by hand. */

import type { Outcome } from '../../src/harness/outcome.js';
import { addOutcome, emptyTotals } from '../../src/metrics/group-totals.js';
import { LEARNER_COLUMNS } from '../../src/metrics/learner-table.js';
import type { Measured } from '../../src/verdict/metric.js';
import { SKILLS, outcomeOf } from '../metrics/outcomes.js';

/** A group of these learners; whoever has an exam accuracy below 0.8 is not ready. */
export function measuredOf(outcomes: readonly Outcome[]): Measured {
  const totals = emptyTotals(SKILLS);
  outcomes.forEach((outcome, learner) => addOutcome(totals, learner, outcome, 0.8));
  const samples = LEARNER_COLUMNS.map((column): [string, Float64Array] => [
    column.name,
    Float64Array.from(
      outcomes,
      (outcome, learner) => column.from({ learner, skills: SKILLS, outcome }) ?? NaN,
    ),
  ]);
  return { totals, samples: Object.fromEntries(samples) };
}

/** Learners who completed after so many problems; null: who hit the limit of 1000. */
export function finishers(problems: readonly (number | null)[]): Outcome[] {
  return problems.map((count) =>
    count === null
      ? outcomeOf({ status: 'problem_limit', problems: 1000 })
      : outcomeOf({ status: 'completed', problems: count, examAccuracy: 0.9 }),
  );
}
