/** A chunk of learners from start to ending, on the thread that calls. */

import { compileMission } from '../content/compile.js';
import { FiveLevelEngine } from '../engine/engine.js';
import { compilePolicy } from '../engine/policy.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { Harness } from '../harness/harness.js';
import { RandomStream } from '../harness/random-stream.js';
import { SteadyGrowth } from '../learners/accuracy/steady-growth.js';
import { addOutcome, compactTotals, emptyTotals } from '../metrics/group-totals.js';
import { LearnerRowWriter } from '../output/learner-rows.js';
import type { Chunk, ChunkResult } from './protocol.js';

/** A group made ready: engine, learner and harness are built once and used for all of its learners. */
export interface PreparedGroup {
  readonly skills: number;
  readonly harness: Harness;
  readonly learner: SteadyGrowth;
  readonly answers: RandomStream;
  readonly writer: LearnerRowWriter;
}

/** Builds what group number `index` of the plan needs. */
export function prepareGroup(plan: ExperimentPlan, index: number): PreparedGroup {
  const group = plan.groups[index];
  const mission = compileMission(plan.scenarios[group.mission]);
  const engine = new FiveLevelEngine(mission, compilePolicy(group.alternatives, group.engine));
  return {
    skills: mission.skills.length,
    harness: new Harness({
      engine,
      skillSeconds: mission.skills.map((skill) => skill.seconds),
      maxTimePerDay: group.userParams.max_time_per_day,
      limits: plan.limits,
    }),
    learner: new SteadyGrowth(group.userParams),
    answers: new RandomStream(),
    writer: new LearnerRowWriter(plan.name, group.name),
  };
}

/** Simulates the learners of a chunk of that group. */
export function simulateChunk(
  plan: ExperimentPlan,
  prepared: PreparedGroup,
  chunk: Chunk,
): ChunkResult {
  const { skills, harness, learner, answers, writer } = prepared;
  const totals = emptyTotals(skills);
  let rows = '';
  for (let number = chunk.first; number < chunk.first + chunk.count; number++) {
    const outcome = harness.run(learner, answers.seed(plan.seed, number, 'answers'));
    addOutcome(totals, number, outcome, plan.readyAccuracy);
    rows += writer.line({ learner: number, skills, outcome });
  }
  return { rows: new TextEncoder().encode(rows), totals: compactTotals(totals) };
}
