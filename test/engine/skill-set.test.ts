/** The bitset of skills against a plain set, in one word, in many, and with more than one word of summary. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SkillSet } from '../../src/engine/skill-set.js';
import { NO_SKILL, type SkillIx } from '../../src/units.js';

/** Members in order, as the engine reads them. */
function read(set: SkillSet): number[] {
  const members: number[] = [];
  for (let skill = set.next(0); skill !== NO_SKILL; skill = set.next(skill + 1)) {
    members.push(skill);
  }
  return members;
}

function sorted(model: ReadonlySet<number>): number[] {
  return [...model].sort((a, b) => a - b);
}

/** Skills of a set of `size`, the edges of words (32) and of summary words (1024) more often than others. */
function skillOf(size: number): fc.Arbitrary<number> {
  const edges = [0, 31, 32, 63, 64, 1023, 1024, 1055, 1056, 2047, 2048, size - 1];
  const within = edges.filter((edge) => edge >= 0 && edge < size);
  return fc.oneof(fc.constantFrom(...within), fc.integer({ min: 0, max: size - 1 }));
}

describe.each([1, 31, 32, 33, 64, 100, 1023, 1024, 1025, 1056, 2500, 5000])(
  'skill set of %i',
  (size) => {
    it('has, next and size are as in a plain set', () => {
      const operation = fc.tuple(fc.constantFrom('add', 'add', 'delete', 'clear'), skillOf(size));
      const operations = fc.array(operation, { maxLength: 60, size: 'max' });
      const property = fc.property(operations, fc.array(skillOf(size)), (list, questions) => {
        const set = new SkillSet(size);
        const model = new Set<number>();
        for (const [kind, skill] of list) {
          if (kind === 'add') {
            set.add(skill as SkillIx);
            model.add(skill);
          } else if (kind === 'delete') {
            set.delete(skill as SkillIx);
            model.delete(skill);
          } else if (skill % 8 === 7) {
            set.clear();
            model.clear();
          }
          expect(set.size).toBe(model.size);
        }
        expect(read(set)).toEqual(sorted(model));
        for (const skill of questions) {
          expect(set.has(skill as SkillIx)).toBe(model.has(skill));
          const later = sorted(model).find((member) => member >= skill) ?? NO_SKILL;
          expect(set.next(skill)).toBe(later);
        }
        expect(set.next(size)).toBe(NO_SKILL);
      });
      fc.assert(property, { numRuns: 60, seed: 12 });
    });

    it('full, then emptied from the front', () => {
      const set = new SkillSet(size);
      for (let skill = 0; skill < size; skill++) set.add(skill as SkillIx);
      expect(set.size).toBe(size);
      for (let skill = 0; skill < size; skill++) {
        if (set.next(0) !== skill) expect(set.next(0)).toBe(skill);
        set.delete(skill as SkillIx);
      }
      expect([set.size, set.next(0)]).toEqual([0, NO_SKILL]);
    });

    it('only the last skill: found from the first', () => {
      const set = new SkillSet(size);
      set.add((size - 1) as SkillIx);
      expect(set.next(0)).toBe(size - 1);
      set.delete((size - 1) as SkillIx);
      expect(set.next(0)).toBe(NO_SKILL);
    });
  },
);
