/** A mission from its file to findings: seen in the graph, and proved by learners who walk through it. */

import { compileMission } from '../content/compile.js';
import type { Scenario, SourcedScenario } from '../content/scenario.js';
import { causesAmong, diagnose } from './diagnosis.js';
import type { Fault, Finding, Proof } from './finding.js';
import { missionGraph } from './mission-graph.js';
import { type Alternative, PROBES, type Probe, type Walk, walk, walkKey } from './probes.js';
import { sliceOf, smallestFailing } from './slice.js';
import { blockingFaults, staticFindings } from './static-findings.js';

/** Checks a mission and walks it through every alternative. */
export function checkMission(
  sourced: SourcedScenario,
  alternatives: readonly Alternative[],
): Finding[] {
  const graph = missionGraph(sourced);
  const findings = staticFindings(graph, sourced);
  if (graph.slugs.length === 0) return findings;
  const mission = compileMission(sourced.scenario);
  const proofs = new Map<Finding, Proof[]>();
  const others = new Map<Fault, { alternative: Alternative; proofs: Proof[] }>();
  const walked = new Map<string, Walk>();
  for (const alternative of alternatives) {
    for (const probe of PROBES) {
      const key = walkKey(alternative, probe);
      const ending = walked.get(key) ?? walk(mission, alternative, probe);
      walked.set(key, ending);
      if (ending.status === 'completed') continue;
      const { status, problems } = ending;
      const proof = { alternative: alternative.name, learner: probe, status, problems };
      const { causes, otherwise } = diagnose(graph, findings.filter(isBlocking), ending);
      for (const cause of causes) proofs.set(cause, [...(proofs.get(cause) ?? []), proof]);
      if (causes.length > 0) continue;
      const earlier = others.get(otherwise) ?? { alternative, proofs: [] };
      others.set(otherwise, { ...earlier, proofs: [...earlier.proofs, proof] });
    }
  }
  return [
    ...findings.map((finding) => ({ ...finding, proofs: proofs.get(finding) ?? [] })),
    ...[...others].map(([fault, { alternative, proofs: of }]) =>
      withoutCause(sourced.scenario, fault, alternative, of),
    ),
  ];
}

function isBlocking({ severity, fault }: Finding): boolean {
  return severity === 'error' && fault !== 'unreachable skills';
}

/** Nothing is wrong with the graph: the skills that cannot be spared are at fault, under this alternative. */
function withoutCause(
  scenario: Scenario,
  fault: Fault,
  alternative: Alternative,
  proofs: readonly Proof[],
): Finding {
  const { learner } = proofs[0];
  const slugs = compileMission(scenario).skills.map(({ slug }) => slug);
  const skills = smallestFailing(slugs, (kept) =>
    fails(sliceOf(scenario, kept), alternative, learner),
  );
  return {
    severity: 'error',
    fault,
    skills,
    what: MEANING[fault] ?? '',
    place: undefined,
    behind: [],
    proofs,
  };
}

const MEANING: Readonly<Partial<Record<Fault, string>>> = {
  blocked: 'nothing is on offer, and nothing comes due',
  livelock: 'problems go on for ever without a skill mastered',
  'unreachable threshold': 'limits and constants leave too few problems or days to complete',
};

function fails(scenario: Scenario, alternative: Alternative, probe: Probe): boolean {
  return walk(compileMission(scenario), alternative, probe).status !== 'completed';
}

/** The faults of a mission's graph that hold the skills which learners never mastered. */
export function diagnoseStuck(sourced: SourcedScenario, stuck: readonly string[]): Finding[] {
  const graph = missionGraph(sourced);
  const held = new Set(stuck);
  const skills = [...graph.slugs.keys()].filter((skill) => held.has(graph.slugs[skill]));
  return causesAmong(graph, blockingFaults(graph), skills);
}

/** The smallest mission that still shows a finding: its skills alone. */
export function sliceOfFinding(scenario: Scenario, finding: Finding): Scenario {
  return sliceOf(scenario, finding.skills);
}
