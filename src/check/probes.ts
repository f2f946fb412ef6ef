/** Contents page: the learners who are sent through a mission to prove that it can be completed, or cannot. */

import { FiveLevelEngine } from '../engine/engine.js';
import type { MasteryEngine } from '../engine/contract.js';
import type { Policy } from '../engine/policy.js';
import type { Mission } from '../content/mission.js';
import type { Limits, Status } from '../harness/ending.js';
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
  /** of the experiment; undefined for a bare scenario, which has none */
  readonly limits: Limits | undefined;
  readonly seed: number;
}

/** Learners at 99% that are tried [assumption]: each draws other mistakes. */
const NEARLY_PERFECT = 2;

/** What each probe is called: `--replay` takes these names. */
export const PROBES = [
  'perfect',
  ...Array.from({ length: NEARLY_PERFECT }, (_, at) => `nearly-perfect-${at}`),
  'unaccelerated',
  'unlucky',
] as const;

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
  probe: string,
  onStep?: (step: TraceStep) => void,
): Walk {
  const policy = probe === 'unaccelerated' ? alternative.unaccelerated : alternative.policy;
  const engine = new FiveLevelEngine(mission, policy);
  const own = probe === 'unaccelerated' || probe === 'unlucky' ? undefined : alternative.limits;
  const slugs = mission.skills.map(({ slug }) => slug);
  const harness = new Harness(
    {
      engine,
      skillSeconds: mission.skills.map(({ seconds }) => seconds),
      maxTimePerDay: alternative.maxTimePerDay,
      limits: own ?? patience(mission, policy),
    },
    onStep && new Tracer(engine, slugs, onStep),
  );
  const number = /^nearly-perfect-(\d+)$/.exec(probe)?.[1] ?? '0';
  const streams = new LearnerStreams().seed(alternative.seed, Number(number));
  const outcome = harness.run(learnerOf(probe, engine, alternative), streams);
  return {
    status: outcome.status,
    problems: outcome.problems,
    unmastered: slugs.flatMap((_, skill) => (outcome.skillMastered[skill] === 1 ? [] : [skill])),
    withoutProgress: outcome.problems - outcome.problemsToMost,
  };
}

function learnerOf(
  probe: string,
  engine: MasteryEngine,
  { maxTimePerDay }: Alternative,
): SimulatedLearner {
  if (probe === 'unlucky') return new UnluckyLearner(engine);
  const accuracy = probe.startsWith('nearly-perfect') ? 0.99 : 1;
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
  return { max_problems: problems, max_days: 36_500, stalled_after: 5000 };
}
