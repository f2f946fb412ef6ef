import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { shortestCycle } from '../shortest-cycle.js';
import { atFault } from './at-fault.js';

/** Steps of a cycle that are spelled out at most: the first ones, and the last. */
const SPELLED_OUT = 12;

/** Skills that wait for each other: of each tangle a shortest cycle, every step with its line. */
export function circularPrerequisites(graph: MissionGraph): Finding[] {
  return graph.tangles
    .map((tangle) => ({ tangle, cycle: shortestCycle(tangle, graph.prerequisites) }))
    .toSorted((one, other) => one.cycle[0] - other.cycle[0])
    .map(({ tangle, cycle }) => {
      const rest = tangle.length - cycle.length;
      const more = rest > 0 ? `; ${rest} more skills are tangled up with them` : '';
      return {
        ...atFault(graph, 'circular prerequisites', cycle, cycleText(graph, cycle) + more),
        place: graph.placeOfEdge(cycle[0], graph.slugs[cycle[1]]),
        tangle: tangle.map((skill) => graph.slugs[skill]),
      };
    });
}

function cycleText(graph: MissionGraph, cycle: readonly number[]): string {
  const step = (skill: number, at: number): string => {
    const needed = graph.slugs[cycle[(at + 1) % cycle.length]];
    const place = graph.placeOfEdge(skill, needed);
    const where = place === undefined ? '' : ` (line ${place.line})`;
    return `${graph.slugs[skill]} needs ${needed}${where}`;
  };
  if (cycle.length <= SPELLED_OUT) return cycle.map(step).join(', ');
  const last = cycle.length - 1;
  const first = cycle.slice(0, SPELLED_OUT - 1).map(step);
  const between = `... ${cycle.length - SPELLED_OUT} more steps ...`;
  return [...first, between, step(cycle[last], last)].join(', ');
}
