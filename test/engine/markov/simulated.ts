/** The same mission and learner as a chain's, on the real engine: means of many simulated learners. */

import { compileMission } from '../../../src/content/compile.js';
import type { Mission } from '../../../src/content/mission.js';
import { SKILL_DEFAULTS } from '../../../src/content/skill.js';
import { FiveLevelEngine } from '../../../src/engine/engine.js';
import { type Policy, compilePolicy } from '../../../src/engine/policy.js';
import { Harness } from '../../../src/harness/harness.js';
import { LearnerStreams } from '../../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../../src/learners/accuracy/steady-growth.js';
import type { Rules, TaskCost } from './five-level-tasks.js';

/** Mean of a sample, and the standard error of that mean. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

export type Sample = Readonly<Record<TaskCost | 'problems', Estimate>>;

export interface LearnerParams {
  readonly accuracy: number;
  readonly hintRate: number;
  readonly secondsPerDay: number;
}

/** Runs learners of one kind until each has completed the mission. */
export function simulate(
  mission: Mission,
  policy: Policy,
  { accuracy, hintRate, secondsPerDay }: LearnerParams,
  learners: number,
  seed: number,
): Sample {
  const harness = new Harness({
    engine: new FiveLevelEngine(mission, policy),
    skillSeconds: mission.skills.map(({ seconds }) => seconds),
    maxTimePerDay: secondsPerDay,
    limits: { max_problems: 1_000_000, max_days: 1_000_000, stalled_after: 5000 },
    readyAccuracy: 0.8,
  });
  const learner = new SteadyGrowth({
    starting_prob: accuracy,
    learning_rate: 0,
    max_prob: 1,
    max_time_per_day: secondsPerDay,
    hint_rate: hintRate,
  });
  const streams = new LearnerStreams();
  const counts = { problems: [], practice: [], challenge: [], booster: [] } as Record<
    keyof Sample,
    number[]
  >;
  for (let n = 0; n < learners; n++) {
    const outcome = harness.run(learner, streams.seed(seed, n));
    if (outcome.status !== 'completed') throw new Error(`learner ${n}: ${outcome.status}`);
    counts.problems.push(outcome.problems);
    counts.practice.push(outcome.practiceProblems);
    counts.challenge.push(outcome.challengeProblems);
    counts.booster.push(outcome.boosterProblems);
  }
  return {
    problems: estimate(counts.problems),
    practice: estimate(counts.practice),
    challenge: estimate(counts.challenge),
    booster: estimate(counts.booster),
  };
}

/** The engine's side of a chain's rules. */
export function simulateRules(rules: Rules, learners: number, seed: number): Sample {
  const instant = rules.time === 'instant';
  const policy = compilePolicy(
    {
      reviews: 'control',
      cascading_problems: rules.cascading ? 'cascading' : 'control',
      booster_tasks_v3: rules.booster ? 'booster' : 'control',
      booster_task_length: `length-${rules.booster?.length ?? 6}`,
      booster_task_min_problems: `min-problems-${rules.booster?.minProblems ?? 12}`,
    },
    {
      practice_correct_in_a_row: rules.inARow,
      challenge_drop_levels: rules.drop,
      ...(instant && { spacing_seconds: 0 }),
    },
  );
  const params = {
    accuracy: rules.accuracy,
    hintRate: rules.hintRate,
    secondsPerDay: instant ? 1200 : 86_400,
  };
  return simulate(missionOf(rules.needs, rules.foundations), policy, params, learners, seed);
}

/** A mission of numbered skills. */
export function missionOf(needs: Rules['needs'], foundations: readonly number[] = []): Mission {
  const slugs = needs.map((_, ix) => `s${ix}`);
  return compileMission({
    slug: 'chain',
    foundations: foundations.map((ix) => slugs[ix]),
    skills: needs.map((numbers, ix) => ({
      ...SKILL_DEFAULTS,
      slug: slugs[ix],
      prerequisites: numbers.map((number) => slugs[number]),
      problem_types: 1,
    })),
  });
}

function estimate(sample: readonly number[]): Estimate {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (sample.length - 1) / sample.length) };
}
