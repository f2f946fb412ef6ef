/** Learners in rounds: when one is over, more may follow, for every group the same number. */

import type { ExperimentPlan } from '../experiment/plan.js';
import type { RunResult } from './run-experiment.js';

/** Which rounds follow may depend on nothing but those before. */
export interface Rounds {
  /** learners a group at most */
  readonly most: number;
  /** After a round in which no learner is missing: learners a group at the end of the next; undefined: enough. */
  next(learners: number, soFar: SoFar): number | undefined;
}

/** What all rounds until now came to, by group. */
export interface SoFar {
  readonly totals: RunResult['totals'];
  readonly samples: () => RunResult['samples'];
}

export interface Round {
  /** with the learners that each group has at the round's end */
  readonly plan: ExperimentPlan;
  /** the first new learner */
  readonly first: number;
}

/** The round after `round`; undefined: there is none. */
export function roundAfter(
  { plan }: Round,
  rounds: Rounds | undefined,
  soFar: SoFar,
): Round | undefined {
  const [{ learners: first }] = plan.groups;
  const learners = rounds?.next(first, soFar);
  if (learners === undefined) return undefined;
  return { plan: { ...plan, groups: plan.groups.map((group) => ({ ...group, learners })) }, first };
}

/** Results round by round. `next` is asked when the caller is done with all results of the round before. */
export async function* inRounds<Result>(
  first: Round,
  run: (round: Round) => AsyncGenerator<Result>,
  next: () => Round | undefined,
): AsyncGenerator<Result> {
  for (let round: Round | undefined = first; round !== undefined; round = next()) yield* run(round);
}
