/** A learner's number as a distribution: how a uniform draw becomes a value between the parameter's bounds. */

import { betaQuantile, normalProbability, normalQuantile } from '../stats/quantiles.js';
import { incompleteBeta } from '../stats/gamma.js';

/** One key is there, and no other. */
export interface Distribution {
  /** mean and standard deviation */
  readonly normal?: readonly [number, number] | undefined;
  /** the two shape parameters; the mean is a / (a + b) */
  readonly beta?: readonly [number, number] | undefined;
  /** from and to */
  readonly uniform?: readonly [number, number] | undefined;
  /** equally likely; a value that stands twice is twice as likely */
  readonly one_of?: readonly number[] | undefined;
}

/** A parameter as configured: the same for all learners, or drawn for each. */
export type Trait = number | Distribution;

/** Inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** From a probability between 0 and 1 to the value that so much of a distribution lies below. */
export type Quantile = (probability: number) => number;

/** Mass that must lie between the bounds [assumption]: with less, the numbers are a mistake, and its tail loses digits. */
export const LEAST_MASS = 0.01;

/** The part of an unbounded distribution that lies between the bounds, 0 to 1. */
export function massWithin({ normal, beta }: Distribution, bounds: Bounds): number {
  const family = familyOf(normal, beta);
  return family === undefined ? 1 : family.below(bounds.max) - family.below(bounds.min);
}

/**
 * The quantile function of a distribution between bounds. Normal and beta are truncated: what lies outside is left out
 * and the rest scaled up, so that no learners pile up at a bound. Values for `one_of` are taken in ascending order.
 */
export function quantileFunction(distribution: Distribution, { min, max }: Bounds): Quantile {
  const { normal, beta, uniform, one_of } = distribution;
  if (one_of !== undefined) {
    const values = one_of.toSorted((a, b) => a - b);
    return (probability) =>
      values[Math.min(Math.floor(probability * values.length), values.length - 1)];
  }
  if (uniform !== undefined) {
    const [from, to] = uniform;
    return (probability) => from + probability * (to - from);
  }
  const { below, quantile } = familyOf(normal, beta)!;
  const first = below(min);
  const mass = below(max) - first;
  return tabulated((probability) =>
    Math.min(Math.max(quantile(first + probability * mass), min), max),
  );
}

/** The value for learners in the middle: a constant itself, a distribution's median. */
export function medianOf(trait: Trait, bounds: Bounds): number {
  return typeof trait === 'number' ? trait : quantileFunction(trait, bounds)(0.5);
}

/** The mean over learners: what truncation cuts off is left out. */
export function meanOf(trait: Trait, { min, max }: Bounds): number {
  if (typeof trait === 'number') return trait;
  const { normal, beta, uniform, one_of } = trait;
  if (one_of !== undefined) return one_of.reduce((sum, value) => sum + value, 0) / one_of.length;
  if (uniform !== undefined) return (uniform[0] + uniform[1]) / 2;
  const mass = massWithin(trait, { min, max });
  if (normal !== undefined) {
    const [mean, sd] = normal;
    const density = (x: number): number => normalDensity((x - mean) / sd);
    return mean + (sd * (density(min) - density(max))) / mass;
  }
  const [a, b] = beta!;
  // x times the density of Beta(a, b) is its mean times the density of Beta(a + 1, b).
  const heavier = massWithin({ beta: [a + 1, b] }, { min, max });
  return ((a / (a + b)) * heavier) / mass;
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

interface Family {
  /** the probability of a value up to `x` */
  readonly below: (x: number) => number;
  readonly quantile: Quantile;
}

function familyOf(normal: Distribution['normal'], beta: Distribution['beta']): Family | undefined {
  if (normal !== undefined) {
    const [mean, sd] = normal;
    return {
      below: (x) => normalProbability((x - mean) / sd),
      quantile: (probability) => mean + sd * normalQuantile(probability),
    };
  }
  if (beta === undefined) return undefined;
  const [a, b] = beta;
  return {
    below: (x) => incompleteBeta(x, a, b),
    quantile: (probability) => betaQuantile(probability, a, b),
  };
}

/** Cells of a table, and those at either end, where a quantile function bends, that are worked out each time [assumption]. */
const CELLS = 4096;
const EXACT_CELLS = 64;

/**
 * The same function for many draws: worked out at the ends of a cell when first needed, linear between them. A normal
 * value is off by less than a hundred thousandth of its standard deviation.
 */
export function tabulated(exact: Quantile): Quantile {
  const known = new Float64Array(CELLS + 1).fill(NaN);
  const at = (cell: number): number => {
    if (Number.isNaN(known[cell])) known[cell] = exact(cell / CELLS);
    return known[cell];
  };
  return (probability) => {
    const place = probability * CELLS;
    const cell = Math.floor(place);
    if (cell < EXACT_CELLS || cell >= CELLS - EXACT_CELLS) return exact(probability);
    const from = at(cell);
    return from + (place - cell) * (at(cell + 1) - from);
  };
}
