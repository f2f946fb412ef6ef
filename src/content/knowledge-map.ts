/**
 * Rule book 1.2: the directed graph of prerequisites, and its reverse, the postrequisites.
 * Both are flat: the neighbours of skill s are `targets[start[s]]` to `targets[start[s + 1] - 1]`, in mission order.
 */

import type { SkillIx } from '../units.js';

export interface Neighbours {
  /** length: skills + 1 */
  readonly start: Int32Array;
  readonly targets: Int32Array;
}

export interface KnowledgeMap {
  readonly prerequisites: Neighbours;
  readonly postrequisites: Neighbours;
  /** for each skill, how many of its prerequisites exist nowhere: they can never be practised */
  readonly missing: Int32Array;
}

/** One prerequisite relation between skills of a mission. */
export interface Edge {
  readonly skill: SkillIx;
  readonly prerequisite: SkillIx;
}

/** Builds the map of `skills` skills; an edge that is listed twice counts once. */
export function knowledgeMap(
  skills: number,
  edges: readonly Edge[],
  missing: Int32Array,
): KnowledgeMap {
  return {
    prerequisites: neighbours(skills, edges, (edge) => [edge.skill, edge.prerequisite]),
    postrequisites: neighbours(skills, edges, (edge) => [edge.prerequisite, edge.skill]),
    missing,
  };
}

function neighbours(
  skills: number,
  edges: readonly Edge[],
  ends: (edge: Edge) => [from: SkillIx, to: SkillIx],
): Neighbours {
  const sets = Array.from({ length: skills }, () => new Set<number>());
  for (const edge of edges) {
    const [from, to] = ends(edge);
    sets[from].add(to);
  }
  const start = new Int32Array(skills + 1);
  sets.forEach((set, skill) => (start[skill + 1] = start[skill] + set.size));
  const targets = Int32Array.from(sets.flatMap((set) => [...set].sort((a, b) => a - b)));
  return { start, targets };
}
