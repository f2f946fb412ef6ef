/** The group that a flag names. */

import { UserError, didYouMean } from '../errors.js';
import { type ExperimentPlan, groupFinder } from '../experiment/plan.js';

/**
 * Its index in the plan; of a sweep, at that point.
 * @throws UserError, placed at the flag, when there is none of that name
 */
export function groupNumber(
  plan: ExperimentPlan,
  name: string,
  flag: string,
  point?: number,
): number {
  const found = groupFinder(plan)({ name, point });
  if (found !== undefined) return found;
  const groups = plan.groups.filter((group) => group.point === point);
  const names = groups.map((group) => group.name);
  const parts = groups.filter(({ assigned }) => assigned?.from === name);
  const hint =
    parts.length > 0
      ? `it is split into ${parts.map((part) => part.name).join(', ')}`
      : (didYouMean(name, names) ?? `groups: ${names.join(', ')}`);
  throw new UserError({ file: flag, what: `no group "${name}"`, hint });
}
