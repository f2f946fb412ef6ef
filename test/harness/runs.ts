/** For tests of the harness: a learner who answers as a string says, an engine that remembers when, one run of both. */

import type { RuleConstants } from '../../src/engine/constants.js';
import { FiveLevelEngine } from '../../src/engine/engine.js';
import type { Alternatives } from '../../src/engine/experiments.js';
import type { KnowledgeModel } from '../../src/engine/knowledge/model.js';
import { compilePolicy } from '../../src/engine/policy.js';
import type { ProblemKind } from '../../src/engine/problem-kind.js';
import { Harness } from '../../src/harness/harness.js';
import type { Observer } from '../../src/harness/observer.js';
import type { Outcome } from '../../src/harness/outcome.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import type { SimulatedLearner } from '../../src/learners/learner.js';
import type { Milliseconds, Probability, SkillIx } from '../../src/units.js';
import { type MissionSource, compileWorld } from '../engine/world.js';
import { worldOf } from '../model/world-notation.js';

/** Answers '+' and '-' in turn, then all correct. */
export class ScriptedLearner implements SimulatedLearner {
  readonly #answers: string;
  /** problems met since reset, by slug number, with the answer: '0+', '0-' */
  readonly met: string[] = [];

  constructor(answers = '') {
    this.#answers = answers;
  }

  readonly hintBelow = 1 as Probability;

  get hintRate(): Probability {
    return 0 as Probability;
  }

  reset(): void {
    this.met.length = 0;
  }

  probability(_skill: SkillIx): Probability {
    return (this.#answers[this.met.length] === '-' ? 0 : 1) as Probability;
  }

  learn(skill: SkillIx, correct: boolean): void {
    this.met.push(`${skill}${correct ? '+' : '-'}`);
  }
}

/** Remembers the time of each answer, seconds. */
export class WatchedEngine extends FiveLevelEngine {
  readonly times: number[] = [];

  override reset(): void {
    super.reset();
    this.times?.splice(0);
  }

  override answer(correct: boolean, now: Milliseconds, hinted?: boolean): ProblemKind {
    this.times.push(now / 1000);
    return super.answer(correct, now, hinted);
  }
}

export interface Setting {
  readonly forced?: Partial<Alternatives>;
  readonly constants?: Partial<RuleConstants>;
  readonly knowledge?: KnowledgeModel;
  /** a problem takes 30 s, a session 1,200 s, without limits that matter, unless said */
  readonly seconds?: number;
  readonly maxTimePerDay?: number;
  readonly maxProblems?: number;
  readonly maxDays?: number;
  readonly stalledAfter?: number;
  /** 0.8, unless said */
  readonly readyAccuracy?: number;
  readonly followUpDays?: number;
}

/** A harness around a watched engine, for a mission such as 'a* b<a'. */
export function harnessFor(
  world: string | MissionSource,
  setting: Setting = {},
  observer?: (engine: WatchedEngine) => Observer,
): [Harness, WatchedEngine] {
  const mission = compileWorld(typeof world === 'string' ? worldOf(world) : world);
  const engine = new WatchedEngine(
    mission,
    compilePolicy(setting.forced, setting.constants, setting.knowledge),
  );
  const place = {
    engine,
    skillSeconds: mission.skills.map(() => setting.seconds ?? 30),
    maxTimePerDay: setting.maxTimePerDay ?? 1200,
    limits: {
      max_problems: setting.maxProblems ?? 100_000,
      max_days: setting.maxDays ?? 10_000,
      stalled_after: setting.stalledAfter ?? 5000,
    },
    readyAccuracy: setting.readyAccuracy ?? 0.8,
    followUpDays: setting.followUpDays,
  };
  const harness = new Harness(place, observer?.(engine));
  return [harness, engine];
}

/** One learner from start to ending: the outcome, and the seconds at which the problems were answered. */
export function run(
  world: string,
  learner: SimulatedLearner,
  setting: Setting = {},
): Outcome & { readonly times: readonly number[] } {
  const [harness, engine] = harnessFor(world, setting);
  const outcome = harness.run(learner, new LearnerStreams().seed(1, 0));
  return Object.assign(outcome, { times: engine.times });
}

/** Nothing but practice, spacing and challenges. */
export const plain: Partial<Alternatives> = {
  cascading_problems: 'control',
  booster_tasks_v3: 'control',
  reviews: 'control',
};
