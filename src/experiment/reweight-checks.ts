/** Which `reweight:` a group has, and what no schema sees of it. */

import type { Path } from '../content/document.js';
import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';
import { rawGroups } from './group-names.js';
import { membersOf } from './learners-of-group.js';
import type { GivenPopulation } from './population-schema.js';
import { type ReweightedPopulation, reweightFaults, reweighted } from './reweight.js';
import type { Config, ConfigGroup } from './schema.js';

type Populations = Readonly<Record<string, GivenPopulation>>;

/** The group's population in its new mix; undefined: it stays as it is. The group's own `reweight:` goes before that of all. */
export function mixOf(
  config: Config,
  { population, reweight = config.reweight }: ConfigGroup,
  populations: Populations,
): ReweightedPopulation | undefined {
  if (reweight === undefined || population === undefined) return undefined;
  return reweighted(membersOf(population, populations)!, reweight);
}

/** What is wrong with the `reweight:` of any group; groups whose population could not be read are passed over. */
export function reweightProblems(
  config: Config,
  populations: Populations,
  value: unknown,
  source: Reported,
): Problem[] {
  const paths = rawGroups(value).map(({ path }) => path.slice(0, 2));
  const known = { ...config.populations, ...populations };
  return config.groups.flatMap(({ reweight: own, population }, at): Problem[] => {
    const asked = own ?? config.reweight;
    if (asked === undefined) return [];
    const path: Path = own === undefined ? ['reweight'] : [...paths[at], 'reweight'];
    if (population === undefined) {
      const what =
        own === undefined
          ? `is of all groups, and ${config.groups[at].name} has no population`
          : 'stands without population';
      const hint = 'only the kinds of a population can be reweighted';
      return [problemAt(source, path, what, hint)];
    }
    const members = membersOf(population, known);
    if (members === undefined) return [];
    return reweightFaults(members, asked).map(({ path: inside, what, hint }) =>
      problemAt(source, [...path, ...inside], what, hint),
    );
  });
}
