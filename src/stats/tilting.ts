/** Weights that give a sample another mean and otherwise change it as little as possible. */

/** Steps outwards, each twice as far, and halvings at most: more than a double can tell apart. */
const MOST_DOUBLINGS = 60;
const MOST_HALVINGS = 200;

/**
 * Exponential tilting: weight x exp(tilt x value), the tilt such that the weighted mean is `mean`. Of all weights with that
 * mean these are the nearest to the given ones (least Kullback-Leibler divergence: Csiszar 1975).
 * @param weights above 0
 * @param mean between the least and the largest value, both excluded, unless all values are it
 * @returns weights whose largest is 1
 */
export function tilted(
  weights: readonly number[],
  values: readonly number[],
  mean: number,
): number[] {
  const range = Math.max(...values.map((value) => Math.abs(value - mean)));
  if (range === 0) return scaled(weights.map(Math.log));
  const logs = weights.map(Math.log);
  const away = values.map((value) => (value - mean) / range);
  const at = (tilt: number): number[] => scaled(logs.map((log, k) => log + tilt * away[k]));
  /** grows with the tilt */
  const excess = (tilt: number): number =>
    at(tilt).reduce((sum, weight, k) => sum + weight * away[k], 0);
  let [low, high] = [-1, 1];
  for (let step = 0; step < MOST_DOUBLINGS && excess(low) > 0; step++) low *= 2;
  for (let step = 0; step < MOST_DOUBLINGS && excess(high) < 0; step++) high *= 2;
  for (let step = 0; step < MOST_HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return at(high);
}

/** From logarithms to weights, the largest 1: none is too large for a number. */
function scaled(logs: readonly number[]): number[] {
  const most = logs.reduce((max, log) => Math.max(max, log), -Infinity);
  return logs.map((log) => Math.exp(log - most));
}
