/** How charts tell alternatives apart: scales, legends, and room for names. */

/** Pixels of a letter, about: there is nothing here to measure text with. */
const LETTER = 7.5;
/** The same as Vega takes them to be, when it looks what has room. */
const ASSUMED_LETTER = 10.4;
/** Pixels of a legend's symbol and the gap behind a name. */
export const SYMBOL = 45;

/** Names below each other where the screen is narrow. */
export function legendOf(names: readonly string[], width: number): object {
  const needed = names.reduce((sum, name) => sum + name.length * ASSUMED_LETTER + SYMBOL, 0);
  return { columns: needed > width ? 1 : names.length, symbolType: 'stroke' };
}

export function scaleOf(names: readonly string[], of: (at: number) => unknown): object {
  const range = names.map((_, place) => of(place));
  return { type: 'nominal', sort: null, scale: { domain: names, range } };
}

/** The axis of names that take so many pixels. */
export function namesAxis(pixels: number): object {
  const labelLimit = (pixels * ASSUMED_LETTER) / LETTER;
  return { labelLimit, minExtent: pixels, maxExtent: pixels };
}

/** Pixels that names before a picture take, at most so many. */
export function namesWidth(names: readonly string[], most: number): number {
  const longest = Math.max(...names.map((name) => name.length));
  return Math.min(Math.ceil(longest * LETTER) + 12, most);
}
