/** Contents page: the learners who are sent through a mission to prove that it can be completed, or cannot. */

import { FiveLevelEngine } from '../engine/engine.js';
import type { MasteryEngine } from '../engine/contract.js';
import type { Policy } from '../engine/policy.js';
import type { Mission } from '../content/mission.js';
import { type Limits, STALLED_AFTER, type Status } from '../harness/ending.js';
import { type BehaviourSettings, Behaviour } from '../learners/behaviour.js';
import { Harness } from '../harness/harness.js';
import { LearnerStreams } from '../harness/random-stream.js';
import { type TraceStep, Tracer } from '../harness/tracer.js';
import { SteadyGrowth } from '../learners/accuracy/steady-growth.js';
import type { SimulatedLearner } from '../learners/learner.js';
import { UnluckyLearner } from './unlucky-learner.js';

/** An alternative, compiled, with everything that the walk of a learner depends on. */
export interface Alternative {
  readonly name: string;
  readonly policy: Policy;
  /** the same with every acceleration off: no cascades, boosters, challenge problems, pretest */
  readonly unaccelerated: Policy;
  /** session length, seconds a day */
  readonly maxTimePerDay: number;
  /** pace and schedule of those who meet the limits; absent: the skill's own time, every day */
  readonly behaviour?: BehaviourSettings | undefined;
  /** of the experiment; undefined for a bare scenario, which has none */
  readonly limits: Limits | undefined;
  readonly seed: number;
}

/** Everything right; 99% right; everything right with every acceleration off; and see `UnluckyLearner`. */
export const PROBES = ['perfect', 'nearly-perfect', 'unaccelerated', 'unlucky'] as const;
export type Probe = (typeof PROBES)[number];

/** How a probe ended. */
export interface Walk {
  readonly status: Status;
  readonly problems: number;
  /** numbers of the skills that were not mastered at the end */
  readonly unmastered: readonly number[];
  /** problems since the last new high in mastered skills */
  readonly withoutProgress: number;
}

/** Sends one probe through the mission. */
export function walk(
  mission: Mission,
  alternative: Alternative,
  probe: Probe,
  onStep?: (step: TraceStep) => void,
): Walk {
  const policy = policyOf(alternative, probe);
  const engine = new FiveLevelEngine(mission, policy);
  const slugs = mission.skills.map(({ slug }) => slug);
  const harness = new Harness(
    {
      engine,
      skillSeconds: mission.skills.map(({ seconds }) => seconds),
      maxTimePerDay: alternative.maxTimePerDay,
      limits: limitsOf(alternative, probe) ?? patience(mission, policy),
      // Nobody asks what a probe knows.
      readyAccuracy: 0,
    },
    onStep && new Tracer(engine, slugs, onStep),
  );
  const streams = new LearnerStreams().seed(alternative.seed, 0);
  const settings = behaviourOf(alternative, probe);
  const behaviour = settings && new Behaviour(settings, mission.skills);
  const learner = learnerOf(probe, engine, alternative);
  const outcome = harness.run(learner, streams, { behaviour });
  return {
    status: outcome.status,
    problems: outcome.problems,
    unmastered: slugs.flatMap((_, skill) => (outcome.skillMastered[skill] === 1 ? [] : [skill])),
    withoutProgress: outcome.problems - outcome.problemsToMost,
  };
}

/** What a walk depends on, as a text: two with the same end alike. Without luck to lose, the unlucky one is perfect. */
export function walkKey(alternative: Alternative, probe: Probe): string {
  const policy = policyOf(alternative, probe);
  const isLuckless = probe === 'unlucky' && (policy.cascadingProblems || policy.boosterTasks);
  const learner = isLuckless || probe === 'nearly-perfect' ? probe : 'perfect';
  const { maxTimePerDay, seed } = alternative;
  const limits = limitsOf(alternative, probe) ?? 'patience';
  const behaviour = behaviourOf(alternative, probe);
  return JSON.stringify([learner, policy, limits, maxTimePerDay, seed, behaviour]);
}

function policyOf(alternative: Alternative, probe: Probe): Policy {
  return probe === 'unaccelerated' ? alternative.unaccelerated : alternative.policy;
}

/** The first two meet the experiment's limits; the others are there to find what blocks, however long it takes. */
function limitsOf(alternative: Alternative, probe: Probe): Limits | undefined {
  return meetsLimits(probe) ? alternative.limits : undefined;
}

/** A calendar is a limit, too. */
function behaviourOf(alternative: Alternative, probe: Probe): BehaviourSettings | undefined {
  return meetsLimits(probe) ? alternative.behaviour : undefined;
}

function meetsLimits(probe: Probe): boolean {
  return probe === 'perfect' || probe === 'nearly-perfect';
}

function learnerOf(
  probe: Probe,
  engine: MasteryEngine,
  { maxTimePerDay }: Alternative,
): SimulatedLearner {
  if (probe === 'unlucky') return new UnluckyLearner(engine);
  const accuracy = probe === 'nearly-perfect' ? 0.99 : 1;
  return new SteadyGrowth({
    starting_prob: accuracy,
    max_prob: accuracy,
    learning_rate: 0,
    hint_rate: 0,
    max_time_per_day: maxTimePerDay,
  });
}

/** A hundred years, and problems enough for every skill several times over [assumption]: whoever needs more goes round in circles. */
function patience(mission: Mission, policy: Policy): Limits {
  const each = 2 * policy.practiceCorrectInARow + 20;
  const problems = 10_000 + mission.skills.length * each;
  return { max_problems: problems, max_days: 36_500, stalled_after: STALLED_AFTER };
}
