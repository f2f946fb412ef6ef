/** Running means and squared deviations, taken one observation at a time and in one pass (Welford 1962). */

/** What is inferred from the values of one variable. */
export interface SampleMoments {
  readonly n: number;
  /** 0 without values */
  readonly mean: number;
  /** sample variance (divisor n - 1); undefined below two values */
  readonly variance: number | undefined;
}

/** What is inferred from several variables of the same observations. */
export interface SampleCoMoments {
  readonly n: number;
  /** of each variable; 0 without values */
  readonly means: ArrayLike<number>;
  /** Sample covariance of variables `i` and `j` (divisor n - 1), the variance for i = j; undefined below two values. */
  covariance(i: number, j: number): number | undefined;
}

/** Of one variable. */
export class Moments implements SampleMoments {
  n = 0;
  mean = 0;
  /** sum of squared deviations from the mean */
  squares = 0;

  add(value: number): void {
    this.n++;
    const deviation = value - this.mean;
    this.mean += deviation / this.n;
    this.squares += deviation * (value - this.mean);
  }

  /** Sample variance (divisor n - 1); undefined below two values. */
  get variance(): number | undefined {
    return this.n < 2 ? undefined : this.squares / (this.n - 1);
  }
}

/** Of all values at once. */
export function momentsOf(values: Float64Array): Moments {
  const moments = new Moments();
  values.forEach((value) => moments.add(value));
  return moments;
}

/** Of several variables of the same observation at once: what a ratio's error is made of. */
export class CoMoments implements SampleCoMoments {
  n = 0;
  readonly means: Float64Array;
  /** sums of products of deviations, row by row: `products[i * size + j]` */
  readonly products: Float64Array;
  private readonly deviations: Float64Array;

  constructor(readonly size: number) {
    this.means = new Float64Array(size);
    this.products = new Float64Array(size * size);
    this.deviations = new Float64Array(size);
  }

  /** Takes one observation: a value of each variable. Allocates nothing. */
  add(values: Float64Array): void {
    const { size, means, products, deviations } = this;
    this.n++;
    for (let i = 0; i < size; i++) {
      deviations[i] = values[i] - means[i];
      means[i] += deviations[i] / this.n;
    }
    // The deviation of i from its old mean times that of j from its new one: the same for (i, j) and (j, i).
    const shrink = (this.n - 1) / this.n;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        products[i * size + j] += deviations[i] * deviations[j] * shrink;
      }
    }
  }

  /** Sample covariance of variables `i` and `j` (divisor n - 1), the variance for i = j; undefined below two. */
  covariance(i: number, j: number): number | undefined {
    return this.n < 2 ? undefined : this.products[i * this.size + j] / (this.n - 1);
  }
}
