/** Distributions against values of R's pbeta, pnorm, qnorm, pt, qt, pbinom, and closed forms. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma } from '../../src/stats/gamma.js';
import {
  binomialProbability,
  normalProbability,
  normalQuantile,
  studentProbability,
  studentQuantile,
} from '../../src/stats/quantiles.js';
import { casesOf } from './r/cases.js';

/** As far as a result may be off, relative to it. */
function expectClose(found: number, expected: number, relative: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const shape = fc.double({ min: 0.1, max: 300, noNaN: true });

describe('the incomplete beta function', () => {
  it.each([
    [0.5, 2, 3, 0.6875],
    [0.2, 0.5, 0.5, 0.2951672353008665], // 2 / pi * asin(sqrt(0.2))
    [0.1, 10, 20, 0.0003325960345446],
    [0.9, 50, 5, 0.361447139727378],
    [0.3, 1000, 2000, 4.07382791605e-5],
    [0.01, 0.5, 200, 0.95490589286292],
    [0.999, 300, 0.5, 0.438654268870091],
  ])('at %d with %d and %d: %d', (x, a, b, expected) => {
    expectClose(incompleteBeta(x, a, b), expected, 1e-11);
  });

  it('has the closed forms x^a and 1 - (1 - x)^b', () => {
    fc.assert(
      fc.property(probability, shape, (x, a) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 11);
        expect(incompleteBeta(x, 1, a)).toBeCloseTo(1 - (1 - x) ** a, 11);
      }),
      { seed: 1 },
    );
  });

  it('is its own mirror image, rises with x, and stays a probability', () => {
    // Nearer to the ends 1 - x itself has lost digits.
    const inner = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true });
    fc.assert(
      fc.property(inner, inner, shape, shape, (one, other, a, b) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const value = incompleteBeta(low, a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(incompleteBeta(high, a, b)).toBeGreaterThanOrEqual(value - 1e-11);
        expect(incompleteBeta(1 - low, b, a)).toBeCloseTo(1 - value, 9);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('is 0 and 1 at the ends', () => {
    expect([-1, 0, 1, 2].map((x) => incompleteBeta(x, 3, 4))).toEqual([0, 0, 1, 1]);
  });

  it('the gamma function is the factorial', () => {
    expectClose(Math.exp(logGamma(11)), 3_628_800, 1e-12);
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-13);
  });
});

describe('the normal distribution', () => {
  it.each([
    [-1, 0.15865525393145705],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416047e-24],
    [-37, 5.7255712225239e-300],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [3, 0.9986501019683699],
  ])('is at most %d with probability %d', (z, expected) => {
    expectClose(normalProbability(z), expected, 1e-11);
  });

  it.each([
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.99995, 3.8905918864131],
  ])('stays below its %d quantile, %d', (p, expected) => {
    expectClose(normalQuantile(p), expected, 1e-11);
  });

  it('the median is 0, the ends are infinite', () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    expect([0, 0.5, 1].map((p) => studentQuantile(p, 3))).toEqual([-Infinity, 0, Infinity]);
  });
});

describe("Student's t", () => {
  it.each([
    [2, 3, 0.9303370157205785],
    [-1, 1, 0.25],
    [-5, 10, 0.00026866680137822],
    [-20, 4, 1.84415529014987e-5],
    [0, 7, 0.5],
  ])('is at most %d with %i degrees of freedom: %d', (t, freedom, expected) => {
    expectClose(studentProbability(t, freedom), expected, 1e-11);
  });

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 10, 2.228138851986274],
    [0.975, 30, 2.0422724563012378],
    [0.995, 5, 4.032142983555228],
    [0.95, 100, 1.6602343260853392],
    [0.99995, 1, 6366.19767131664],
    [0.975, 999_999, 1.95996635681648],
  ])('stays below its %d quantile with %i: %d', (p, freedom, expected) => {
    expectClose(studentQuantile(p, freedom), expected, 1e-9);
  });

  it('has the closed forms of one and two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.51, max: 0.9999, noNaN: true }), (p) => {
        expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 5);
        const two = (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
        expect(studentQuantile(p, 2)).toBeCloseTo(two, 8);
      }),
      { seed: 3 },
    );
  });

  it('is wider than the normal distribution, the less the more it knows', () => {
    const quantiles = [1, 2, 5, 20, 100, 1000].map((freedom) => studentQuantile(0.975, freedom));
    expect(quantiles).toEqual(quantiles.toSorted((one, other) => other - one));
    expect(quantiles.at(-1)!).toBeGreaterThan(normalQuantile(0.975));
  });
});

describe('quantiles against R', () => {
  const normal = casesOf('normal') as readonly { probability: number; quantile: number }[];
  it.each(normal)('normal, $probability', ({ probability: p, quantile }) => {
    expectClose(normalQuantile(p), quantile, 1e-9);
  });

  const student = casesOf('student') as readonly {
    probability: number;
    freedom: number;
    quantile: number;
  }[];
  it.each(student)("Student's, $probability with $freedom", ({ freedom, quantile, ...given }) => {
    expectClose(studentQuantile(given.probability, freedom), quantile, 1e-8);
  });

  it('give back the probability they were asked for', () => {
    const inner = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    const freedoms = fc.double({ min: 0.3, max: 2e6, noNaN: true });
    fc.assert(
      fc.property(inner, freedoms, (p, freedom) => {
        expectClose(normalProbability(normalQuantile(p)), p, 1e-10);
        expectClose(studentProbability(studentQuantile(p, freedom), freedom), p, 1e-10);
        if (p < 0.01) return;
        expectClose(studentQuantile(1 - p, freedom), -studentQuantile(p, freedom), 1e-8);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('the binomial distribution', () => {
  it.each([
    [50, 100, 0.5, 0.5397946186935889],
    [2, 10, 0.1, 0.9298091736],
    [5, 10, 0.5, 0.623046875],
    [950, 1000, 0.95, 0.520258942912681],
    [94, 100, 0.95, 0.384000872043856],
    [0, 1000, 0.01, 4.31712474106582e-5], // 0.99^1000
    [499_000, 1_000_000, 0.5, 0.0228041499326948],
  ])('at most %i of %i at %d: %d', (successes, trials, p, expected) => {
    expectClose(binomialProbability(successes, trials, p), expected, 1e-8);
  });

  it('none fewer than none, all at most all', () => {
    expect([-1, 5, 6].map((successes) => binomialProbability(successes, 5, 0.3))).toEqual([
      0, 1, 1,
    ]);
  });

  it('is the sum over its terms', () => {
    const sizes = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (trials, p) => {
        let term = (1 - p) ** trials;
        let sum = 0;
        for (let successes = 0; successes < trials; successes++) {
          sum += term;
          expect(binomialProbability(successes, trials, p)).toBeCloseTo(sum, 10);
          term *= ((trials - successes) / (successes + 1)) * (p / (1 - p));
        }
      }),
      { seed: 4 },
    );
  });
});
