/** `assign:` in a group: learners fall into weighted buckets, and each combination becomes a group of its own. */

import { assignAlternative } from '../engine/assignment.js';
import { type Alternatives, EXPERIMENT_NAMES, type ExperimentName } from '../engine/experiments.js';
import type { ExperimentPlan } from './plan.js';

/** Weights of the alternatives, by experiment. */
export type Assignment = Readonly<
  Partial<Record<ExperimentName, Readonly<Record<string, number>>>>
>;

/** One combination of assigned alternatives. */
export type Combination = Readonly<Partial<Alternatives>>;

/** Every combination with a weight above 0, experiments in the rule book's order; one, empty, without assignment. */
export function combinations(assignment: Assignment): Combination[] {
  return EXPERIMENT_NAMES.reduce<Combination[]>(
    (made, experiment) => {
      const weights = assignment[experiment];
      if (weights === undefined) return made;
      const drawn = Object.keys(weights).filter((alternative) => weights[alternative] > 0);
      return made.flatMap((earlier) =>
        drawn.map((alternative) => ({ ...earlier, [experiment]: alternative })),
      );
    },
    [{}],
  );
}

/** The name of a combination's group: the assigned group's name and the alternatives. */
export function combinationName(group: string, combination: Combination): string {
  return [group, ...Object.values(combination)].join('-');
}

/** What hashing knows a learner by: the seed makes the person, as it does the random streams. */
export function hashIdentity(seed: number, learner: number): string {
  return `${seed}/${learner}`;
}

/** Whether a learner's hashes fall on this combination. */
export function isAssigned(
  assignment: Assignment,
  combination: Combination,
  seed: number,
  learner: number,
): boolean {
  const identity = hashIdentity(seed, learner);
  return EXPERIMENT_NAMES.every((experiment) => {
    const weights = assignment[experiment];
    if (weights === undefined) return true;
    return assignAlternative(experiment, identity, weights) === combination[experiment];
  });
}

/** Whether learner `number` is one of the group: always, unless an assignment says otherwise. */
export function belongs(plan: ExperimentPlan, group: number, number: number): boolean {
  const { assigned } = plan.groups[group];
  if (assigned === undefined) return true;
  return isAssigned(assigned.assignment, assigned.combination, plan.seed, number);
}
