import { NEVER_YET, NO_SKILL, type SkillIx } from '../units.js';
import type { LearnerMemory } from './learner-memory.js';
import { SkillSet } from './skill-set.js';

/** The links of lines of which a skill stands in one at a time: shared, each line with an end of its own behind the skills. */
export class LineLinks {
  readonly next: Int32Array;
  readonly previous: Int32Array;

  constructor(skills: number, lines: number, memory: LearnerMemory) {
    this.next = memory.integers(skills + lines);
    this.previous = memory.integers(skills + lines);
  }
}

/**
 * Skills in order of their last change, ties in mission order. Those that never changed come first and are a set. The
 * others are a ring of links, whose end is a node that is no skill: time does not run back, so a skill nearly always
 * joins at the end, in one step; one that changed earlier is walked to its place. A skill does not change while it
 * stands in a line. Nothing is allocated.
 */
export class SkillLine {
  private readonly lastChange: Readonly<Float64Array>;
  private readonly unchanged: SkillSet;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly end: number;

  /** Line number `number`, from 0, of those that share the links. */
  constructor(
    lastChange: Readonly<Float64Array>,
    links: LineLinks,
    number: number,
    memory: LearnerMemory,
  ) {
    this.lastChange = lastChange;
    this.unchanged = new SkillSet(lastChange.length, memory);
    this.next = links.next;
    this.previous = links.previous;
    this.end = lastChange.length + number;
    this.clear();
  }

  clear(): void {
    this.unchanged.clear();
    this.next[this.end] = this.end;
    this.previous[this.end] = this.end;
  }

  get isEmpty(): boolean {
    return this.next[this.end] === this.end && this.unchanged.size === 0;
  }

  /** The first skill, or `NO_SKILL`. */
  first(): SkillIx {
    if (this.unchanged.size > 0) return this.unchanged.first();
    const first = this.next[this.end];
    return first === this.end ? NO_SKILL : (first as SkillIx);
  }

  /** The last skill, or `NO_SKILL` where none has ever changed. */
  last(): SkillIx {
    const last = this.previous[this.end];
    return last === this.end ? NO_SKILL : (last as SkillIx);
  }

  /** Takes the first skill out of a line that is not empty. */
  takeFirst(): SkillIx {
    if (this.unchanged.size > 0) return this.unchanged.takeFirst();
    const { next, previous, end } = this;
    const first = next[end];
    const second = next[first];
    next[end] = second;
    previous[second] = end;
    return first as SkillIx;
  }

  /** Lines up a skill that stands in no line. */
  add(skill: SkillIx): void {
    if (this.lastChange[skill] === NEVER_YET) this.unchanged.add(skill);
    else this.link(skill, this.lastBefore(skill));
  }

  /** Takes a skill of this line out, wherever it stands. */
  remove(skill: SkillIx): void {
    const { next, previous } = this;
    if (this.lastChange[skill] === NEVER_YET) {
      this.unchanged.delete(skill);
    } else {
      next[previous[skill]] = next[skill];
      previous[next[skill]] = previous[skill];
    }
  }

  private link(skill: number, before: number): void {
    const { next, previous } = this;
    const after = next[before];
    next[before] = skill;
    previous[skill] = before;
    next[skill] = after;
    previous[after] = skill;
  }

  /** The last one of the ring that comes before the skill; its end, which comes before all. */
  private lastBefore(skill: number): number {
    const { previous, end } = this;
    let at = previous[end];
    if (at === end || this.comesBefore(at, skill)) return at;
    if (!this.comesBefore(this.next[end], skill)) return end;
    while (!this.comesBefore(at, skill)) at = previous[at];
    return at;
  }

  private comesBefore(one: number, other: number): boolean {
    const earlier = this.lastChange[other] - this.lastChange[one];
    return earlier > 0 || (earlier === 0 && one < other);
  }
}
