import { NO_SKILL, type SkillIx } from '../units.js';

/**
 * Skills in order of a key (lowest first), ties in mission order: an indexed binary heap over flat arrays.
 * `add`, `remove` and `take` cost O(log n); adding the highest key, the usual case, costs O(1). Nothing is allocated.
 */
export class SkillQueue {
  size = 0;
  private readonly heap: Int32Array;
  private readonly key: Float64Array;
  /** place of each skill in the heap, -1 when it is not queued */
  private readonly place: Int32Array;

  constructor(skills: number) {
    this.heap = new Int32Array(skills);
    this.key = new Float64Array(skills);
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
    return this.size === 0 ? Infinity : this.key[this.heap[0]];
  }

  has(skill: SkillIx): boolean {
    return this.place[skill] >= 0;
  }

  /** Queues a skill that is not queued yet. */
  add(skill: SkillIx, key: number): void {
    this.key[skill] = key;
    this.append(skill);
  }

  /** A queued skill's key. */
  keyOf(skill: SkillIx): number {
    return this.key[skill];
  }

  /** Takes a queued skill out, wherever it stands. */
  remove(skill: SkillIx): void {
    const at = this.place[skill];
    this.place[skill] = -1;
    const last = this.heap[--this.size];
    if (last === skill) return;
    if (at > 0 && this.before(last, this.heap[(at - 1) >> 1])) this.siftUp(last, at);
    else this.siftDown(last, at);
  }

  private append(skill: SkillIx): void {
    this.siftUp(skill, this.size++);
  }

  private before(one: number, other: number): boolean {
    const difference = this.key[one] - this.key[other];
    return difference < 0 || (difference === 0 && one < other);
  }

  private put(skill: number, at: number): void {
    this.heap[at] = skill;
    this.place[skill] = at;
  }

  private siftUp(skill: number, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = this.heap[(at - 1) >> 1];
      if (!this.before(skill, parent)) break;
      this.put(parent, at);
      at = (at - 1) >> 1;
    }
    this.put(skill, at);
  }

  private siftDown(skill: number, from: number): void {
    let at = from;
    for (let child = 2 * at + 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.before(this.heap[child + 1], this.heap[child])) child++;
      if (!this.before(this.heap[child], skill)) break;
      this.put(this.heap[child], at);
      at = child;
    }
    this.put(skill, at);
  }
}
