/** Contents page: what can be seen in a scenario without anybody walking through it. */

import type { SourcedScenario } from '../content/scenario.js';
import { circularPrerequisites } from './faults/circular-prerequisites.js';
import { duplicatePrerequisites, duplicateSkills } from './faults/duplicates.js';
import { emptyMission } from './faults/empty-mission.js';
import { exhaustedContent } from './faults/exhausted-content.js';
import { missingPrerequisites } from './faults/missing-prerequisite.js';
import { outsidePrerequisites } from './faults/outside-prerequisite.js';
import { redundantPrerequisites } from './faults/redundant-prerequisite.js';
import { selfPrerequisites } from './faults/self-prerequisite.js';
import { unreachableSkills } from './faults/unreachable-skills.js';
import type { Finding } from './finding.js';
import type { MissionGraph } from './mission-graph.js';

/** Every fault of the graph, errors first. */
export function staticFindings(graph: MissionGraph, sourced: SourcedScenario): Finding[] {
  const errors = blockingFaults(graph);
  return [
    ...emptyMission(graph, sourced),
    ...errors,
    ...unreachableSkills(graph, errors),
    ...duplicateSkills(sourced),
    ...duplicatePrerequisites(graph, sourced),
    ...outsidePrerequisites(graph),
    ...redundantPrerequisites(graph),
  ];
}

/** The faults that keep skills from ever being practised, each with the smallest set of skills at fault. */
export function blockingFaults(graph: MissionGraph): Finding[] {
  return [
    ...circularPrerequisites(graph),
    ...selfPrerequisites(graph),
    ...missingPrerequisites(graph),
    ...exhaustedContent(graph),
  ];
}
