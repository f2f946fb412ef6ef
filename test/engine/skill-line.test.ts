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

/** Two lines over the same skills, whose last changes are written where they are added. */
class Lines {
  readonly both: readonly [SkillLine, SkillLine];
  readonly #lastChange: Float64Array;

  constructor(skills: number, memory = new LearnerMemory(skills)) {
    const links = new LineLinks(skills, 2, memory);
    this.#lastChange = memory.numbers(skills);
    this.both = [
      new SkillLine(this.#lastChange, links, 0, memory),
      new SkillLine(this.#lastChange, links, 1, memory),
    ];
  }

  add(line: number, skill: number, change: number): void {
    this.#lastChange[skill] = change;
    this.both[line].add(skill as SkillIx);
  }

  seen(line: number): unknown[] {
    const first = this.both[line].first();
    return [this.both[line].isEmpty, first, this.#lastChange[first]];
  }

  /** Empties the line from the front. */
  drain(line: number): Entry[] {
    const entries: Entry[] = [];
    while (!this.both[line].isEmpty) {
      const skill = this.both[line].takeFirst();
      entries.push({ skill, change: this.#lastChange[skill] });
    }
    return entries;
  }
}

function sorted(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.change - b.change || a.skill - b.skill);
}

function check(skills: number, list: readonly Operation[]): void {
  const lines = new Lines(skills);
  const model: [Entry[], Entry[]] = [[], []];
  for (const [to, skill, change] of list) {
    const at = model.findIndex((entries) => entries.some((entry) => entry.skill === skill));
    if (at < 0) {
      model[to] = sorted([...model[to], { skill, change }]);
      lines.add(to, skill, change);
    } else {
      model[at] = model[at].filter((entry) => entry.skill !== skill);
      lines.both[at].remove(skill as SkillIx);
    }
    const expected = model.map(([first]) =>
      first === undefined ? [true, NO_SKILL, undefined] : [false, first.skill, first.change],
    );
    expect([lines.seen(0), lines.seen(1)]).toEqual(expected);
  }
  expect([lines.drain(0), lines.drain(1)]).toEqual(model);
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
    const lines = new Lines(skills);
    const entries = Array.from({ length: skills }, (_, n) => (n * 1237) % skills).map((skill) => ({
      skill,
      change: ((skill * 7919) % 251) - 1,
    }));
    for (const { skill, change } of entries) lines.add(0, skill, change);
    expect(lines.drain(0)).toEqual(sorted(entries));
  });

  it('say who changed last', () => {
    const lines = new Lines(3);
    const [line] = lines.both;
    lines.add(0, 0, -1);
    expect(line.last()).toBe(NO_SKILL);
    lines.add(0, 2, 4);
    lines.add(0, 1, 4);
    expect(line.last()).toBe(2);
  });

  it('are empty after clear(), each by itself', () => {
    const lines = new Lines(3);
    lines.add(0, 0, -1);
    lines.add(0, 1, 5);
    lines.add(1, 2, 1);
    lines.both[0].clear();
    expect(lines.seen(0)).toEqual([true, NO_SKILL, undefined]);
    expect(lines.drain(1)).toEqual([{ skill: 2, change: 1 }]);
  });

  it('start again with their memory', () => {
    const memory = new LearnerMemory(4);
    const lines = new Lines(4, memory);
    lines.add(0, 3, -1);
    lines.add(0, 1, 9);
    memory.keepStart();
    lines.drain(0);
    lines.add(0, 2, 4);
    memory.restart();
    expect(lines.drain(0).map(({ skill }) => skill)).toEqual([3, 1]);
  });
});
