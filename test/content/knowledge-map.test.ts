/** The knowledge map: flat neighbours agree with the edges, whatever their order. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Edge, type Neighbours, knowledgeMap } from '../../src/content/knowledge-map.js';
import type { SkillIx } from '../../src/units.js';

const edgesOf = (skills: number): fc.Arbitrary<Edge[]> =>
  fc.array(
    fc.record({
      skill: fc.nat(skills - 1).map((ix) => ix as SkillIx),
      prerequisite: fc.nat(skills - 1).map((ix) => ix as SkillIx),
    }),
    { maxLength: 60 },
  );

/** `from>to` of every neighbour, in the order in which they are stored. */
function pairsOf({ start, targets }: Neighbours): string[] {
  const skills = start.length - 1;
  return Array.from({ length: skills }, (_, from) =>
    Array.from(targets.slice(start[from], start[from + 1]), (to) => `${from}>${to}`),
  ).flat();
}

function sortedPairs(edges: readonly Edge[], turned: boolean): string[] {
  const ends = edges.map(({ skill, prerequisite }) =>
    turned ? [prerequisite, skill] : [skill, prerequisite],
  );
  const sorted = ends.toSorted(([a, b], [c, d]) => a - c || b - d);
  return [...new Set(sorted.map(([from, to]) => `${from}>${to}`))];
}

it('holds every edge once in both directions, sorted', () => {
  const worlds = fc
    .integer({ min: 1, max: 12 })
    .chain((skills) => fc.tuple(fc.constant(skills), edgesOf(skills)));
  fc.assert(
    fc.property(worlds, ([skills, edges]) => {
      const map = knowledgeMap(skills, edges, new Int32Array(skills));
      expect(map.prerequisites.start).toHaveLength(skills + 1);
      expect(map.prerequisites.targets).toHaveLength(map.postrequisites.targets.length);
      expect(pairsOf(map.prerequisites)).toEqual(sortedPairs(edges, false));
      expect(pairsOf(map.postrequisites)).toEqual(sortedPairs(edges, true));
    }),
  );
});

it('holds no skills at all', () => {
  const map = knowledgeMap(0, [], new Int32Array());
  expect([...map.prerequisites.start]).toEqual([0]);
  expect(map.postrequisites.targets).toHaveLength(0);
});
