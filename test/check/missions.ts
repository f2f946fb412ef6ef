/** For tests of `check`: scenarios from a few words, and random sound maps. */

import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readDocument } from '../../src/content/document.js';
import { type SourcedScenario, checkScenario } from '../../src/content/scenario.js';

export interface SketchedSkill {
  readonly slug: string;
  readonly prerequisites: readonly string[];
  readonly problem_types?: number;
}

/** A scenario through its text, as a user's file would come. */
export function sourced(
  skills: readonly SketchedSkill[],
  more: Readonly<Record<string, unknown>> = {},
): SourcedScenario {
  const text = stringify({ slug: 'sketch', ...more, skills });
  return checkScenario(readDocument('sketch.yaml', text));
}

/** Maps without a fault: every prerequisite stands before its skill in a hidden order; listed in another order. */
export const soundMaps: fc.Arbitrary<SketchedSkill[]> = fc
  .integer({ min: 3, max: 14 })
  .chain((size) =>
    fc.record({
      edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 3 * size }),
      order: fc.shuffledSubarray(
        Array.from({ length: size }, (_, at) => at),
        {
          minLength: size,
          maxLength: size,
        },
      ),
    }),
  )
  .map(({ edges, order }) =>
    order.map((skill) => {
      const below = edges.filter(([one, other]) => Math.max(one, other) === skill && one !== other);
      const prerequisites = [...new Set(below.map(([one, other]) => `s${Math.min(one, other)}`))];
      return { slug: `s${skill}`, prerequisites };
    }),
  );

/** The map with one more prerequisite. */
export function withEdge(
  skills: readonly SketchedSkill[],
  slug: string,
  prerequisite: string,
): SketchedSkill[] {
  return skills.map((skill) =>
    skill.slug === slug && !skill.prerequisites.includes(prerequisite)
      ? { ...skill, prerequisites: [...skill.prerequisites, prerequisite] }
      : skill,
  );
}

/** Length of the shortest way over prerequisites from one skill to another; Infinity: there is none. By looking at all. */
export function distance(skills: readonly SketchedSkill[], from: string, to: string): number {
  let front = [from];
  const seen = new Set(front);
  for (let steps = 0; front.length > 0; steps++) {
    if (front.includes(to)) return steps;
    front = front
      .flatMap((slug) => skills.find((skill) => skill.slug === slug)?.prerequisites ?? [])
      .filter((slug) => !seen.has(slug));
    front.forEach((slug) => seen.add(slug));
  }
  return Infinity;
}
