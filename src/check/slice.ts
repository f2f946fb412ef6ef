/** The smallest part of a mission that still shows a fault. */

import type { Scenario } from '../content/scenario.js';

/** The mission cut down to these skills, in mission order. Prerequisites that exist nowhere stay. */
export function sliceOf(scenario: Scenario, slugs: readonly string[]): Scenario {
  const kept = new Set(slugs);
  const known = new Set(scenario.skills.map(({ slug }) => slug));
  const order = scenario.members ?? scenario.skills.map(({ slug }) => slug);
  const members = [...new Set(order)].filter((slug) => kept.has(slug));
  const bySlug = new Map(scenario.skills.map((skill) => [skill.slug, skill]));
  return {
    ...scenario,
    members: undefined,
    foundations: scenario.foundations.filter((slug) => kept.has(slug)),
    skills: members.map((slug) => {
      const skill = bySlug.get(slug)!;
      const prerequisites = skill.prerequisites.filter((one) => kept.has(one) || !known.has(one));
      return { ...skill, prerequisites };
    }),
  };
}

/** Trials of a search for the smallest slice [assumption]: each is a walk. */
const MOST_TRIALS = 1000;

/**
 * Skills whose slice still fails while none of them can be spared: parts are left out, halves first, then ever smaller
 * ones, as long as it fails (delta debugging). `fails(all)` must hold. After so many trials what is left is good enough.
 */
export function smallestFailing(
  all: readonly string[],
  fails: (slugs: readonly string[]) => boolean,
): string[] {
  let kept = [...all];
  let trials = 0;
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < kept.length && kept.length > 1 && trials++ < MOST_TRIALS;) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (fewer.length > 0 && fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
