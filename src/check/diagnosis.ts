/** Why a learner could not complete. */

import type { Fault, Finding } from './finding.js';
import type { MissionGraph } from './mission-graph.js';
import type { Walk } from './probes.js';
import { STALLED_AFTER, isStuck } from '../harness/ending.js';
import { tanglesAmong } from './shortest-cycle.js';

/** What kept a learner from completing: faults of the graph, or a way of ending that has no such cause. */
export interface Diagnosis {
  readonly causes: readonly Finding[];
  /** where no cause lies in the graph: what it was */
  readonly otherwise: Fault;
}

/** `faults` are those of the mission's graph. */
export function diagnose(graph: MissionGraph, faults: readonly Finding[], walk: Walk): Diagnosis {
  const causes = isStuck(walk.status) ? causesAmong(graph, faults, walk.unmastered) : [];
  return { causes, otherwise: otherwiseOf(walk) };
}

/**
 * The faults that hold these skills: one of a single skill holds that skill; a tangle holds when skills of it that are
 * stuck still wait for each other, whichever cycle of it was passed over.
 */
export function causesAmong(
  graph: MissionGraph,
  faults: readonly Finding[],
  stuck: readonly number[],
): Finding[] {
  const slugs = new Set(stuck.map((skill) => graph.slugs[skill]));
  const tangled = tanglesAmong(stuck, graph.prerequisites).flat();
  const knotted = new Set(tangled.map((skill) => graph.slugs[skill]));
  return faults.filter(({ skills, tangle }) =>
    tangle === undefined
      ? skills.length > 0 && skills.every((slug) => slugs.has(slug))
      : tangle.some((slug) => knotted.has(slug)),
  );
}

function otherwiseOf({ status, withoutProgress }: Walk): Fault {
  if (status === 'blocked') return 'blocked';
  if (status === 'stalled' || withoutProgress >= STALLED_AFTER) return 'livelock';
  return 'unreachable threshold';
}
