/** A chunk of learners from start to ending, on the thread that calls. */

import { compileMission } from '../content/compile.js';
import type { Mission } from '../content/mission.js';
import type { MasteryEngine } from '../engine/contract.js';
import { FiveLevelEngine } from '../engine/engine.js';
import { PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { type Policy, compilePolicy } from '../engine/policy.js';
import { type Snapshot, isTaskPossible } from '../engine/snapshot.js';
import { belongs } from '../experiment/assignment.js';
import { isSampled } from '../experiment/events.js';
import { statesOf } from '../experiment/initial-states.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import { Harness } from '../harness/harness.js';
import type { LateEngine } from '../harness/late-engine.js';
import { LateHarness } from '../harness/late-harness.js';
import type { World } from '../harness/world.js';
import type { Observer } from '../harness/observer.js';
import { LearnerStreams } from '../harness/random-stream.js';
import { Watch, type Watched } from '../harness/watch.js';
import { Population } from '../learners/population.js';
import { assert } from '../errors.js';
import { LearnerRowWriter } from '../output/learner-rows.js';
import { ChunkBooks, type SimulatedChunk } from './chunk-books.js';
import type { Chunk, Wanted } from './protocol.js';

/** A group made ready: engine, learner and harness are built once and used for all of its learners. */
export interface PreparedGroup {
  readonly skills: number;
  readonly engine: MasteryEngine;
  readonly harness: Harness;
  /** the same, watched problem by problem */
  readonly watched: { readonly harness: Harness; readonly watch: Watch };
  readonly population: Population;
  readonly streams: LearnerStreams;
  readonly writer: LearnerRowWriter;
  /** states to start from; undefined: learners start anew */
  readonly states: readonly Snapshot[] | undefined;
  readonly policy: Policy;
}

/**
 * The state from which learner `number` starts, the same for all groups; undefined: anew. A task in hand that this group's
 * alternative could not have begun is given up.
 */
export function startOf({ states, policy }: PreparedGroup, number: number): Snapshot | undefined {
  if (states === undefined) return undefined;
  const state = states[number % states.length];
  if (isTaskPossible(state.task, policy)) return state;
  return { ...state, task: { ...state.task, kind: 'none', skills: [], at: 0 } };
}

/** Stands in for what a group is made from otherwise. */
export interface OwnParts {
  readonly mission: Mission;
  readonly engine: MasteryEngine;
  /** the same engine, if its answers come later */
  readonly late?: LateEngine | undefined;
}

/** What is wanted of learner `number` beside their outcome. */
export function watchedFor(plan: ExperimentPlan, wanted: Wanted, number: number): Watched {
  return { path: number < wanted.paths, events: wanted.events === true && isSampled(plan, number) };
}

function policyOf(plan: ExperimentPlan, group: GroupPlan): Policy {
  const { alternatives, engine, knowledgeModel } = group;
  const model = knowledgeModel === undefined ? PUBLISHED_MODEL : plan.models[knowledgeModel];
  return compilePolicy(alternatives, engine, model);
}

/** Builds what group number `index` of the plan needs; `observed` watches its learners, who are the slower for it. */
export function prepareGroup(
  plan: ExperimentPlan,
  index: number,
  observed?: (engine: MasteryEngine, slugs: readonly string[]) => Observer,
  own?: OwnParts,
): PreparedGroup {
  const group = plan.groups[index];
  const mission = own?.mission ?? compileMission(plan.scenarios[group.mission]);
  const policy = policyOf(plan, group);
  const engine = own?.engine ?? new FiveLevelEngine(mission, policy);
  const population = new Population(group.people, group.maxTimePerDay, mission, plan.transitions);
  const world: World = {
    engine,
    skillSeconds: mission.skills.map((skill) => skill.seconds),
    maxTimePerDay: population.sessionSeconds,
    limits: plan.limits,
    readyAccuracy: plan.readyAccuracy,
    followUpDays: plan.followUpDays,
  };
  const late = own?.late;
  const harnessOf = (observer?: Observer): Harness =>
    late === undefined
      ? new Harness(world, observer)
      : new LateHarness({ ...world, engine: late }, observer);
  const slugs = mission.skills.map((skill) => skill.slug);
  const watch = new Watch(engine);
  const states = statesOf(plan, group);
  assert(states === undefined || states.length > 0, 'states that were not read');
  return {
    skills: mission.skills.length,
    engine,
    harness: harnessOf(observed?.(engine, slugs)),
    watched: { harness: harnessOf(watch), watch },
    population,
    streams: new LearnerStreams(),
    writer: new LearnerRowWriter(
      plan.name,
      group.name,
      group.people.map(({ name }) => name),
    ),
    states,
    policy,
  };
}

/** Simulates the learners of a chunk of that group. `underWay[0]` is kept at the learner in hand. */
export function simulateChunk(
  plan: ExperimentPlan,
  prepared: PreparedGroup,
  chunk: Chunk,
  wanted: Wanted,
  underWay: Int32Array,
): SimulatedChunk {
  const { population, streams, watched } = prepared;
  const books = new ChunkBooks(plan, prepared, chunk, wanted);
  for (let number = chunk.first; number < chunk.first + chunk.count; number++) {
    if (!belongs(plan, chunk.group, number)) continue;
    underWay[0] = number;
    const isWatched = watched.watch.start(number, watchedFor(plan, wanted, number));
    const { harness } = isWatched ? watched : prepared;
    const learner = population.draw(streams.seed(plan.seed, number));
    const outcome = harness.run(learner, streams, population, startOf(prepared, number));
    books.add(number, outcome, population.kind, watched.watch.finish(outcome.status));
    // Nobody asks for states of engines that are not the built-in one.
    if (wanted.states === true) books.keep(number, outcome, prepared.engine.snapshot() as Snapshot);
  }
  return books.result();
}
