import { quoted } from '../../content/schema-problems.js';
import { didYouMean } from '../../errors.js';
import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';
import { atFault } from './at-fault.js';

/** Skills that wait for one that exists nowhere. */
export function missingPrerequisites(graph: MissionGraph): Finding[] {
  const known = graph.scenario.skills.map(({ slug }) => slug);
  return graph.missingEdges.map(({ skill, slug }) => {
    const hint = didYouMean(slug, known);
    const what = `${graph.slugs[skill]} needs ${quoted(slug)}, which does not exist`;
    return {
      ...atFault(graph, 'missing prerequisite', [skill], hint ? `${what} (${hint})` : what),
      place: graph.placeOfEdge(skill, slug),
    };
  });
}
