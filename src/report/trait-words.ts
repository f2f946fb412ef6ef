/** A number of a learner in words: the same for all, or drawn for each. */

import type { Distribution, Trait } from '../learners/distribution.js';
import { grouped, listed } from './words.js';

/** Values of `one_of` that are named at most. */
const MOST_VALUES = 6;

/** `0.9`, `normal, mean 0.9, standard deviation 0.05`. */
export function traitText(trait: Trait): string {
  return typeof trait === 'number' ? numberText(trait) : distributionText(trait);
}

/** `1,200`; of fractions six digits say enough. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  return Number.isInteger(value) && !text.includes('e') ? grouped(text) : text;
}

function distributionText({ normal, beta, uniform, one_of }: Distribution): string {
  if (normal !== undefined) {
    const [mean, spread] = normal.map(numberText);
    return `normal, mean ${mean}, standard deviation ${spread}`;
  }
  if (beta !== undefined) {
    const [a, b] = beta;
    return `beta(${numberText(a)}, ${numberText(b)}), mean ${numberText(a / (a + b))}`;
  }
  if (uniform !== undefined) {
    const [from, to] = uniform.map(numberText);
    return `anywhere between ${from} and ${to}`;
  }
  const values = one_of!.slice(0, MOST_VALUES).map(numberText);
  const more = one_of!.length - values.length;
  return `one of ${listed(more > 0 ? [...values, `${grouped(more)} more`] : values)}`;
}
