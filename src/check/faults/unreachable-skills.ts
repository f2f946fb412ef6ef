import type { Finding } from '../finding.js';
import { type MissionGraph, stuckBehind } from '../mission-graph.js';

/** Skills named at most. */
const NAMED = 5;

/** Skills that can never be practised because others, at fault themselves, stand before them. */
export function unreachableSkills(graph: MissionGraph, faults: readonly Finding[]): Finding[] {
  const index = new Map(graph.slugs.map((slug, skill) => [slug, skill]));
  const culprits = new Set(faults.flatMap(({ skills }) => skills.map((slug) => index.get(slug)!)));
  const skills = stuckBehind(graph, [...culprits]);
  if (skills.length === 0) return [];
  const slugs = skills.map((skill) => graph.slugs[skill]);
  const more = slugs.length > NAMED ? ` and ${slugs.length - NAMED} more` : '';
  return [
    {
      severity: 'error',
      fault: 'unreachable skills',
      skills: slugs,
      what: `can never be practised: ${slugs.slice(0, NAMED).join(', ')}${more}`,
      place: graph.placeOf(skills[0]),
      behind: [],
      proofs: [],
    },
  ];
}
