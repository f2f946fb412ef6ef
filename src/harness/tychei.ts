/**
 * Tyche-i, a generator by Samuel Neves and Filipe Araujo (https://eden.dei.uc.pt/~sneves/pubs/2011-snfa2.pdf), as a
 * source of seeds: from a text to 128 bits, the same as of the package seedrandom's `tychei`, which the tests compare
 * it with. The package makes a dozen objects and closures for a generator; here, a learner costs none.
 */

/** Steps after the text is mixed in, whose results are thrown away: part of how seedrandom seeds. */
const DISCARDED = 20;

/** Puts the first `words.length` results of a generator seeded by `text` into `words`. */
export function fillFromText(words: Int32Array, text: string): void {
  const mixed = text.length + DISCARDED;
  const steps = mixed + words.length;
  let a = 0;
  let b = 0;
  let c = 0x9e3779b9 | 0;
  let d = 0x517cc1b7;
  for (let step = 0; step < steps; step++) {
    if (step < text.length) b ^= text.charCodeAt(step);
    b = (b << 25) ^ (b >>> 7) ^ c;
    c = (c - d) | 0;
    d = (d << 24) ^ (d >>> 8) ^ a;
    a = (a - b) | 0;
    b = (b << 20) ^ (b >>> 12) ^ c;
    c = (c - d) | 0;
    d = (d << 16) ^ (c >>> 16) ^ a;
    a = (a - b) | 0;
    if (step >= mixed) words[step - mixed] = a;
  }
}
