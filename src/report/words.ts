/** Numbers as sentences say them. */

import { percent } from '../output/percent.js';

/** `100,000`. */
export function grouped(count: number | string): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `80%`, `82.5%`. */
export function plainPercent(share: number): string {
  return percent(share).replace('.0%', '%');
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
