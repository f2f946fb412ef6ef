/** Which groups of a plan are compared with which. */

import type { ComparedGroup } from '../comparison/compared-groups.js';
import type { ExperimentPlan } from '../experiment/plan.js';

/** Every group with the control. */
export function comparedGroups({ groups, control }: ExperimentPlan): ComparedGroup[] {
  const controlAt = groups.findIndex(({ name }) => name === control);
  return groups.map(({ name, learners, assigned }, at) => ({
    name,
    control: at === controlAt ? undefined : controlAt,
    samePeople: true,
    learners: assigned === undefined ? learners : undefined,
  }));
}
