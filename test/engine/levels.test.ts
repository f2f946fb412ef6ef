/** Rule book 2: five levels, and steps between them that end at the ends. */

import { describe, expect, it } from 'vitest';
import {
  LEVEL1,
  LEVEL2,
  LEVEL_NAMES,
  type Level,
  MASTERED,
  PRACTICED,
  UNSTARTED,
  drop,
  rise,
} from '../../src/engine/levels.js';

describe('levels', () => {
  it('have their names, lowest first', () => {
    const levels = [UNSTARTED, PRACTICED, LEVEL1, LEVEL2, MASTERED];
    const names = ['unstarted', 'practiced', 'level1', 'level2', 'mastered'];
    expect(levels.map((level) => LEVEL_NAMES[level])).toEqual(names);
    expect(levels).toEqual([0, 1, 2, 3, 4]);
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
