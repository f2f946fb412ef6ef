/** Which groups of a plan are compared with which. */

import { compileMission } from '../content/compile.js';
import { type ComparedGroup, Comparisons, type SkillProblems } from '../comparison/comparison.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';

/** Comparisons of every group with the control, ready to be fed. */
export function comparisonsOf(plan: ExperimentPlan): Comparisons {
  return new Comparisons({
    groups: comparedGroups(plan),
    readyAccuracy: plan.readyAccuracy,
    limits: plan.limits,
    seed: plan.seed,
  });
}

function comparedGroups({ groups, control }: ExperimentPlan): ComparedGroup[] {
  const controlAt = groups.findIndex(({ name }) => name === control);
  return groups.map(({ name, learners, assigned }, at) => ({
    name,
    control: at === controlAt ? undefined : controlAt,
    samePeople: true,
    learners: assigned === undefined ? learners : undefined,
  }));
}

/** Problems of group number `at`, by skill. */
export function skillProblems(
  { groups, scenarios }: ExperimentPlan,
  totals: readonly GroupTotals[],
  at: number,
): SkillProblems {
  const { skills } = compileMission(scenarios[groups[at].mission]);
  return { slugs: skills.map(({ slug }) => slug), problems: totals[at].skills.problems };
}
