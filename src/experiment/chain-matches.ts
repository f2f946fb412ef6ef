/** How far the Markov chains of task choice know the missions that they are used in: skills are matched by their slugs. */

import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import { type Problem, printable } from '../errors.js';
import { rawGroups } from './group-names.js';
import type { ExperimentPlan, GroupPlan } from './plan.js';

/** A chain used in a mission. */
export interface ChainMatch {
  /** the first group that does so */
  readonly group: GroupPlan;
  readonly chain: string;
  /** skills of the mission, and how many of them the chain names */
  readonly skills: number;
  readonly known: number;
  /** names of the chain that are no skills of the mission */
  readonly others: number;
}

/** Every chain with every mission that it is used in, once. */
export function chainMatches({ groups, scenarios, transitions }: ExperimentPlan): ChainMatch[] {
  const seen = new Set<string>();
  return groups.flatMap((group) =>
    chainsOf(group).flatMap((chain) => {
      const key = JSON.stringify([group.mission, chain]);
      if (seen.has(key)) return [];
      seen.add(key);
      const { members, skills } = scenarios[group.mission];
      const slugs = new Set(members ?? skills.map(({ slug }) => slug));
      const rows = Object.entries(transitions[chain]);
      const names = new Set(rows.flatMap(([from, row]) => [from, ...Object.keys(row)]));
      const known = [...names].filter((name) => slugs.has(name)).length;
      return [{ group, chain, skills: slugs.size, known, others: names.size - known }];
    }),
  );
}

/** Chains that name no skill of a mission: they would never count. */
export function chainsWithoutSkills(
  plan: ExperimentPlan,
  value: unknown,
  source: Reported,
): Problem[] {
  return chainMatches(plan)
    .filter(({ known }) => known === 0)
    .map(({ group, chain }) => {
      const name = group.assigned?.from ?? group.name;
      const place =
        rawGroups(value)
          .find((one) => one.name === name)
          ?.path.slice(0, 2) ?? [];
      const { config, scenarios, transitions } = plan;
      const given = config.groups.find((one) => one.name === name);
      const isTheirs = given?.behaviour?.task_choice === undefined && given?.population;
      const key = isTheirs ? ['population'] : ['behaviour', 'task_choice'];
      const what = `${quoted(chain)} names no skill of mission ${quoted(group.mission)}`;
      const [theirs = 'nothing'] = Object.keys(transitions[chain]).map(quoted);
      const [ours] = scenarios[group.mission].skills.map(({ slug }) => quoted(slug));
      const hint = `it names ${theirs} first, the mission ${ours}`;
      return problemAt(source, [...place, ...key], what, hint);
    });
}

/** `next.yaml: 40 of 52 skills of tree52; names that are none of them: 3`. */
export function matchText({ group, chain, skills, known, others }: ChainMatch): string {
  const rest = others === 0 ? '' : `; names that are none of them: ${others}`;
  return printable(`${chain}: ${known} of ${skills} skills of ${group.mission}${rest}`);
}

/** Names of the chains by which a group's learners choose. */
function chainsOf({ people }: GroupPlan): string[] {
  return people.flatMap(({ taskChoice }) =>
    typeof taskChoice === 'object' && 'markov' in taskChoice ? [taskChoice.markov] : [],
  );
}
