/** The group that a flag names. */

import { UserError, didYouMean } from '../errors.js';
import type { ExperimentPlan } from '../experiment/plan.js';

/**
 * Its index in the plan.
 * @throws UserError, placed at the flag, when there is none of that name
 */
export function groupNumber(plan: ExperimentPlan, name: string, flag: string): number {
  const names = plan.groups.map((group) => group.name);
  const at = names.indexOf(name);
  if (at >= 0) return at;
  const parts = plan.groups.filter(({ assigned }) => assigned?.from === name);
  const hint =
    parts.length > 0
      ? `it is split into ${parts.map((part) => part.name).join(', ')}`
      : (didYouMean(name, names) ?? `groups: ${names.join(', ')}`);
  throw new UserError({ file: flag, what: `no group "${name}"`, hint });
}
