/** What a search has measured: each step once with so many learners. */

import type { Reading } from './target.js';

/** Measures a step with so many learners. Several may be asked for at once. */
export type Measure = (step: number, learners: number) => Promise<Reading>;

export interface Evaluated {
  readonly step: number;
  readonly learners: number;
  readonly reading: Reading;
}

export class Evaluations {
  private readonly measure: Measure;
  private readonly known = new Map<string, Promise<Evaluated>>();

  constructor(measure: Measure) {
    this.measure = measure;
  }

  /** The step's reading with so many learners, measured now unless it is known. */
  async at(step: number, learners: number): Promise<Reading> {
    const key = `${step} ${learners}`;
    let evaluated = this.known.get(key);
    if (evaluated === undefined) {
      evaluated = this.measure(step, learners).then((reading) => ({ step, learners, reading }));
      this.known.set(key, evaluated);
    }
    return (await evaluated).reading;
  }

  /** Everything, by step, then learners. */
  async all(): Promise<Evaluated[]> {
    const all = await Promise.all(this.known.values());
    return all.toSorted((a, b) => a.step - b.step || a.learners - b.learners);
  }
}
