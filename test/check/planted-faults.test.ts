/** Faults planted in random maps: each one is found, its smallest culprit exact; sound maps raise no alarm. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyAlternative } from '../../src/check/alternatives.js';
import { checkMission } from '../../src/check/check-mission.js';
import type { Finding } from '../../src/check/finding.js';
import { type SketchedSkill, distance, soundMaps, sourced, withEdge } from './missions.js';

const RUNS = { numRuns: 1000 };
/** The default engine: every kind of learner goes through it, and through it without accelerations. */
const ALTERNATIVES = everyAlternative().slice(0, 1);

function errorsOf(skills: readonly SketchedSkill[]): Finding[] {
  const foundations = skills.filter(({ prerequisites }) => prerequisites.length === 0).slice(0, 2);
  const scenario = sourced(skills, { foundations: foundations.map(({ slug }) => slug) });
  return checkMission(scenario, ALTERNATIVES).filter(({ severity }) => severity === 'error');
}

/** What an error says of who is at fault; skills that are merely stuck left out. */
const culprits = (errors: readonly Finding[]): [string, string[]][] =>
  errors
    .filter(({ fault }) => fault !== 'unreachable skills')
    .map(({ fault, skills }) => [fault, [...skills]]);

/** All skills that need one of these, by looking again and again. */
function needing(skills: readonly SketchedSkill[], roots: readonly string[]): string[] {
  const reached = new Set(roots);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const { slug, prerequisites } of skills) {
      if (prerequisites.some((one) => reached.has(one))) reached.add(slug);
    }
  }
  return [...reached].filter((slug) => !roots.includes(slug)).sort();
}

describe('a sound map', () => {
  it('raises no alarm', () => {
    fc.assert(
      fc.property(soundMaps, (skills) => {
        expect(errorsOf(skills)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a planted fault', () => {
  it('circular prerequisites: a shortest cycle, proved by a learner who cannot complete', () => {
    const planted = soundMaps.chain((skills) => {
      const pairs = skills.flatMap(({ slug: top }) =>
        skills
          .filter(({ slug }) => slug !== top && distance(skills, top, slug) < Infinity)
          .map(({ slug }) => ({ top, bottom: slug })),
      );
      return pairs.length === 0
        ? fc.constant(undefined)
        : fc.constantFrom(...pairs).map((pair) => ({ skills, ...pair }));
    });
    let seen = 0;
    fc.assert(
      fc.property(planted, (world) => {
        fc.pre(world !== undefined);
        seen++;
        const { skills, top, bottom } = world;
        // The bottom now needs the top: every cycle goes through that edge.
        const broken = withEdge(skills, bottom, top);
        const errors = errorsOf(broken);
        const [[fault, cycle], ...others] = culprits(errors);
        expect(fault).toBe('circular prerequisites');
        expect(others).toEqual([]);
        expect(cycle).toHaveLength(distance(skills, top, bottom) + 1);
        expect(new Set(cycle).size).toBe(cycle.length);
        cycle.forEach((slug, at) => {
          const { prerequisites } = broken.find((skill) => skill.slug === slug)!;
          expect(prerequisites).toContain(cycle[(at + 1) % cycle.length]);
        });
        expect(errors[0].proofs.map(({ learner }) => learner)).toContain('unaccelerated');
        expect([...errors[0].behind].sort()).toEqual(needing(broken, cycle));
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThanOrEqual(1000);
  });

  it.each<[string, (skills: readonly SketchedSkill[], victim: string) => SketchedSkill[]]>([
    ['missing prerequisite', (skills, victim) => withEdge(skills, victim, 'nowhere')],
    ['self-prerequisite', (skills, victim) => withEdge(skills, victim, victim)],
    [
      'exhausted content',
      (skills, victim) =>
        skills.map((skill) => (skill.slug === victim ? { ...skill, problem_types: 0 } : skill)),
    ],
  ])('%s: the one skill at fault, and all behind it', (name, plant) => {
    fc.assert(
      fc.property(soundMaps, fc.nat(), (skills, pick) => {
        const victim = skills[pick % skills.length].slug;
        const broken = plant(skills, victim);
        const errors = errorsOf(broken);
        expect(culprits(errors)).toEqual([[name, [victim]]]);
        expect(errors[0].proofs.map(({ learner }) => learner)).toContain('unaccelerated');
        expect([...errors[0].behind].sort()).toEqual(needing(broken, [victim]));
        const stuck = errors.find(({ fault }) => fault === 'unreachable skills');
        expect([...(stuck?.skills ?? [])].sort()).toEqual(needing(broken, [victim]));
      }),
      RUNS,
    );
  });
});
