/** One learner of a plan, alone, without running the ones before. */

import { compileMission } from '../content/compile.js';
import type { MasteryEngine } from '../engine/contract.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { Status } from '../harness/ending.js';
import type { DropoutCause } from '../learners/dropout.js';
import { type TraceStep, Tracer } from '../harness/tracer.js';
import { type OwnParts, prepareGroup, startOf } from './simulate-chunk.js';

/** A skill that was not mastered at the end, and the prerequisites of it that were not either. */
export interface Unmastered {
  readonly skill: string;
  readonly waits_for: readonly string[];
}

export interface TraceEnding {
  readonly status: Status;
  /** only of one who dropped out */
  readonly dropped_out_by?: DropoutCause;
  readonly problems: number;
  readonly correct: number;
  readonly days: number;
  readonly skills_mastered: number;
  readonly skills_total: number;
  readonly unmastered: readonly Unmastered[];
  /** reviews after completion, which the other counts leave out */
  readonly follow_up_problems: number;
  readonly follow_up_correct: number;
  /** skills mastered that the learner does not know; problems on skills that they knew */
  readonly overpromoted_skills: number;
  readonly overpractice_problems: number;
}

/**
 * Simulates learner `number` of group number `group`, step by step; returns how it ended. The same learner, to the last
 * answer, as in a run.
 */
export function replayLearner(
  plan: ExperimentPlan,
  group: number,
  number: number,
  onStep: (step: TraceStep) => void,
  own?: OwnParts,
): TraceEnding {
  const traced = (engine: MasteryEngine, slugs: readonly string[]): Tracer =>
    new Tracer(engine, slugs, onStep);
  const prepared = prepareGroup(plan, group, traced, own);
  const { harness, population, streams, skills } = prepared;
  const learner = population.draw(streams.seed(plan.seed, number));
  const outcome = harness.run(learner, streams, population, startOf(prepared, number));
  const { skills: listed, map } = compileMission(plan.scenarios[plan.groups[group].mission]);
  const { start, targets } = map.prerequisites;
  const unmastered = listed.flatMap(({ slug }, ix): Unmastered[] => {
    if (outcome.skillMastered[ix] === 1) return [];
    const prerequisites = Array.from(targets.subarray(start[ix], start[ix + 1]));
    const waits = prerequisites.filter((one) => outcome.skillMastered[one] === 0);
    return [{ skill: slug, waits_for: waits.map((one) => listed[one].slug) }];
  });
  return {
    status: outcome.status,
    ...(outcome.dropoutCause && { dropped_out_by: outcome.dropoutCause }),
    problems: outcome.problems,
    correct: outcome.correct,
    days: outcome.days,
    skills_mastered: outcome.mastered,
    skills_total: skills,
    unmastered,
    follow_up_problems: outcome.followUps,
    follow_up_correct: outcome.followUpsCorrect,
    overpromoted_skills: outcome.overpromoted,
    overpractice_problems: outcome.overpractice,
  };
}
