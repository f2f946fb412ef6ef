/** From scenario to mission: which edges count, which skills are members, what is missing. */

import { describe, expect, it } from 'vitest';
import { compileMission } from '../../src/content/compile.js';
import type { Neighbours } from '../../src/content/knowledge-map.js';
import type { Mission } from '../../src/content/mission.js';
import { parseScenario } from '../../src/content/scenario.js';

/** Compiles `slug<prerequisite,prerequisite` words. */
function compile(skills: string, more: object = {}): Mission {
  const listed = skills.split(' ').map((word) => {
    const [slug, prerequisites] = word.split('<');
    return { slug, prerequisites: prerequisites?.split(',') ?? [] };
  });
  return compileMission(parseScenario('s', JSON.stringify({ slug: 's', skills: listed, ...more })));
}

function listsOf({ start, targets }: Neighbours): number[][] {
  return Array.from({ length: start.length - 1 }, (_, ix) =>
    Array.from(targets.slice(start[ix], start[ix + 1])),
  );
}

const slugsOf = (mission: Mission): string[] => mission.skills.map(({ slug }) => slug);

describe('compileMission', () => {
  it('keeps the order of the file and turns edges both ways, targets in mission order', () => {
    const mission = compile('d<b,a c<a a b<a');
    expect(slugsOf(mission)).toEqual(['d', 'c', 'a', 'b']);
    expect(listsOf(mission.map.prerequisites)).toEqual([[2, 3], [2], [], [2]]);
    expect(listsOf(mission.map.postrequisites)).toEqual([[], [], [0, 1, 3], [0]]);
    expect([...mission.map.missing]).toEqual([0, 0, 0, 0]);
  });

  it('counts an edge that is listed twice once, and keeps a skill that is its own prerequisite', () => {
    const mission = compile('a b<a,a c<c');
    expect(listsOf(mission.map.prerequisites)).toEqual([[], [0], [2]]);
    expect(listsOf(mission.map.postrequisites)).toEqual([[1], [], [2]]);
  });

  it('counts a prerequisite that exists nowhere as missing, once each', () => {
    const mission = compile('a<x,x,y b<a,x');
    expect([...mission.map.missing]).toEqual([2, 1]);
    expect(listsOf(mission.map.prerequisites)).toEqual([[], [0]]);
  });

  it('takes members in their own order; a prerequisite outside the mission holds nothing back', () => {
    const mission = compile('a b<a c<b,nowhere', { members: ['c', 'b'] });
    expect(slugsOf(mission)).toEqual(['c', 'b']);
    expect(listsOf(mission.map.prerequisites)).toEqual([[1], []]);
    expect([...mission.map.missing]).toEqual([1, 0]);
  });

  it('takes a skill or member that is listed twice once', () => {
    const twice = compile('a b<a a');
    expect(slugsOf(twice)).toEqual(['a', 'b']);
    expect(slugsOf(compile('a b<a', { members: ['b', 'a', 'b'] }))).toEqual(['b', 'a']);
  });

  it('gives foundations by their place in the mission, each once', () => {
    const mission = compile('a b c', { members: ['c', 'a'], foundations: ['a', 'c', 'a'] });
    expect(mission.foundations).toEqual([1, 0]);
  });

  it('names what has no title by its slug', () => {
    const mission = compile('a');
    expect([mission.title, mission.skills[0].title]).toEqual(['s', 'a']);
    expect(compile('a', { title: 'S' }).title).toBe('S');
  });

  it('passes on the times and faults of a skill', () => {
    const skills = [{ slug: 'a', difficulty: 2, seconds: 7.5, problem_types: 0, topic: 'T' }];
    const [skill] = compile('x', { skills }).skills;
    expect(skill).toEqual({
      slug: 'a',
      title: 'a',
      topic: 'T',
      difficulty: 2,
      seconds: 7.5,
      problemTypes: 0,
    });
  });

  it('holds skills by any name', () => {
    const mission = compile('constructor __proto__<constructor toString<__proto__');
    expect(listsOf(mission.map.prerequisites)).toEqual([[], [0], [1]]);
  });
});
