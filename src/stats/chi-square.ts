/** The chi-square test of fit, for checking that a split is as it was meant. */

/**
 * Pearson's test of counts against shares: the probability of a deviation at least as large if the shares hold. 1 when
 * there is nothing to compare (fewer than two shares above 0, or no counts).
 */
export function fitProbability(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  // What cannot happen has happened.
  if (counts.some((count, at) => count > 0 && shares[at] === 0)) return 0;
  const cells = counts
    .map((count, at) => ({ count, expected: (total * shares[at]) / whole }))
    .filter(({ expected }) => expected > 0);
  if (cells.length < 2) return 1;
  const statistic = cells.reduce(
    (sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
    0,
  );
  return upperGamma((cells.length - 1) / 2, statistic / 2);
}

/** Lanczos' approximation of ln(gamma), g = 7, n = 9; relative error below 1e-13 for x > 0. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

function logGamma(x: number): number {
  const base = x + 6.5;
  const series = LANCZOS.reduce(
    (sum, term, at) => (at === 0 ? term : sum + term / (x - 1 + at)),
    0,
  );
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/** The regularised upper incomplete gamma function Q(a, x), a > 0, x >= 0. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** Terms below it no longer matter in double precision. */
const NEGLIGIBLE = 1e-16;

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * NEGLIGIBLE; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's evaluation of the continued fraction. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < NEGLIGIBLE * 10) break;
  }
  return value;
}
