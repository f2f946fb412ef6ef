/** A historical answer log as flat arrays: learners, skills and items are numbers, each learner's answers lie together. */

export interface AnswerLog {
  /** number of answers */
  readonly rows: number;
  /** by answer, ascending; within a learner in the order in which they answered */
  readonly learner: Int32Array;
  readonly skill: Int32Array;
  /** the problem itself; the skill where the log knows no problems */
  readonly item: Int32Array;
  /** 1 correct, 0 wrong */
  readonly correct: Uint8Array;
  /** number of the calendar day, UTC, from 1970; absent: the log has no dates */
  readonly day?: Int32Array | undefined;
  /** how many there are; numbers run from 0. A part of a log keeps the numbers of the whole */
  readonly learners: number;
  readonly skills: number;
  readonly items: number;
}

/** One answer on its way into a log. */
export interface Answer {
  readonly learner: number;
  readonly skill: number;
  readonly item: number;
  readonly correct: boolean;
  /** orders the answers of a learner; answers without a time keep the order in which they came */
  readonly time?: number | undefined;
}

/** Collects answers one by one: 21 bytes each, in arrays that double when they are full. */
export class LogBuilder {
  private learner = new Int32Array(1024);
  private skill = new Int32Array(1024);
  private item = new Int32Array(1024);
  private correct = new Uint8Array(1024);
  private time = new Float64Array(1024);
  private rows = 0;

  get length(): number {
    return this.rows;
  }

  add({ learner, skill, item, correct, time }: Answer): void {
    if (this.rows === this.learner.length) this.grow();
    const at = this.rows++;
    this.learner[at] = learner;
    this.skill[at] = skill;
    this.item[at] = item;
    this.correct[at] = correct ? 1 : 0;
    this.time[at] = time ?? at;
  }

  /** The log: by learner, then time, then order of arrival. `unitsPerDay`: times are
   * points in time since 1970; absent: they order answers, no more. */
  build(counts: Pick<AnswerLog, 'learners' | 'skills' | 'items'>, unitsPerDay?: number): AnswerLog {
    const order = byLearner(this.learner.subarray(0, this.rows), counts.learners);
    sortWithin(order, this.learner, this.time);
    return {
      rows: this.rows,
      learner: order.map((row) => this.learner[row]),
      skill: order.map((row) => this.skill[row]),
      item: order.map((row) => this.item[row]),
      correct: Uint8Array.from(order, (row) => this.correct[row]),
      day:
        unitsPerDay === undefined
          ? undefined
          : order.map((row) => Math.floor(this.time[row] / unitsPerDay)),
      ...counts,
    };
  }

  private grow(): void {
    const size = this.learner.length * 2;
    const longer = <Kind extends Int32Array | Uint8Array | Float64Array>(old: Kind, made: Kind) => {
      made.set(old);
      return made;
    };
    this.learner = longer(this.learner, new Int32Array(size));
    this.skill = longer(this.skill, new Int32Array(size));
    this.item = longer(this.item, new Int32Array(size));
    this.correct = longer(this.correct, new Uint8Array(size));
    this.time = longer(this.time, new Float64Array(size));
  }
}

/** Row numbers by learner, in order of arrival: a counting sort. */
function byLearner(learner: Int32Array, learners: number): Int32Array {
  const next = starts(learner, learners);
  const order = new Int32Array(learner.length);
  for (let row = 0; row < learner.length; row++) order[next[learner[row]]++] = row;
  return order;
}

function sortWithin(order: Int32Array, learner: Int32Array, time: Float64Array): void {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    let isSorted = true;
    for (; to < order.length && learner[order[to]] === learner[order[from]]; to++) {
      if (time[order[to]] < time[order[to - 1]]) isSorted = false;
    }
    if (!isSorted) order.subarray(from, to).sort((one, two) => time[one] - time[two] || one - two);
    from = to;
  }
}

/** Where the answers of each key begin when they are sorted by it; one more element than keys. */
export function starts(keys: Int32Array, count: number): Int32Array {
  const begin = new Int32Array(count + 1);
  for (const key of keys) begin[key + 1]++;
  for (let key = 0; key < count; key++) begin[key + 1] += begin[key];
  return begin;
}

/** The answers of those learners, under the same numbers. */
export function learnersOf(log: AnswerLog, keep: (learner: number) => boolean): AnswerLog {
  const rows: number[] = [];
  for (let row = 0; row < log.rows; row++) if (keep(log.learner[row])) rows.push(row);
  const order = Int32Array.from(rows);
  return {
    ...log,
    rows: order.length,
    learner: order.map((row) => log.learner[row]),
    skill: order.map((row) => log.skill[row]),
    item: order.map((row) => log.item[row]),
    correct: Uint8Array.from(order, (row) => log.correct[row]),
    day: log.day && order.map((row) => log.day![row]),
  };
}

/** Numbers from 0 up of those learners who have answers. */
export function learnersWithAnswers({ learner, rows }: AnswerLog): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (row === 0 || learner[row] !== learner[row - 1]) found.push(learner[row]);
  }
  return found;
}
