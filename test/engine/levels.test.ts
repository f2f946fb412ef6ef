/** Rule book 2: five levels, and steps between them that end at the ends. */

import { describe, expect, it } from 'vitest';
import { LEVEL_NAMES, type Level, drop, rise } from '../../src/engine/levels.js';

describe('levels', () => {
  it('have their names, lowest first', () => {
    expect(LEVEL_NAMES).toEqual(['unstarted', 'practiced', 'level1', 'level2', 'mastered']);
  });

  it.each([
    [1, [1, 2, 3, 4, 4], [0, 0, 1, 2, 3]],
    [2, [2, 3, 4, 4, 4], [0, 0, 0, 1, 2]],
    [4, [4, 4, 4, 4, 4], [0, 0, 0, 0, 0]],
    [0, [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]],
  ])('by %i, from each level in turn', (by, risen, dropped) => {
    const levels: Level[] = [0, 1, 2, 3, 4];
    expect(levels.map((level) => rise(level, by))).toEqual(risen);
    expect(levels.map((level) => drop(level, by))).toEqual(dropped);
  });
});
