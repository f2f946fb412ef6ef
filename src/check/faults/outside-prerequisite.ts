import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { notice } from './duplicates.js';

/** Prerequisites that exist and are no part of the mission: they hold nobody back. */
export function outsidePrerequisites(graph: MissionGraph): Finding[] {
  return graph.outsideEdges.map(({ skill, slug }) => {
    const what = `${graph.slugs[skill]} needs ${slug}, which lies outside the mission`;
    const place = graph.placeOfEdge(skill, slug);
    return notice('info', 'outside prerequisite', graph.slugs[skill], what, place);
  });
}
