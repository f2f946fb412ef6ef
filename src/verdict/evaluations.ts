/** What a search has measured: each step once with so many learners. */

import type { Reading } from './target.js';

/** Measures a step with so many learners. */
export type Measure = (step: number, learners: number) => Promise<Reading>;

export interface Evaluated {
  readonly step: number;
  readonly learners: number;
  readonly reading: Reading;
}

export class Evaluations {
  private readonly measure: Measure;
  private readonly known = new Map<string, Evaluated>();

  constructor(measure: Measure) {
    this.measure = measure;
  }

  /** The step's reading with so many learners, measured now unless it is known. */
  async at(step: number, learners: number): Promise<Reading> {
    const key = `${step} ${learners}`;
    const known = this.known.get(key);
    if (known !== undefined) return known.reading;
    const reading = await this.measure(step, learners);
    this.known.set(key, { step, learners, reading });
    return reading;
  }

  /** Everything, by step, then learners. */
  all(): Evaluated[] {
    return [...this.known.values()].toSorted((a, b) => a.step - b.step || a.learners - b.learners);
  }
}
