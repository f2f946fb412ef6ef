import { NO_SKILL, type SkillIx } from '../units.js';
import { LearnerMemory } from './learner-memory.js';

/**
 * A set of skills that is read in mission order: a bitset with a summary above it (a bit per word that is not
 * empty), so that the next member of 5,000 skills is found in a step or two. Nothing is allocated.
 */
export class SkillSet {
  private readonly words: Int32Array;
  private readonly summary: Int32Array;
  /** one number: how many members */
  private readonly members: Int32Array;

  constructor(skills: number, memory = new LearnerMemory(skills)) {
    this.words = memory.integers((skills + 31) >> 5);
    this.summary = memory.integers((this.words.length + 31) >> 5);
    this.members = memory.integers(1);
  }

  get size(): number {
    return this.members[0];
  }

  clear(): void {
    this.words.fill(0);
    this.summary.fill(0);
    this.members[0] = 0;
  }

  has(skill: SkillIx): boolean {
    return ((this.words[skill >> 5] >>> (skill & 31)) & 1) === 1;
  }

  add(skill: SkillIx): void {
    if (this.has(skill)) return;
    const word = skill >> 5;
    this.words[word] |= 1 << (skill & 31);
    this.summary[word >> 5] |= 1 << (word & 31);
    this.members[0]++;
  }

  delete(skill: SkillIx): void {
    if (!this.has(skill)) return;
    const word = skill >> 5;
    this.words[word] &= ~(1 << (skill & 31));
    if (this.words[word] === 0) this.summary[word >> 5] &= ~(1 << (word & 31));
    this.members[0]--;
  }

  /** The first member, or `NO_SKILL`. */
  first(): SkillIx {
    const filled = this.nextFilledWord(0);
    if (filled < 0) return NO_SKILL;
    return ((filled << 5) + lowestBit(this.words[filled])) as SkillIx;
  }

  /** Takes the first member out of a set that is not empty. */
  takeFirst(): SkillIx {
    const word = this.nextFilledWord(0);
    const bits = this.words[word];
    const rest = bits & (bits - 1);
    this.words[word] = rest;
    if (rest === 0) this.summary[word >> 5] &= ~(1 << (word & 31));
    this.members[0]--;
    return ((word << 5) + lowestBit(bits)) as SkillIx;
  }

  /** The first member at or after `from`, or `NO_SKILL`. */
  next(from: number): SkillIx {
    const word = from >> 5;
    if (word >= this.words.length) return NO_SKILL;
    const here = this.words[word] & (-1 << (from & 31));
    if (here !== 0) return ((word << 5) + lowestBit(here)) as SkillIx;
    const filled = this.nextFilledWord(word + 1);
    if (filled < 0) return NO_SKILL;
    return ((filled << 5) + lowestBit(this.words[filled])) as SkillIx;
  }

  private nextFilledWord(from: number): number {
    let mask = -1 << (from & 31);
    for (let at = from >> 5; at < this.summary.length; at++) {
      const bits = this.summary[at] & mask;
      if (bits !== 0) return (at << 5) + lowestBit(bits);
      mask = -1;
    }
    return -1;
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
