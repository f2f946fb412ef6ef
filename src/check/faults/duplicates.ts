import type { SourcedScenario } from '../../content/scenario.js';
import { lineOf } from '../../content/schema-problems.js';
import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';

/** Skills that are listed twice with the same values: harmless, and probably a mistake. */
export function duplicateSkills({ scenario, source }: SourcedScenario): Finding[] {
  const seen = new Set<string>();
  return scenario.skills.flatMap(({ slug }, at): Finding[] => {
    const isNew = !seen.has(slug);
    seen.add(slug);
    if (isNew) return [];
    const place = lineOf(source, ['skills', at]);
    return [notice('warning', 'duplicate skill', slug, `${slug} is listed before`, place)];
  });
}

/** Prerequisites that a skill lists twice. */
export function duplicatePrerequisites(
  graph: MissionGraph,
  { source, scenario }: SourcedScenario,
): Finding[] {
  return graph.doubledEdges.map(({ skill, slug, at }) => {
    const entry = scenario.skills.findIndex((one) => one.slug === graph.slugs[skill]);
    const place = lineOf(source, ['skills', entry, 'prerequisites', at]);
    const what = `${graph.slugs[skill]} lists ${slug} before`;
    return notice('warning', 'duplicate prerequisite', graph.slugs[skill], what, place);
  });
}

/** A finding that stops nobody. */
export function notice(
  severity: 'warning' | 'info',
  fault: Finding['fault'],
  skill: string,
  what: string,
  place: Finding['place'],
): Finding {
  return { severity, fault, skills: [skill], what, place, behind: [], proofs: [] };
}
