/** Rule book 2: the five levels of a skill [source: the published account]. */

export const UNSTARTED = 0;
export const PRACTICED = 1;
export const LEVEL1 = 2;
export const LEVEL2 = 3;
export const MASTERED = 4;

export type Level = 0 | 1 | 2 | 3 | 4;

/** Names in ascending order; the index is the level. */
export const LEVEL_NAMES = ['unstarted', 'practiced', 'level1', 'level2', 'mastered'] as const;

/** `level` lifted by `by` levels, at most `mastered`. */
export function rise(level: Level, by: number): Level {
  return (level + by < MASTERED ? level + by : MASTERED) as Level;
}

/** `level` lowered by `by` levels, at least `unstarted`. */
export function drop(level: Level, by: number): Level {
  return (level > by ? level - by : UNSTARTED) as Level;
}
