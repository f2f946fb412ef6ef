/** Whether a name fits a pattern: `*` any characters, `?` one, all else itself. */

/** Keeps the places of the name that the pattern so far can end at, so that many stars take no longer than few. */
export function fitsGlob(pattern: string, name: string): boolean {
  const places = Array.from({ length: name.length + 1 }, (_, place) => place);
  let ends = [0];
  for (const sign of pattern) {
    if (sign === '*') ends = places.slice(ends[0] ?? places.length);
    else ends = ends.filter((end) => fits(sign, name[end])).map((end) => end + 1);
  }
  return ends.at(-1) === name.length;
}

function fits(sign: string, character: string | undefined): boolean {
  return character !== undefined && (sign === '?' || sign === character);
}
