/** Warnings for assignments whose split is improbable. */

import { EXPERIMENT_NAMES } from '../engine/experiments.js';
import { type ExperimentPlan, pointNumbers } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { SUSPICIOUS, splitProbability } from '../metrics/sample-ratio.js';

/** A line per assigned group and experiment whose split is less probable than 0.001. */
export function sampleRatioWarnings(
  plan: ExperimentPlan,
  totals: readonly GroupTotals[],
): string[] {
  // Points of a sweep split the same learners alike.
  return [...new Set(pointNumbers(plan).flatMap((point) => warningsAt(plan, totals, point)))];
}

function warningsAt(
  plan: ExperimentPlan,
  totals: readonly GroupTotals[],
  point: number | undefined,
): string[] {
  const assigned = plan.groups.flatMap((group, at) =>
    group.assigned === undefined || group.point !== point
      ? []
      : [{ learners: totals[at].learners, ...group.assigned }],
  );
  const sources = [...new Set(assigned.map(({ from }) => from))];
  return sources.flatMap((from) => {
    const groups = assigned.filter((group) => group.from === from);
    return EXPERIMENT_NAMES.flatMap((experiment) => {
      const weights = groups[0].assignment[experiment];
      if (weights === undefined) return [];
      const split = Object.entries(weights).map(([alternative, weight]) => ({
        alternative,
        weight,
        learners: groups
          .filter(({ combination }) => combination[experiment] === alternative)
          .reduce((sum, { learners }) => sum + learners, 0),
      }));
      const probability = splitProbability(split);
      if (probability >= SUSPICIOUS) return [];
      const shown = split.map((one) => `${one.alternative} ${one.learners} (weight ${one.weight})`);
      return [
        `${plan.name}, group ${from}: the split of ${experiment} is improbable (p = ${probability.toExponential(1)}): ${shown.join(', ')}`,
      ];
    });
  });
}
