import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { atFault } from './at-fault.js';

/** Skills without problem types: no task can be built from them, so nobody masters them. */
export function exhaustedContent(graph: MissionGraph): Finding[] {
  return graph.exhausted.map((skill) =>
    atFault(graph, 'exhausted content', [skill], `${graph.slugs[skill]} has no problem types`),
  );
}
