/** A chunk of learners who meet an engine of somebody's own, a module, one learner at a time. */

import { EngineFault } from '../adapters/engine-fault.js';
import type { Guard } from '../adapters/guard.js';
import { belongs } from '../experiment/assignment.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { Outcome } from '../harness/outcome.js';
import { ChunkBooks, type SimulatedChunk } from './chunk-books.js';
import type { Chunk, SilentLearner, Wanted } from './protocol.js';
import { type PreparedGroup, watchedFor } from './simulate-chunk.js';

/** What a spot check says when the same learner goes another way on an engine made anew. */
export const UNREPEATABLE =
  'another outcome when simulated again: the engine keeps something over reset(), or is not deterministic';

/** How a learner ended, or what the engine did wrong. */
export interface Attempt {
  readonly outcome: Outcome;
  readonly error: string | undefined;
}

export class ModuleGroup {
  private readonly prepared: PreparedGroup;
  private readonly guard: Guard;

  constructor(prepared: PreparedGroup, guard: Guard) {
    this.prepared = prepared;
    this.guard = guard;
  }

  /**
   * Simulates the learners of the chunk. The last one is simulated twice, the second time on an engine made anew: what
   * an engine keeps of learners before, or makes up, shows there soonest.
   */
  simulate(
    plan: ExperimentPlan,
    chunk: Chunk,
    wanted: Wanted,
    underWay: Int32Array,
    silent: readonly SilentLearner[],
  ): SimulatedChunk {
    const { prepared, guard } = this;
    const { watched, population } = prepared;
    const books = new ChunkBooks(plan, prepared, chunk, wanted);
    const last = chunk.first + chunk.count - 1;
    guard.pulse = underWay;
    underWay[1] = 1;
    for (let number = chunk.first; number <= last; number++) {
      if (!belongs(plan, chunk.group, number)) continue;
      underWay[0] = number;
      const isWatched = watched.watch.start(number, watchedFor(plan, wanted, number));
      const known = silent.find(
        ({ group, learner }) => group === chunk.group && learner === number,
      );
      const { outcome, error } =
        known === undefined
          ? this.attempt(plan, number, isWatched, number === last)
          : this.failed(plan, number, known.message);
      const { path, events } = watched.watch.finish(outcome.status);
      // Nothing of a learner counts whom the engine failed.
      const counted = error === undefined ? events : undefined;
      books.add(number, outcome, population.kind, { path, error, events: counted });
    }
    return books.result();
  }

  /** A learner who is not tried again: who they are is drawn all the same. */
  private failed(plan: ExperimentPlan, number: number, error: string): Attempt {
    const { population, streams, harness } = this.prepared;
    population.draw(streams.seed(plan.seed, number));
    return { outcome: harness.fail(), error };
  }

  private attempt(
    plan: ExperimentPlan,
    number: number,
    isWatched: boolean,
    isChecked: boolean,
  ): Attempt {
    const { prepared, guard } = this;
    const { harness } = isWatched ? prepared.watched : prepared;
    try {
      const outcome = this.run(plan, number, harness);
      if (isChecked) {
        const seen = JSON.stringify(outcome);
        guard.forget();
        // By the harness that is not watched: what was seen is the first way.
        const alone = JSON.stringify(this.run(plan, number, prepared.harness));
        if (alone !== seen) throw new EngineFault(UNREPEATABLE);
      }
      return { outcome, error: undefined };
    } catch (error) {
      if (!(error instanceof EngineFault)) throw error;
      return { outcome: harness.fail(), error: error.message };
    }
  }

  private run(plan: ExperimentPlan, number: number, harness: PreparedGroup['harness']): Outcome {
    const { population, streams } = this.prepared;
    const learner = population.draw(streams.seed(plan.seed, number));
    return harness.run(learner, streams, population);
  }
}
