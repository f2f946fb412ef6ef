import type { SourcedScenario } from '../../content/scenario.js';
import { lineOf } from '../../content/schema-problems.js';
import type { Finding } from '../finding.js';
import type { MissionGraph } from '../mission-graph.js';

/** A mission without skills. */
export function emptyMission(graph: MissionGraph, { source }: SourcedScenario): Finding[] {
  if (graph.slugs.length > 0) return [];
  const place = lineOf(source, [graph.scenario.members === undefined ? 'skills' : 'members']);
  const what = 'the mission has no skills';
  return [
    { severity: 'error', fault: 'empty mission', skills: [], what, place, behind: [], proofs: [] },
  ];
}
