/** A mission as its faults are looked for: skills by number, edges with their places in the file. */

import type { Place } from '../content/document.js';
import type { Scenario, SourcedScenario } from '../content/scenario.js';
import { lineOf } from '../content/schema-problems.js';
import { tanglesAmong } from './shortest-cycle.js';

/** A prerequisite as a scenario lists it. */
export interface ListedEdge {
  readonly skill: number;
  readonly slug: string;
  /** place in the skill's list */
  readonly at: number;
}

export interface MissionGraph {
  readonly scenario: Scenario;
  /** slugs in mission order, each once; a skill's number is its place here */
  readonly slugs: readonly string[];
  /** by number: prerequisites inside the mission, each once, itself left out */
  readonly prerequisites: readonly (readonly number[])[];
  readonly postrequisites: readonly (readonly number[])[];
  /** prerequisites on itself; that exist nowhere; that are skills outside the mission; listed before */
  readonly selfEdges: readonly ListedEdge[];
  readonly missingEdges: readonly ListedEdge[];
  readonly outsideEdges: readonly ListedEdge[];
  readonly doubledEdges: readonly ListedEdge[];
  /** numbers of the skills that no task can be built from */
  readonly exhausted: readonly number[];
  /** skills that wait for each other, directly or not, each tangle ascending */
  readonly tangles: readonly (readonly number[])[];
  /** where a skill stands */
  placeOf(skill: number): Place | undefined;
  /** where a skill lists a prerequisite */
  placeOfEdge(skill: number, slug: string): Place | undefined;
}

/** Looks at every skill and edge of the mission once. */
export function missionGraph({ scenario, source }: SourcedScenario): MissionGraph {
  const entry = new Map<string, number>();
  scenario.skills.forEach(({ slug }, at) => {
    if (!entry.has(slug)) entry.set(slug, at);
  });
  const slugs = [...new Set(scenario.members ?? entry.keys())];
  const index = new Map(slugs.map((slug, number) => [slug, number]));
  const prerequisites: number[][] = slugs.map(() => []);
  const postrequisites: number[][] = slugs.map(() => []);
  const selfEdges: ListedEdge[] = [];
  const missingEdges: ListedEdge[] = [];
  const outsideEdges: ListedEdge[] = [];
  const doubledEdges: ListedEdge[] = [];
  const exhausted: number[] = [];
  slugs.forEach((slug, skill) => {
    const listed = scenario.skills[entry.get(slug)!];
    if (listed.problem_types === 0) exhausted.push(skill);
    const seen = new Set<string>();
    listed.prerequisites.forEach((name, at) => {
      const edge = { skill, slug: name, at };
      const prerequisite = index.get(name);
      if (seen.has(name)) doubledEdges.push(edge);
      else if (name === slug) selfEdges.push(edge);
      else if (prerequisite !== undefined) {
        prerequisites[skill].push(prerequisite);
        postrequisites[prerequisite].push(skill);
      } else if (entry.has(name)) outsideEdges.push(edge);
      else missingEdges.push(edge);
      seen.add(name);
    });
  });
  const pathOf = (skill: number): [string, number] => ['skills', entry.get(slugs[skill])!];
  return {
    scenario,
    slugs,
    prerequisites,
    postrequisites,
    selfEdges,
    missingEdges,
    outsideEdges,
    doubledEdges,
    exhausted,
    tangles: tanglesAmong([...slugs.keys()], prerequisites),
    placeOf: (skill) => lineOf(source, pathOf(skill)),
    placeOfEdge: (skill, slug) => {
      const at = scenario.skills[entry.get(slugs[skill])!].prerequisites.indexOf(slug);
      return lineOf(source, [...pathOf(skill), 'prerequisites', at]);
    },
  };
}

/** Numbers of the skills that wait, directly or not, for one of `roots`, these left out; in mission order. */
export function stuckBehind(graph: MissionGraph, roots: readonly number[]): number[] {
  const reached = new Set(roots);
  const open = [...roots];
  for (let skill = open.pop(); skill !== undefined; skill = open.pop()) {
    for (const next of graph.postrequisites[skill]) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  for (const root of roots) reached.delete(root);
  return [...reached].sort((one, other) => one - other);
}
