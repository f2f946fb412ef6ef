import { assert } from '../errors.js';

/** Enough for all that the engine keeps of a skill, and for what it keeps beside. */
const BYTES_PER_SKILL = 128;
const BYTES_BESIDE = 1024;
/** Each array starts at a whole number of the largest element. */
const ALIGNMENT = 8;

/**
 * The typed arrays of one learner, side by side in one buffer: the next learner is one copy of how the first one
 * started, however many arrays there are.
 */
export class LearnerMemory {
  private readonly buffer: ArrayBuffer;
  private taken = 0;
  private live = new Uint8Array(0);
  private start = new Uint8Array(0);

  constructor(skills: number) {
    this.buffer = new ArrayBuffer(skills * BYTES_PER_SKILL + BYTES_BESIDE);
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(this.buffer, this.take(length), length);
  }

  integers(length: number): Int32Array {
    return new Int32Array(this.buffer, this.take(4 * length), length);
  }

  counts(length: number): Uint32Array {
    return new Uint32Array(this.buffer, this.take(4 * length), length);
  }

  numbers(length: number): Float64Array {
    return new Float64Array(this.buffer, this.take(8 * length), length);
  }

  /** What the arrays hold now is how a learner starts. */
  keepStart(): void {
    this.live = new Uint8Array(this.buffer, 0, this.taken);
    this.start = this.live.slice();
  }

  /** Every array holds again what it held at `keepStart()`. */
  restart(): void {
    this.live.set(this.start);
  }

  private take(bytes: number): number {
    const from = this.taken;
    this.taken += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    assert(
      this.taken <= this.buffer.byteLength,
      "a learner's arrays need more memory than planned",
    );
    return from;
  }
}
