/** What to say when learners could not go on: which group, who first, and at which skills. */

import { compileMission } from '../content/compile.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';

/** Skills named at most. */
const NAMED = 5;

/** A line per group with blocked or stalled learners, with the command that replays the first of them. */
export function stuckMessages(
  file: string,
  plan: ExperimentPlan,
  totals: readonly GroupTotals[],
): string[] {
  return plan.groups.flatMap((group, at) => {
    const { learners, statuses, firstStuck, skills } = totals[at];
    const stuck = statuses.blocked + statuses.stalled;
    if (stuck === 0) return [];
    const mission = compileMission(plan.scenarios[group.mission]);
    const held = mission.skills
      .map((skill, ix) => ({ slug: skill.slug, waiting: skills.stuck[ix] }))
      .filter(({ waiting }) => waiting > 0)
      .toSorted((one, other) => other.waiting - one.waiting);
    const named = held.slice(0, NAMED).map(({ slug }) => slug);
    const more = held.length > NAMED ? ` and ${held.length - NAMED} more` : '';
    return [
      `${plan.name}, group ${group.name}: ${stuck} of ${learners} learners are blocked in mission ${group.mission}, ` +
        `never mastered: ${named.join(', ')}${more}; replay: learnersim trace ${file} --seed ${plan.seed} --group ${group.name} --learner ${firstStuck}`,
    ];
  });
}
