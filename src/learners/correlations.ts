/** Traits that go together: uniform draws turned into draws that are correlated, by a Gaussian copula. */

import { normalProbability, normalQuantile } from '../stats/quantiles.js';
import { tabulated } from './distribution.js';

/** `{"known~learn": 0.6}`: correlation of the normal scores of two parameters, -0.99 to 0.99. */
export type Correlations = Readonly<Record<string, number>>;

const quantile = tabulated(normalQuantile);

/** The two parameters of a key; undefined when it is of another form. */
export function pairOf(key: string): readonly [string, string] | undefined {
  const names = key.split('~').map((name) => name.trim());
  return names.length === 2 && names[0] !== names[1] ? [names[0], names[1]] : undefined;
}

/**
 * Cholesky's lower triangle of the correlation matrix, a row a name, in the order of `names`: the first name keeps its
 * own draw. Undefined when no variables can be correlated like that.
 */
export function triangleOf(
  names: readonly string[],
  correlations: Correlations,
): readonly Float64Array[] | undefined {
  const matrix = names.map((_, at) =>
    Float64Array.from(names, (__, other) => Number(at === other)),
  );
  for (const [key, correlation] of Object.entries(correlations)) {
    const [one, other] = pairOf(key)!.map((name) => names.indexOf(name));
    matrix[one][other] = correlation;
    matrix[other][one] = correlation;
  }
  const rows: Float64Array[] = [];
  for (const [at, given] of matrix.entries()) {
    const row = new Float64Array(names.length);
    for (let column = 0; column <= at; column++) {
      const earlier = column === at ? row : rows[column];
      let rest = given[column];
      for (let k = 0; k < column; k++) rest -= row[k] * earlier[k];
      if (column < at) row[column] = rest / earlier[column];
      else if (rest <= LEAST) return undefined;
      else row[column] = Math.sqrt(rest);
    }
    rows.push(row);
  }
  return rows;
}

/** Variance that must be left of a trait when the others are known: less is rounding. */
const LEAST = 1e-9;

/** A uniform draw never becomes 0 or 1. */
const EDGE = 2 ** -33;

/** Changes the draws at `places` so that they are correlated as the triangle says; each stays uniform. */
export function correlate(
  draws: Float64Array,
  places: readonly number[],
  triangle: readonly Float64Array[],
): void {
  const scores = places.map((place) => quantile(draws[place]));
  places.forEach((place, at) => {
    const score = scores.reduce((sum, other, k) => sum + triangle[at][k] * other, 0);
    if (at > 0) draws[place] = Math.min(Math.max(normalProbability(score), EDGE), 1 - EDGE);
  });
}
