/** A chunk of learners whose engine answers over HTTP: all of them at once, a step each in a request. */

import { EngineFault } from '../adapters/engine-fault.js';
import type { EngineLine } from '../adapters/http/engine-line.js';
import { RemoteEngine } from '../adapters/http/remote-engine.js';
import { compileMission } from '../content/compile.js';
import type { Mission } from '../content/mission.js';
import { belongs } from '../experiment/assignment.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { assert } from '../errors.js';
import { LateHarness } from '../harness/late-harness.js';
import type { Outcome } from '../harness/outcome.js';
import type { Watched } from '../harness/watch.js';
import { ChunkBooks, type SimulatedChunk } from './chunk-books.js';
import type { Chunk, Wanted } from './protocol.js';
import { type PreparedGroup, prepareGroup, watchedFor } from './simulate-chunk.js';
import { UNREPEATABLE } from './simulate-module.js';

const UNWATCHED: Watched = { path: false, events: false };

/** Room for one learner of many that are under way together. */
interface Place {
  readonly prepared: PreparedGroup;
  readonly engine: RemoteEngine;
  number: number;
  /** the one in use */
  harness: LateHarness;
  outcome: Outcome | undefined;
  error: string | undefined;
}

export class LateGroup {
  private readonly plan: ExperimentPlan;
  private readonly group: number;
  private readonly line: EngineLine;
  private readonly mission: Mission;
  /** kept from chunk to chunk */
  private readonly places: Place[] = [];

  constructor(plan: ExperimentPlan, group: number, line: EngineLine) {
    this.plan = plan;
    this.group = group;
    this.line = line;
    this.mission = compileMission(plan.scenarios[plan.groups[group].mission]);
  }

  /** Simulates the learners of the chunk. The last one takes part twice: both must end alike. */
  simulate(
    plan: ExperimentPlan,
    chunk: Chunk,
    wanted: Wanted,
    underWay: Int32Array,
  ): SimulatedChunk {
    const numbers = Array.from({ length: chunk.count }, (_, at) => chunk.first + at).filter(
      (number) => belongs(plan, chunk.group, number),
    );
    const twice = numbers.length > 0 ? [...numbers, numbers.at(-1)!] : [];
    const taken = twice.map((number, at) => {
      const place = (this.places[at] ??= this.makePlace(at));
      // The second time nobody watches: what is seen is the first way.
      const isSecond = at === numbers.length;
      this.settle(place, number, isSecond ? UNWATCHED : watchedFor(plan, wanted, number));
      return place;
    });
    this.walk(taken, underWay);
    compareTwins(taken);
    const books = new ChunkBooks(plan, this.bookKeeper(), chunk, wanted);
    for (const { prepared, number, harness, outcome, error } of taken.slice(0, numbers.length)) {
      const ended = error === undefined ? outcome! : harness.fail();
      const { path, events } = prepared.watched.watch.finish(ended.status);
      // Nothing of a learner counts whom the engine failed.
      const counted = error === undefined ? events : undefined;
      books.add(number, ended, prepared.population.kind, { path, error, events: counted });
    }
    return books.result();
  }

  private bookKeeper(): PreparedGroup {
    return (this.places[0] ??= this.makePlace(0)).prepared;
  }

  private makePlace(at: number): Place {
    const engine = new RemoteEngine(this.line, this.mission, `${this.group}-${at}`, true);
    const parts = { mission: this.mission, engine, late: engine };
    const prepared = prepareGroup(this.plan, this.group, undefined, parts);
    return {
      prepared,
      engine,
      number: 0,
      harness: lateOf(prepared, false),
      outcome: undefined,
      error: undefined,
    };
  }

  private settle(place: Place, number: number, wanted: Watched): void {
    const { population, streams, watched } = place.prepared;
    const harness = lateOf(place.prepared, watched.watch.start(number, wanted));
    Object.assign(place, { number, harness, outcome: undefined, error: undefined });
    const learner = population.draw(streams.seed(this.plan.seed, number));
    harness.begin(learner, streams, population);
  }

  /** Everybody goes as far as the engine's last answer reaches, then all that they tell it goes out together. */
  private walk(places: readonly Place[], underWay: Int32Array): void {
    let going = [...places];
    while (going.length > 0) {
      underWay[0] = going[0].number;
      const results = this.line.call(going.map(({ engine }) => engine.take()));
      going.forEach((place, at) => {
        try {
          place.engine.give(results[at]);
          place.outcome = place.harness.proceed();
        } catch (error) {
          if (!(error instanceof EngineFault)) throw error;
          place.error = error.message;
        }
      });
      going = going.filter(({ outcome, error }) => outcome === undefined && error === undefined);
    }
  }
}

/** The harness that is watched, or the other. */
function lateOf({ harness, watched }: PreparedGroup, isWatched: boolean): LateHarness {
  const wanted = isWatched ? watched.harness : harness;
  assert(wanted instanceof LateHarness, 'an engine far away has a harness that waits');
  return wanted;
}

/** The last two are one learner. */
function compareTwins(places: readonly Place[]): void {
  const [one, other] = places.slice(-2);
  if (one === undefined || one.error !== undefined) return;
  if (other.error !== undefined) one.error = other.error;
  else if (JSON.stringify(one.outcome) !== JSON.stringify(other.outcome)) one.error = UNREPEATABLE;
}
