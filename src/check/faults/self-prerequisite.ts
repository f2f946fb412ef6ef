import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { atFault } from './at-fault.js';

/** Skills that wait for themselves. */
export function selfPrerequisites(graph: MissionGraph): Finding[] {
  return graph.selfEdges.map(({ skill, slug }) => ({
    ...atFault(graph, 'self-prerequisite', [skill], `${slug} needs itself`),
    place: graph.placeOfEdge(skill, slug),
  }));
}
