/** Lines of skills that share their links, against plain sorted arrays, under random operations. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearnerMemory } from '../../src/engine/learner-memory.js';
import { LineLinks, SkillLine } from '../../src/engine/skill-line.js';
import { NO_SKILL, type SkillIx } from '../../src/units.js';

interface Entry {
  readonly skill: number;
  readonly change: number;
}

/** Puts the skill into the line, or takes it out of the one where it stands. */
type Operation = readonly [line: 0 | 1, skill: number, change: number];

/** Few moments, so that ties are common; -1 is never; and a moment beyond 32 bits. */
const moment = fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constantFrom(0.5, 2 ** 53));

function operations(skills: number): fc.Arbitrary<Operation[]> {
  const line = fc.constantFrom(0 as const, 1 as const);
  const operation = fc.tuple(line, fc.integer({ min: 0, max: skills - 1 }), moment);
  return fc.array(operation, { maxLength: 6 * skills, size: 'max' });
}

function linesOf(skills: number, memory = new LearnerMemory(skills)): [SkillLine, SkillLine] {
  const links = new LineLinks(skills, 2, memory);
  return [new SkillLine(links, skills, 0, memory), new SkillLine(links, skills, 1, memory)];
}

function sorted(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.change - b.change || a.skill - b.skill);
}

/** Empties the line from the front. */
function drain(line: SkillLine): Entry[] {
  const entries: Entry[] = [];
  while (!line.isEmpty) {
    const skill = line.first();
    entries.push({ skill, change: line.firstChange() });
    line.remove(skill);
  }
  return entries;
}

function check(skills: number, list: readonly Operation[]): void {
  const lines = linesOf(skills);
  const model: [Entry[], Entry[]] = [[], []];
  for (const [to, skill, change] of list) {
    const at = model.findIndex((entries) => entries.some((entry) => entry.skill === skill));
    if (at < 0) {
      model[to] = sorted([...model[to], { skill, change }]);
      lines[to].add(skill as SkillIx, change);
    } else {
      model[at] = model[at].filter((entry) => entry.skill !== skill);
      lines[at].remove(skill as SkillIx);
    }
    const seen = lines.map((line) => [line.isEmpty, line.first(), line.firstChange()]);
    const expected = model.map(([first]) =>
      first === undefined ? [true, NO_SKILL, Infinity] : [false, first.skill, first.change],
    );
    expect(seen).toEqual(expected);
  }
  expect(lines.map(drain)).toEqual(model);
}

describe('skill lines', () => {
  it.each([1, 2, 3, 7, 40])('of %i skills: as sorted arrays', (skills) => {
    fc.assert(
      fc.property(operations(skills), (list) => check(skills, list)),
      { numRuns: 100, seed: 12 },
    );
  });

  it('sort 3,000 skills, ties in mission order', () => {
    const skills = 3000;
    const [line] = linesOf(skills);
    const entries = Array.from({ length: skills }, (_, n) => (n * 1237) % skills).map((skill) => ({
      skill,
      change: ((skill * 7919) % 251) - 1,
    }));
    for (const { skill, change } of entries) line.add(skill as SkillIx, change);
    expect(drain(line)).toEqual(sorted(entries));
  });

  it('are empty after clear(), each by itself', () => {
    const [one, other] = linesOf(3);
    for (const [skill, change] of [
      [0, -1],
      [1, 5],
    ]) {
      one.add(skill as SkillIx, change);
    }
    other.add(2 as SkillIx, 1);
    one.clear();
    expect([one.isEmpty, one.first(), one.firstChange()]).toEqual([true, NO_SKILL, Infinity]);
    expect(drain(other)).toEqual([{ skill: 2, change: 1 }]);
  });

  it('start again with their memory', () => {
    const memory = new LearnerMemory(4);
    const [line] = linesOf(4, memory);
    line.add(3 as SkillIx, -1);
    line.add(1 as SkillIx, 9);
    memory.keepStart();
    drain(line);
    line.add(2 as SkillIx, 4);
    memory.restart();
    expect(drain(line).map(({ skill }) => skill)).toEqual([3, 1]);
  });
});
