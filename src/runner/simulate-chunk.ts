/** A chunk of learners from start to ending, on the thread that calls. */

import { compileMission } from '../content/compile.js';
import type { Mission } from '../content/mission.js';
import type { MasteryEngine } from '../engine/contract.js';
import { FiveLevelEngine } from '../engine/engine.js';
import { PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { type Policy, compilePolicy } from '../engine/policy.js';
import { isAssigned } from '../experiment/assignment.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import { Harness } from '../harness/harness.js';
import type { World } from '../harness/world.js';
import type { LateEngine } from '../harness/late-engine.js';
import { PathDigest } from '../harness/path-digest.js';
import { type TraceStep, Tracer } from '../harness/tracer.js';
import { LearnerStreams } from '../harness/random-stream.js';
import { Population } from '../learners/population.js';
import { LearnerRowWriter } from '../output/learner-rows.js';
import { ChunkBooks } from './chunk-books.js';
import type { Chunk, ChunkResult, Wanted } from './protocol.js';

/** A group made ready: engine, learner and harness are built once and used for all of its learners. */
export interface PreparedGroup {
  readonly skills: number;
  readonly harness: Harness;
  /** the same with every event hashed */
  readonly hashing: { readonly harness: Harness; readonly digest: PathDigest };
  readonly population: Population;
  readonly streams: LearnerStreams;
  readonly writer: LearnerRowWriter;
}

/** Stands in for what a group is made from otherwise. */
export interface OwnParts {
  readonly mission: Mission;
  readonly engine: MasteryEngine;
  /** the same engine, if its answers come later */
  readonly late?: LateEngine | undefined;
}

/** Whether learner `number` is one of the group: always, unless an assignment says otherwise. */
export function belongs(plan: ExperimentPlan, group: number, number: number): boolean {
  const { assigned } = plan.groups[group];
  if (assigned === undefined) return true;
  return isAssigned(assigned.assignment, assigned.combination, plan.seed, number);
}

function policyOf(plan: ExperimentPlan, group: GroupPlan): Policy {
  const { alternatives, engine, knowledgeModel } = group;
  const model = knowledgeModel === undefined ? PUBLISHED_MODEL : plan.models[knowledgeModel];
  return compilePolicy(alternatives, engine, model);
}

/** Builds what group number `index` of the plan needs; `onStep` makes its harness trace. */
export function prepareGroup(
  plan: ExperimentPlan,
  index: number,
  onStep?: (step: TraceStep) => void,
  own?: OwnParts,
): PreparedGroup {
  const group = plan.groups[index];
  const mission = own?.mission ?? compileMission(plan.scenarios[group.mission]);
  const engine = own?.engine ?? new FiveLevelEngine(mission, policyOf(plan, group));
  const population = new Population(group.people, group.maxTimePerDay, mission);
  const world: World = {
    engine,
    skillSeconds: mission.skills.map((skill) => skill.seconds),
    maxTimePerDay: population.sessionSeconds,
    limits: plan.limits,
    followUpDays: plan.followUpDays,
    late: own?.late,
  };
  const slugs = mission.skills.map((skill) => skill.slug);
  const tracer = onStep && new Tracer(engine, slugs, onStep);
  const digest = new PathDigest(engine);
  return {
    skills: mission.skills.length,
    harness: new Harness(world, tracer),
    hashing: { harness: new Harness(world, digest), digest },
    population,
    streams: new LearnerStreams(),
    writer: new LearnerRowWriter(plan.name, group.name),
  };
}

/** Simulates the learners of a chunk of that group. `underWay[0]` is kept at the learner in hand. */
export function simulateChunk(
  plan: ExperimentPlan,
  prepared: PreparedGroup,
  chunk: Chunk,
  wanted: Wanted,
  underWay: Int32Array,
): ChunkResult {
  const { population, streams, hashing } = prepared;
  const books = new ChunkBooks(plan, prepared, chunk, wanted);
  for (let number = chunk.first; number < chunk.first + chunk.count; number++) {
    if (!belongs(plan, chunk.group, number)) continue;
    underWay[0] = number;
    const isHashed = number < wanted.paths;
    const { harness } = isHashed ? hashing : prepared;
    if (isHashed) hashing.digest.start(number);
    const learner = population.draw(streams.seed(plan.seed, number));
    const outcome = harness.run(learner, streams, population.sessionSeconds);
    books.add(number, outcome, isHashed ? hashing.digest.finish(outcome.status) : undefined);
  }
  return books.result();
}
