/** What to say when learners could not go on: which group, who first, at which skills, and why. */

import { isDeepStrictEqual } from 'node:util';
import { diagnoseStuck } from '../check/check-mission.js';
import { compileMission } from '../content/compile.js';
import type { SourcedScenario } from '../content/scenario.js';
import { UserError } from '../errors.js';
import { type ExperimentPlan, type GroupPlan, groupLabel } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import type { Verdict } from '../verdict/verdict.js';
import { traceCommand } from './command-line.js';
import type { ConfigFlags } from './load-plan.js';
import { missionSource } from './mission-source.js';

/** Skills named at most. */
const NAMED = 5;

/**
 * The message about a group with blocked or stalled learners, and the command that replays the first of
 * them. `causes`: those found already, by mission and skills: many points of a sweep may have the same one.
 */
export function stuckVerdict(
  file: string,
  plan: ExperimentPlan,
  group: GroupPlan,
  totals: GroupTotals,
  flags: ConfigFlags,
  causes: Map<string, string>,
): Pick<Verdict, 'message' | 'replay'> {
  const { learners, statuses, firstStuck, skills } = totals;
  const mission = compileMission(plan.scenarios[group.mission]);
  const held = mission.skills
    .map((skill, ix) => ({ slug: skill.slug, waiting: skills.stuck[ix] }))
    .filter(({ waiting }) => waiting > 0)
    .toSorted((one, other) => other.waiting - one.waiting)
    .map(({ slug }) => slug);
  const key = [group.mission, ...held].join('\n');
  const cause = causes.get(key) ?? causeOf(file, plan, group, held, flags);
  causes.set(key, cause);
  const more = held.length > NAMED ? ` and ${held.length - NAMED} more` : '';
  const { blocked, stalled } = statuses;
  const kinds = [blocked > 0 ? `${blocked} blocked` : '', stalled > 0 ? `${stalled} stalled` : ''];
  return {
    message:
      `${plan.name}, group ${groupLabel(plan, group)}: ${blocked + stalled} of ${learners} learners cannot go on (${kinds.filter(Boolean).join(', ')}) in mission ${group.mission}, ` +
      `not mastered: ${held.slice(0, NAMED).join(', ')}${more}${cause}`,
    replay: traceCommand(file, plan.seed, group, firstStuck, flags),
  };
}

/** The first fault of the mission among the skills that held learners, with its place. */
function causeOf(
  file: string,
  plan: ExperimentPlan,
  group: GroupPlan,
  held: readonly string[],
  flags: ConfigFlags,
): string {
  const sourced = unchangedScenario(file, plan, group, flags);
  if (sourced === undefined) return '';
  const causes = diagnoseStuck(sourced, held);
  if (causes.length === 0) return '';
  const [{ fault, what, place }] = causes;
  const more = causes.length > 1 ? `, and ${causes.length - 1} more faults` : '';
  const where = place === undefined ? '' : `:${place.line}:${place.column}`;
  return `; cause: ${fault}: ${what}, ${sourced.source.file}${where}${more}`;
}

/** The mission, if it is still what was run: somebody may be mending it. */
function unchangedScenario(
  file: string,
  plan: ExperimentPlan,
  { mission }: GroupPlan,
  flags: ConfigFlags,
): SourcedScenario | undefined {
  try {
    const now = missionSource(file, plan, mission, flags);
    return isDeepStrictEqual(now?.scenario, plan.scenarios[mission]) ? now : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
