/** Probabilities and quantiles of distributions. */

import { incompleteBeta, logGamma, upperGamma } from './gamma.js';

/** The probability that a standard normal value is at most `z`. */
export function normalProbability(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** The probability that Student's t with `freedom` degrees of freedom is at most `t`. */
export function studentProbability(t: number, freedom: number): number {
  // Abramowitz & Stegun 26.7.8: off by less than 1e-9 here, where the beta function loses digits.
  if (freedom > 1e6) {
    return normalProbability(
      (t * (1 - 1 / (4 * freedom))) / Math.sqrt(1 + (t * t) / (2 * freedom)),
    );
  }
  const inside = (t * t) / (freedom + t * t);
  // Near the centre from the inside, else from the outside: either keeps its digits only there.
  const tail =
    inside * (freedom + 5) < 3
      ? (1 - incompleteBeta(inside, 0.5, freedom / 2)) / 2
      : incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The probability of at most `successes` of `trials`, each with probability `p`. */
export function binomialProbability(successes: number, trials: number, p: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return incompleteBeta(1 - p, trials - successes, successes + 1);
}

/** The z that a standard normal value stays below with this probability, from 0 to 1; infinite at the ends. */
export function normalQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  const outside = Math.min(probability, 1 - probability);
  const z = descend(
    normalStart(outside),
    outside,
    (x) => normalProbability(-x),
    (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
  );
  return probability < 0.5 ? -z : z;
}

/** The same for Student's t; `freedom` need not be a whole number. */
export function studentQuantile(probability: number, freedom: number): number {
  if (probability === 0.5) return 0;
  const outside = Math.min(probability, 1 - probability);
  const scale =
    Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2)) / Math.sqrt(freedom * Math.PI);
  const z = normalStart(outside);
  const t = descend(
    // The first term of Fisher's expansion in 1 / freedom.
    z + (z ** 3 + z) / (4 * freedom),
    outside,
    (x) => studentProbability(-x, freedom),
    (x) => scale * (1 + (x * x) / freedom) ** (-(freedom + 1) / 2),
  );
  return probability < 0.5 ? -t : t;
}

/** Hastings' approximation of the normal quantile (Abramowitz & Stegun 26.2.23), within 0.00045. */
function normalStart(outside: number): number {
  const t = Math.sqrt(-2 * Math.log(outside));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return Math.max(t - above / below, 1e-4);
}

/**
 * The x > 0 above which a distribution has the tail `outside`, by Newton's method on the logarithms of tail and x. There
 * the tail falls ever more steeply, so no start fails; a good one takes three or four steps.
 */
function descend(
  start: number,
  outside: number,
  tail: (x: number) => number,
  density: (x: number) => number,
): number {
  if (outside === 0) return Infinity;
  let x = start;
  for (let step = 0; step < 50; step++) {
    const above = tail(x);
    const slope = (x * density(x)) / above;
    const change = Math.log(above / outside) / slope;
    x *= Math.exp(change);
    if (Math.abs(change) < CLOSE) break;
  }
  return x;
}

/** After a step this small, the next one is below double precision: Newton squares what is left. */
const CLOSE = 1e-9;

/** The value that a beta variable with shapes `a` and `b` stays below with this probability, to double precision of 1. */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (probability <= 0 || probability >= 1) return Math.min(Math.max(probability, 0), 1);
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < 100 && high - low > Number.EPSILON; step++) {
    const above = incompleteBeta(x, a, b) - probability;
    if (above > 0) high = x;
    else low = x;
    // Newton's step where it stays inside the bracket, else the middle.
    const density = Math.exp(logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const change = above / density;
    if (Math.abs(change) < Number.EPSILON) break;
    const next = x - change;
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}
