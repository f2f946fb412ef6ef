/** Where the problems went: the difference between two groups, split by kind of problem and by skill. */

import type { SkillProblems } from './comparison.js';
import type { GroupSample } from './group-sample.js';
import { PROBLEM_KINDS } from './measures.js';

export interface PartOfDifference {
  /** kind of problem, or slug of a skill */
  readonly name: string;
  /** problems a learner: of the group, of the control, and their difference */
  readonly group: number;
  readonly control: number;
  readonly difference: number;
}

/** By kind of problem; the parts add up to the difference of `problems.mean`. */
export function byKind(group: GroupSample, control: GroupSample): PartOfDifference[] {
  if (group.learners === 0 || control.learners === 0) return [];
  return largestFirst(
    PROBLEM_KINDS.map(({ name }, at) =>
      part(name, group.kinds[at] / group.learners, control.kinds[at] / control.learners),
    ),
  );
}

/** By skill: those of either mission; a skill that a mission does not have took no problems there. */
export function bySkill(
  { group, control }: { readonly group: GroupSample; readonly control: GroupSample },
  ofGroup: SkillProblems,
  ofControl: SkillProblems,
): PartOfDifference[] {
  if (group.learners === 0 || control.learners === 0) return [];
  const [one, other] = [bySlug(ofGroup), bySlug(ofControl)];
  const slugs = new Set([...ofGroup.slugs, ...ofControl.slugs]);
  return largestFirst(
    [...slugs].map((slug) =>
      part(slug, (one.get(slug) ?? 0) / group.learners, (other.get(slug) ?? 0) / control.learners),
    ),
  );
}

function bySlug({ slugs, problems }: SkillProblems): Map<string, number> {
  return new Map(slugs.map((slug, at) => [slug, problems[at]]));
}

function part(name: string, group: number, control: number): PartOfDifference {
  return { name, group, control, difference: group - control };
}

function largestFirst(parts: readonly PartOfDifference[]): PartOfDifference[] {
  return parts
    .filter(({ group, control }) => group > 0 || control > 0)
    .toSorted((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
}
