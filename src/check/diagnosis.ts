/** Why a learner could not complete. */

import type { Fault, Finding } from './finding.js';
import type { MissionGraph } from './mission-graph.js';
import type { Walk } from './probes.js';

/** Problems without progress that make a circle of a walk [assumption]. */
const CIRCLE = 5000;

/** What kept a learner from completing: faults of the graph, or a way of ending that has no such cause. */
export interface Diagnosis {
  readonly causes: readonly Finding[];
  /** where no cause lies in the graph: what it was */
  readonly otherwise: Fault;
}

/** `faults` are those of the mission's graph. Of a cycle all skills must be stuck, or it was passed over. */
export function diagnose(graph: MissionGraph, faults: readonly Finding[], walk: Walk): Diagnosis {
  const stuck = new Set(walk.unmastered.map((skill) => graph.slugs[skill]));
  const isStuck = walk.status === 'blocked' || walk.status === 'stalled';
  const causes = isStuck
    ? faults.filter(({ skills }) => skills.length > 0 && skills.every((slug) => stuck.has(slug)))
    : [];
  return { causes, otherwise: otherwiseOf(walk) };
}

function otherwiseOf({ status, withoutProgress }: Walk): Fault {
  if (status === 'blocked') return 'blocked';
  if (status === 'stalled' || withoutProgress >= CIRCLE) return 'livelock';
  return 'unreachable threshold';
}
