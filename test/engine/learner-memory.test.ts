/** Typed arrays side by side in one buffer. */

import { describe, expect, it } from 'vitest';
import { LearnerMemory } from '../../src/engine/learner-memory.js';

describe("a learner's memory", () => {
  it('gives arrays that do not touch each other, all zero', () => {
    const memory = new LearnerMemory(10);
    const arrays = [memory.bytes(3), memory.integers(5), memory.counts(1), memory.numbers(2)];
    expect(arrays.map((array) => Array.from(array))).toEqual([
      [0, 0, 0],
      [0, 0, 0, 0, 0],
      [0],
      [0, 0],
    ]);
    arrays.forEach((array, at) => array.fill(at + 1));
    expect(arrays.map((array) => Array.from(array))).toEqual([
      [1, 1, 1],
      [2, 2, 2, 2, 2],
      [3],
      [4, 4],
    ]);
  });

  it('brings back what the arrays held at the start, again and again', () => {
    const memory = new LearnerMemory(10);
    const [levels, times] = [memory.bytes(3), memory.numbers(2)];
    times.fill(-1);
    memory.keepStart();
    for (let learner = 0; learner < 3; learner++) {
      levels.fill(4);
      times.fill(learner);
      memory.restart();
      expect([...levels, ...times]).toEqual([0, 0, 0, -1, -1]);
    }
  });

  it('refuses more than was planned for', () => {
    expect(() => new LearnerMemory(1).numbers(1000)).toThrow('more memory than planned');
  });
});
