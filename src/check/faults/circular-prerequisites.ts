import { stronglyConnected } from '../../content/strongly-connected.js';
import type { Finding } from '../finding.js';
import { type MissionGraph, stuckBehind } from '../mission-graph.js';
import { shortestCycle } from '../shortest-cycle.js';
import { atFault } from './at-fault.js';

/** Skills that wait for each other: of each tangle a shortest cycle, every step with its line. */
export function circularPrerequisites(graph: MissionGraph): Finding[] {
  const tangles = stronglyConnected(graph.prerequisites).filter(({ length }) => length > 1);
  return tangles
    .map((tangle) => ({ tangle, cycle: shortestCycle(tangle, graph.prerequisites) }))
    .toSorted((one, other) => one.cycle[0] - other.cycle[0])
    .map(({ tangle, cycle }) => {
      const steps = cycle.map((skill, at) => {
        const needed = graph.slugs[cycle[(at + 1) % cycle.length]];
        return `${graph.slugs[skill]} needs ${needed} (line ${graph.placeOfEdge(skill, needed).line})`;
      });
      const rest = tangle.length - cycle.length;
      const more = rest > 0 ? `; ${rest} more skills are tangled up with them` : '';
      return {
        ...atFault(graph, 'circular prerequisites', cycle, steps.join(', ') + more),
        place: graph.placeOfEdge(cycle[0], graph.slugs[cycle[1]]),
        behind: stuckBehind(graph, cycle).map((skill) => graph.slugs[skill]),
      };
    });
}
