/** The parameters of one learner after another: what is constant stays, what is a distribution is drawn anew. */

import { type Correlations, correlate, pairOf, triangleOf } from './correlations.js';
import { type Bounds, type Quantile, type Trait, quantileFunction } from './distribution.js';

/** A random stream, as far as learners need one: numbers of [0, 1). */
export interface Uniforms {
  next(): number;
}

/** Half a step of a stream: with it a draw is never 0 nor 1, where quantiles may be infinite. */
export const HALF_STEP = 2 ** -33;

/** Parameters as configured. */
export interface TraitSettings<Name extends string> {
  readonly values: Readonly<Record<Name, Trait>>;
  readonly correlations: Correlations;
}

interface Drawn<Name extends string> {
  readonly name: Name;
  /** which of the learner's draws is its own */
  readonly place: number;
  readonly quantile: Quantile;
}

/**
 * Each parameter has a place among a learner's draws, drawn or not: the same draw goes through each group's distribution
 * of that parameter, so that learner k, who is better than most in one group, is in the others.
 */
export class TraitDraw<Name extends string> {
  /** of the learner in hand */
  readonly params: Record<Name, number>;
  private readonly drawn: readonly Drawn<Name>[];
  private readonly correlated: readonly number[];
  private readonly triangle: readonly Float64Array[] | undefined;

  /** `bounds`: of all parameters, in the order of their draws; the first one's is at `first`. */
  constructor(
    settings: TraitSettings<Name>,
    bounds: Readonly<Record<Name, Bounds>>,
    first: number,
  ) {
    const names = Object.keys(bounds) as Name[];
    const { values, correlations } = settings;
    const places = names.map((name, at) => ({ name, place: first + at, trait: values[name] }));
    this.drawn = places.flatMap(({ name, place, trait }) =>
      typeof trait === 'number'
        ? []
        : [{ name, place, quantile: quantileFunction(trait, bounds[name]) }],
    );
    this.params = Object.fromEntries(
      // Any number until the first draw, of the kind that it will be: a fraction.
      places.map(({ name, trait }) => [name, typeof trait === 'number' ? trait : 0.5]),
    ) as Record<Name, number>;
    const tied = new Set(Object.keys(correlations).flatMap((key) => pairOf(key)!));
    const correlated = this.drawn.filter(({ name }) => tied.has(name));
    this.correlated = correlated.map(({ place }) => place);
    this.triangle = triangleOf(
      correlated.map(({ name }) => name),
      correlations,
    );
  }

  /** Whether the parameters differ from learner to learner. */
  get varies(): boolean {
    return this.drawn.length > 0;
  }

  /** Sets the parameters of the learner with these draws, which it may change. */
  draw(draws: Float64Array): void {
    if (this.correlated.length > 0) correlate(draws, this.correlated, this.triangle!);
    for (const { name, place, quantile } of this.drawn) this.params[name] = quantile(draws[place]);
  }
}
