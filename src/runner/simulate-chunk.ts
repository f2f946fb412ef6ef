/** A chunk of learners from start to ending, on the thread that calls. */

import { compileMission } from '../content/compile.js';
import type { FinalState } from '../datastore/run-writer.js';
import type { MasteryEngine } from '../engine/contract.js';
import { FiveLevelEngine } from '../engine/engine.js';
import { PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { type Policy, compilePolicy } from '../engine/policy.js';
import { type Snapshot, isTaskPossible } from '../engine/snapshot.js';
import { isAssigned } from '../experiment/assignment.js';
import { statesOf } from '../experiment/initial-states.js';
import { type ExperimentPlan, type GroupPlan, isSwept } from '../experiment/plan.js';
import { STATUSES } from '../harness/ending.js';
import { Harness } from '../harness/harness.js';
import type { World } from '../harness/world.js';
import { PathDigest } from '../harness/path-digest.js';
import type { Observer } from '../harness/observer.js';
import { LearnerStreams } from '../harness/random-stream.js';
import { Population } from '../learners/population.js';
import { assert } from '../errors.js';
import { addOutcome, compactTotals, emptyTotals } from '../metrics/group-totals.js';
import { LEARNER_COLUMNS, type LearnerRow } from '../metrics/learner-table.js';
import { onlyStuck } from '../metrics/skill-totals.js';
import { CsvBytes } from '../output/csv-bytes.js';
import { LearnerRowWriter } from '../output/learner-rows.js';
import type { LearnerBatch } from '../comparison/learner-record.js';
import type { Chunk, ChunkResult, Wanted } from './protocol.js';

/** Bytes to expect of a learner's row [assumption]; longer ones need no more than some copying. */
const ROW = 128;

/** A group made ready: engine, learner and harness are built once and used for all of its learners. */
export interface PreparedGroup {
  readonly skills: number;
  readonly engine: FiveLevelEngine;
  readonly harness: Harness;
  /** the same with every event hashed */
  readonly hashing: { readonly harness: Harness; readonly digest: PathDigest };
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

/** What is sent of a chunk, and its learners one by one, with the columns that are wanted. */
export interface SimulatedChunk extends Omit<ChunkResult, 'columns'> {
  readonly learners: LearnerBatch;
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

/** Builds what group number `index` of the plan needs; `observed` watches its learners, who are the slower for it. */
export function prepareGroup(
  plan: ExperimentPlan,
  index: number,
  observed?: (engine: MasteryEngine, slugs: readonly string[]) => Observer,
): PreparedGroup {
  const group = plan.groups[index];
  const mission = compileMission(plan.scenarios[group.mission]);
  const policy = policyOf(plan, group);
  const engine = new FiveLevelEngine(mission, policy);
  const population = new Population(group.people, group.maxTimePerDay, mission, plan.transitions);
  const world: World = {
    engine,
    skillSeconds: mission.skills.map((skill) => skill.seconds),
    maxTimePerDay: population.sessionSeconds,
    limits: plan.limits,
    readyAccuracy: plan.readyAccuracy,
    followUpDays: plan.followUpDays,
  };
  const slugs = mission.skills.map((skill) => skill.slug);
  const digest = new PathDigest(engine);
  const states = statesOf(plan, group);
  assert(states === undefined || states.length > 0, 'states that were not read');
  return {
    skills: mission.skills.length,
    engine,
    harness: new Harness(world, observed?.(engine, slugs)),
    hashing: { harness: new Harness(world, digest), digest },
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
  const { skills, population, streams, writer, hashing } = prepared;
  const totals = emptyTotals(skills);
  const columns = LEARNER_COLUMNS.filter(({ name }) => wanted.columns.includes(name));
  const samples = columns.map(() => new Float64Array(chunk.count));
  const learners = new Int32Array(chunk.count);
  const statuses = new Uint8Array(chunk.count);
  const paths: Record<number, string> = {};
  const states: FinalState[] = [];
  const swept = isSwept(plan);
  const rows = new CsvBytes(swept ? 0 : chunk.count * ROW);
  for (let number = chunk.first; number < chunk.first + chunk.count; number++) {
    if (!belongs(plan, chunk.group, number)) continue;
    underWay[0] = number;
    const isHashed = number < wanted.paths;
    const { harness } = isHashed ? hashing : prepared;
    if (isHashed) hashing.digest.start(number);
    const learner = population.draw(streams.seed(plan.seed, number));
    const outcome = harness.run(learner, streams, population, startOf(prepared, number));
    const row: LearnerRow = { learner: number, skills, outcome };
    const at = totals.learners;
    learners[at] = number;
    statuses[at] = STATUSES.indexOf(outcome.status);
    columns.forEach((column, place) => (samples[place][at] = column.from(row) ?? NaN));
    addOutcome(totals, number, outcome, plan.readyAccuracy);
    if (isHashed) paths[number] = hashing.digest.finish(outcome.status);
    if (!swept) writer.write(row, population.kind, rows);
    if (wanted.states === true) {
      const { status, problems, end } = outcome;
      const snapshot = prepared.engine.snapshot();
      states.push({ learner: number, status, problems, at: end, snapshot });
    }
  }
  return {
    rows: rows.written(),
    totals: compactTotals(swept ? { ...totals, skills: onlyStuck(totals.skills) } : totals),
    learners: {
      learners: learners.slice(0, totals.learners),
      statuses: statuses.slice(0, totals.learners),
      columns: Object.fromEntries(
        columns.map(({ name }, place) => [name, samples[place].slice(0, totals.learners)]),
      ),
    },
    paths,
    states,
  };
}
