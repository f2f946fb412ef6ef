/** The queue of skills against a plain sorted array, under random operations. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SkillQueue } from '../../src/engine/skill-queue.js';
import { NO_SKILL, type SkillIx } from '../../src/units.js';

type Operation = readonly [kind: 'toggle' | 'takeFirst' | 'clear', skill: number, key: number];

/** Few keys, so that ties are common; and the ends of the times that the engine uses as keys. */
const key = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(-1, 0.5, 2 ** 53));

function operations(skills: number): fc.Arbitrary<Operation[]> {
  const kind = fc.oneof(
    { weight: 20, arbitrary: fc.constant('toggle' as const) },
    { weight: 5, arbitrary: fc.constant('takeFirst' as const) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  );
  const operation = fc.tuple(kind, fc.integer({ min: 0, max: skills - 1 }), key);
  return fc.array(operation, { maxLength: 4 * skills, size: 'max' });
}

/** What the queue must be: entries in order of key, then of skill. */
class SortedArray {
  entries: { skill: number; key: number }[] = [];

  has(skill: number): boolean {
    return this.entries.some((entry) => entry.skill === skill);
  }

  add(skill: number, at: number): void {
    this.entries.push({ skill, key: at });
    this.entries.sort((a, b) => a.key - b.key || a.skill - b.skill);
  }

  remove(skill: number): void {
    this.entries = this.entries.filter((entry) => entry.skill !== skill);
  }
}

function apply(queue: SkillQueue, model: SortedArray, [kind, skill, at]: Operation): void {
  if (kind === 'clear') {
    queue.clear();
    model.entries = [];
  } else if (kind === 'takeFirst' && model.entries.length > 0) {
    model.remove(queue.first());
    queue.remove(queue.first());
  } else if (model.has(skill)) {
    model.remove(skill);
    queue.remove(skill as SkillIx);
  } else {
    model.add(skill, at);
    queue.add(skill as SkillIx, at);
  }
}

/** Empties the queue from the front. */
function drain(queue: SkillQueue): number[] {
  const skills: number[] = [];
  while (queue.size > 0) {
    skills.push(queue.first());
    queue.remove(queue.first());
  }
  return skills;
}

describe('skill queue', () => {
  it.each([1, 2, 3, 7, 40])(
    'of %i skills: first, its key and size as in a sorted array',
    (skills) => {
      const property = fc.property(operations(skills), (list) => {
        const queue = new SkillQueue(skills);
        const model = new SortedArray();
        for (const operation of list) {
          apply(queue, model, operation);
          const [first] = model.entries;
          expect([queue.size, queue.first(), queue.firstKey()]).toEqual([
            model.entries.length,
            first?.skill ?? NO_SKILL,
            first?.key ?? Infinity,
          ]);
        }
        expect(drain(queue)).toEqual(model.entries.map((entry) => entry.skill));
      });
      fc.assert(property, { numRuns: 100, seed: 11 });
    },
  );

  it('sorts 3,000 skills, ties in mission order', () => {
    const skills = 3000;
    const queue = new SkillQueue(skills);
    const keyOf = (skill: number): number => (skill * 7919) % 251;
    for (let n = 0; n < skills; n++) {
      const skill = (n * 1237) % skills;
      queue.add(skill as SkillIx, keyOf(skill));
    }
    const expected = Array.from({ length: skills }, (_, skill) => skill).sort(
      (a, b) => keyOf(a) - keyOf(b) || a - b,
    );
    expect(drain(queue)).toEqual(expected);
  });

  it('takes a skill again after it was cleared or removed', () => {
    const queue = new SkillQueue(2);
    queue.add(1 as SkillIx, 5);
    queue.clear();
    queue.add(1 as SkillIx, 7);
    queue.add(0 as SkillIx, 7);
    expect(drain(queue)).toEqual([0, 1]);
  });
});
