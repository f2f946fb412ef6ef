/** The mission that comes with the package is sound: nobody can get stuck in it by its own fault. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMission } from '../../src/content/compile.js';
import { parseScenario } from '../../src/content/scenario.js';
import { stronglyConnected } from '../../src/content/strongly-connected.js';

const SLUG = 'cc-third-grade-math';
const file = resolve(import.meta.dirname, `../../scenarios/${SLUG}.yaml`);
const scenario = parseScenario(file, readFileSync(file, 'utf8'));
const prerequisites = new Map(scenario.skills.map((skill) => [skill.slug, skill.prerequisites]));

/** Everything that must be known before a skill, over any number of steps. */
function ancestors(slug: string): Set<string> {
  const found = new Set(prerequisites.get(slug));
  for (const one of found) for (const further of prerequisites.get(one) ?? []) found.add(further);
  return found;
}

describe(SLUG, () => {
  it('is named as its file is', () => expect(scenario.slug).toBe(SLUG));

  it('has 50 to 75 skills, each listed once', () => {
    expect(scenario.skills.length).toBeGreaterThanOrEqual(50);
    expect(scenario.skills.length).toBeLessThanOrEqual(75);
    expect(prerequisites.size).toBe(scenario.skills.length);
    expect(compileMission(scenario).skills).toHaveLength(scenario.skills.length);
  });

  it('covers the five domains of the third grade', () => {
    const domains = new Set(
      scenario.skills.map(({ standard }) => /^3\.(\w+)\./.exec(standard ?? '')?.[1]),
    );
    const expected = ['OA', 'NBT', 'NF', 'MD', 'G'];
    expect(expected.filter((domain) => !domains.has(domain))).toEqual([]);
  });

  it('names a title, a topic and a standard for every skill', () => {
    const unnamed = scenario.skills.filter(({ title = '', topic, standard = '' }) =>
      [title, topic, standard].includes(''),
    );
    expect(unnamed.map(({ slug }) => slug)).toEqual([]);
  });

  it('has problems for every skill', () => {
    expect(scenario.skills.filter((skill) => skill.problem_types === 0)).toEqual([]);
  });

  it('starts from foundations that need nothing, and every skill that needs nothing is one', () => {
    const roots = scenario.skills.filter((skill) => skill.prerequisites.length === 0);
    expect(scenario.foundations.length).toBeGreaterThan(0);
    expect(scenario.foundations.filter((slug) => prerequisites.get(slug)?.length !== 0)).toEqual(
      [],
    );
    expect(roots.map(({ slug }) => slug).toSorted()).toEqual(scenario.foundations.toSorted());
  });

  it('has no prerequisite that does not exist, is listed twice or is the skill itself', () => {
    const faults = scenario.skills.flatMap((skill) =>
      skill.prerequisites
        .filter((one, at) => {
          const known = prerequisites.has(one) && one !== skill.slug;
          return !known || skill.prerequisites.indexOf(one) !== at;
        })
        .map((one) => `${skill.slug} needs ${one}`),
    );
    expect(faults).toEqual([]);
  });

  it('has no cycle', () => {
    const slugs = [...prerequisites.keys()];
    const graph = slugs.map((slug) => prerequisites.get(slug)!.map((one) => slugs.indexOf(one)));
    const cycles = stronglyConnected(graph).filter((component) => component.length > 1);
    expect(cycles.map((component) => component.map((at) => slugs[at]))).toEqual([]);
  });

  it('has no redundant edge: none that follows from the others', () => {
    const redundant = scenario.skills.flatMap((skill) =>
      skill.prerequisites
        .filter((one) =>
          skill.prerequisites.some((other) => other !== one && ancestors(other).has(one)),
        )
        .map((one) => `${skill.slug} needs ${one}`),
    );
    expect(redundant).toEqual([]);
  });
});
