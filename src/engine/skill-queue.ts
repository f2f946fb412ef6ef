import { NO_SKILL, type SkillIx } from '../units.js';

/**
 * Skills in order of a key (lowest first), ties in mission order: an indexed binary heap over flat arrays.
 * `add`, `remove` and `take` cost O(log n); adding the highest key, the usual case, costs O(1). Nothing is allocated.
 */
export class SkillQueue {
  size = 0;
  private readonly heap: Int32Array;
  /** by place in the heap, so that the two to choose from stand side by side */
  private readonly keys: Float64Array;
  /** place of each skill in the heap, -1 when it is not queued */
  private readonly place: Int32Array;

  constructor(skills: number) {
    this.heap = new Int32Array(skills);
    this.keys = new Float64Array(skills);
    this.place = new Int32Array(skills).fill(-1);
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.place[this.heap[at]] = -1;
    this.size = 0;
  }

  /** The first skill, or `NO_SKILL`. */
  first(): SkillIx {
    return this.size === 0 ? NO_SKILL : (this.heap[0] as SkillIx);
  }

  /** The first skill's key, or Infinity. */
  firstKey(): number {
    return this.size === 0 ? Infinity : this.keys[0];
  }

  has(skill: SkillIx): boolean {
    return this.place[skill] >= 0;
  }

  /** Queues a skill that is not queued yet. */
  add(skill: SkillIx, key: number): void {
    this.siftUp(skill, key, this.size++);
  }

  /** A queued skill's key. */
  keyOf(skill: SkillIx): number {
    return this.keys[this.place[skill]];
  }

  /** Takes a queued skill out, wherever it stands: the last one of the heap fills the gap. */
  remove(skill: SkillIx): void {
    const at = this.place[skill];
    this.place[skill] = -1;
    const end = --this.size;
    if (at === end) return;
    this.siftUp(this.heap[end], this.keys[end], this.gapAtTheBottom(at));
  }

  /** Moves a gap down, past the better of two each time, to where it has none below it; returns where. */
  private gapAtTheBottom(from: number): number {
    let at = from;
    for (let child = 2 * at + 1; child < this.size; child = 2 * at + 1) {
      // A sum, not a branch: nobody can foretell which of the two comes first.
      if (child + 1 < this.size) child += this.comesBefore(child + 1, child);
      this.put(this.heap[child], this.keys[child], at);
      at = child;
    }
    return at;
  }

  /** 1 when the skill at one place of the heap comes before that at another, else 0. */
  private comesBefore(one: number, other: number): number {
    const difference = this.keys[one] - this.keys[other];
    const isTied = Number(difference === 0) & Number(this.heap[one] < this.heap[other]);
    return Number(difference < 0) | isTied;
  }

  private put(skill: number, key: number, at: number): void {
    this.heap[at] = skill;
    this.keys[at] = key;
    this.place[skill] = at;
  }

  private siftUp(skill: number, key: number, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const later = this.keys[parent] - key;
      if (later < 0 || (later === 0 && this.heap[parent] < skill)) break;
      this.put(this.heap[parent], this.keys[parent], at);
      at = parent;
    }
    this.put(skill, key, at);
  }
}
