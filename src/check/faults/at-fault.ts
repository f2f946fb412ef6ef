import type { Fault, Finding } from '../finding.js';
import { type MissionGraph, stuckBehind } from '../mission-graph.js';

/** An error of these skills, at the place of the first, with all that is stuck behind them. */
export function atFault(
  graph: MissionGraph,
  fault: Fault,
  skills: readonly number[],
  what: string,
): Finding {
  return {
    severity: 'error',
    fault,
    skills: skills.map((skill) => graph.slugs[skill]),
    what,
    place: graph.placeOf(skills[0]),
    behind: stuckBehind(graph, skills).map((skill) => graph.slugs[skill]),
    proofs: [],
  };
}
