/** Shortest cycles against looking at all of them, and tangles that must not take for ever. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyAlternative } from '../../src/check/alternatives.js';
import { checkMission } from '../../src/check/check-mission.js';
import { shortestCycle, tanglesAmong } from '../../src/check/shortest-cycle.js';
import { sourced } from './missions.js';

/** Length of the shortest cycle of two nodes or more, by walking from every node. */
function girth(targets: readonly (readonly number[])[], nodes: readonly number[]): number {
  const lengths = nodes.map((start) => {
    let front = [start];
    for (let length = 1; length <= nodes.length; length++) {
      front = [...new Set(front.flatMap((node) => targets[node]))].filter((node) =>
        nodes.includes(node),
      );
      if (length > 1 && front.includes(start)) return length;
    }
    return Infinity;
  });
  return Math.min(...lengths);
}

const graphs = fc
  .integer({ min: 2, max: 12 })
  .chain((size) =>
    fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((targets) => targets.map((ends, node) => ends.filter((end) => end !== node)));

describe('the shortest cycle', () => {
  it('is one, and no shorter one exists', () => {
    fc.assert(
      fc.property(graphs, (targets) => {
        for (const tangle of tanglesAmong([...targets.keys()], targets)) {
          const cycle = shortestCycle(tangle, targets);
          cycle.forEach((node, at) =>
            expect(targets[node]).toContain(cycle[(at + 1) % cycle.length]),
          );
          expect(new Set(cycle).size).toBe(cycle.length);
          expect(cycle).toHaveLength(girth(targets, tangle));
          expect(cycle[0]).toBe(Math.min(...cycle));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of 50,000 in a ring is found at once', () => {
    const size = 50_000;
    const ring = Array.from({ length: size }, (_, node) => [(node + 1) % size]);
    expect(shortestCycle([...ring.keys()], ring)).toHaveLength(size);
  });
});

describe('a tangle', () => {
  it('of every skill needing every other has one cause, also where a learner got past some', () => {
    const slugs = Array.from({ length: 20 }, (_, at) => `s${at}`);
    const skills = slugs.map((slug) => ({
      slug,
      prerequisites: slugs.filter((one) => one !== slug),
    }));
    const errors = checkMission(sourced(skills), everyAlternative()).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map(({ fault }) => fault)).toEqual([
      'circular prerequisites',
      'unreachable skills',
    ]);
    expect(errors[0].what).toMatch(/; 18 more skills are tangled up with them$/);
  });

  it('that is long is told by its first steps and its last', () => {
    const skills = Array.from({ length: 40 }, (_, at) => ({
      slug: `s${at}`,
      prerequisites: [`s${(at + 1) % 40}`],
    }));
    const [{ what, skills: culprits }] = checkMission(sourced(skills), []);
    expect(culprits).toHaveLength(40);
    expect(what).toMatch(
      /^s0 needs s1 \(line \d+\), .*, \.\.\. 28 more steps \.\.\., s39 needs s0 \(line \d+\)$/,
    );
  });
});
