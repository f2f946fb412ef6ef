/** Student's t when there is a difference: what the power of a test is made of. */

import { incompleteBeta, logGamma } from './gamma.js';
import { normalProbability } from './quantiles.js';

/** Beyond it the first terms of the series vanish in double precision. */
const FAR = 37;
/** Above it the normal approximation is as good as the series. */
const MANY = 1e6;

/**
 * The probability that noncentral t is at most `t`: Lenth's (1989) series, algorithm AS 243; far out or with many degrees
 * of freedom the normal approximation (Abramowitz & Stegun 26.7.10), as in R's pt(t, freedom, noncentrality).
 * @param t at least 0
 * @param noncentrality at least 0: the true difference in standard errors
 */
export function noncentralProbability(t: number, freedom: number, noncentrality: number): number {
  if (freedom > MANY || noncentrality > FAR) {
    const scale = Math.sqrt(1 + (t * t) / (2 * freedom));
    return normalProbability((t * (1 - 1 / (4 * freedom)) - noncentrality) / scale);
  }
  const x = (t * t) / (t * t + freedom);
  const half = noncentrality ** 2 / 2;
  let even = Math.exp(-half) / 2;
  // The factor of the first odd term: half the root of 2 / pi, and exp(-half).
  let odd = (noncentrality * Math.exp(-half - logGamma(1.5))) / Math.sqrt(8);
  let sum = normalProbability(-noncentrality);
  // Terms rise until j is about half, then vanish.
  for (let j = 0; j <= half || even + odd > 1e-17; j++) {
    sum += even * incompleteBeta(x, j + 0.5, freedom / 2);
    sum += odd * incompleteBeta(x, j + 1, freedom / 2);
    even *= half / (j + 1);
    odd *= half / (j + 1.5);
  }
  return Math.min(sum, 1);
}
