import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { notice } from './duplicates.js';

/** Skills whose ancestors are told apart at once: bounds memory at 512 bytes a skill. */
const BLOCK = 4096;

/** Prerequisites that follow from the others. Skills in or behind a cycle have none that could be told. */
export function redundantPrerequisites(graph: MissionGraph): Finding[] {
  const redundant = redundantEdges(graph.prerequisites, topologicalOrder(graph));
  return graph.slugs.flatMap((slug, skill): Finding[] =>
    graph.prerequisites[skill]
      .filter((one) => redundant.has(skill * graph.slugs.length + one))
      .map((one) => {
        const name = graph.slugs[one];
        const what = `${slug} needs ${name}, which its other prerequisites need already`;
        const place = graph.placeOfEdge(skill, name);
        return notice('info', 'redundant prerequisite', slug, what, place);
      }),
  );
}

/**
 * Edges from a skill to a prerequisite that another of its prerequisites needs, as `skill * skills + prerequisite`.
 * Ancestors are sets of bits, one block of skills after the other: a few steps an edge, whatever the map's depth.
 */
function redundantEdges(
  prerequisites: readonly (readonly number[])[],
  order: readonly number[],
): Set<number> {
  const skills = prerequisites.length;
  const words = Math.min(BLOCK, skills + 31) >> 5;
  const ancestors = new Int32Array(skills * words);
  const found = new Set<number>();
  for (let first = 0; first < skills; first += BLOCK) {
    ancestors.fill(0);
    for (const skill of order) {
      const own = skill * words;
      for (const one of prerequisites[skill]) {
        for (let word = 0; word < words; word++) {
          ancestors[own + word] |= ancestors[one * words + word];
        }
      }
      // So far: what its prerequisites need. The prerequisites themselves come after the look.
      for (const one of prerequisites[skill]) {
        const bit = one - first;
        if (bit < 0 || bit >= BLOCK) continue;
        const place = own + (bit >> 5);
        if (((ancestors[place] >>> (bit & 31)) & 1) === 1) found.add(skill * skills + one);
        else ancestors[place] |= 1 << (bit & 31);
      }
    }
  }
  return found;
}

/** Skills after all their prerequisites (Kahn's algorithm); those in or behind a cycle are left out. */
function topologicalOrder({ prerequisites, postrequisites }: MissionGraph): number[] {
  const open = Int32Array.from(prerequisites, ({ length }) => length);
  const ready = [...open.keys()].filter((skill) => open[skill] === 0);
  for (const skill of ready) {
    for (const next of postrequisites[skill]) if (--open[next] === 0) ready.push(next);
  }
  return ready;
}
