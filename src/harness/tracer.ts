/** One learner's way as data: a step per problem. Looks at everything after each answer: for one learner, not for runs. */

import type { MasteryEngine } from '../engine/contract.js';
import { LEVEL_NAMES, type Level } from '../engine/levels.js';
import { PROBLEM_NAMES, type ProblemKind, TASK, TASK_NAMES } from '../engine/problem-kind.js';
import type { Milliseconds, Probability, SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Observer } from './observer.js';

export type LevelName = (typeof LEVEL_NAMES)[number];

/** A change of a skill's level, or of its cascading state. */
export interface SkillChange {
  readonly skill: string;
  readonly from: string;
  readonly to: string;
}

/** One problem. Keys are those of `trace --json`. */
export interface TraceStep {
  /** from 1 */
  readonly problem: number;
  /** virtual time of the answer since the first session's start, seconds */
  readonly seconds: number;
  /** from 1 */
  readonly day: number;
  readonly task: (typeof TASK_NAMES)[number] | 'follow-up';
  readonly kind: (typeof PROBLEM_NAMES)[number];
  readonly skill: string;
  /** which of the skill's problem types, from 1; 1 in a follow-up, where the engine has no problem in hand */
  readonly problem_type: number;
  readonly probability: number;
  readonly correct: boolean;
  readonly hinted: boolean;
  readonly level_before: LevelName;
  readonly level_after: LevelName;
  /** what else changed: levels of other skills (a booster), states `cascading` and `normal` */
  readonly also: readonly SkillChange[];
  /** what came onto the list of recommended tasks, and what left it */
  readonly offered: readonly string[];
  readonly withdrawn: readonly string[];
}

/** Turns what a harness shows into steps. */
export class Tracer implements Observer {
  private readonly engine: MasteryEngine;
  private readonly slugs: readonly string[];
  private readonly onStep: (step: TraceStep) => void;
  private problem = 0;
  private probability = 0;
  private earlier: Situation | undefined;
  private inHand: Pick<TraceStep, 'task' | 'problem_type'> = { task: 'none', problem_type: 1 };

  constructor(engine: MasteryEngine, slugs: readonly string[], onStep: (step: TraceStep) => void) {
    this.engine = engine;
    this.slugs = slugs;
    this.onStep = onStep;
  }

  before(clock: VirtualClock, probability: Probability): void {
    this.earlier ??= this.situation(clock.now);
    this.probability = probability;
    const { task } = this.engine;
    this.inHand = {
      // A problem while the engine has no task in hand is one that the harness asks after completion.
      task: task === TASK.none ? 'follow-up' : TASK_NAMES[task],
      problem_type: this.engine.problemType + 1,
    };
  }

  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void {
    const before = this.earlier!;
    const after = this.situation(clock.now);
    this.earlier = after;
    this.onStep({
      problem: ++this.problem,
      seconds: clock.now / 1000,
      day: clock.day + 1,
      ...this.inHand,
      kind: PROBLEM_NAMES[kind],
      skill: this.slugs[skill],
      probability: this.probability,
      correct,
      hinted,
      level_before: LEVEL_NAMES[before.levels[skill]],
      level_after: LEVEL_NAMES[after.levels[skill]],
      also: this.changes(before, after, skill),
      offered: after.offer.filter((task) => !before.offer.includes(task)),
      withdrawn: before.offer.filter((task) => !after.offer.includes(task)),
    });
  }

  private situation(now: Milliseconds): Situation {
    const skills = this.slugs.map((_, ix) => ix as SkillIx);
    const tasks = this.engine.recommend(now);
    return {
      levels: skills.map((skill) => this.engine.level(skill)),
      cascading: skills.map((skill) => this.engine.isCascading(skill)),
      offer: Array.from({ length: tasks.count }, (_, at) => {
        const skill = this.slugs[tasks.skill(at)];
        const kind = TASK_NAMES[tasks.kind(at)];
        return skill === undefined ? kind : `${kind} ${skill}`;
      }),
    };
  }

  private changes(before: Situation, after: Situation, answered: SkillIx): SkillChange[] {
    return this.slugs.flatMap((skill, ix): SkillChange[] => {
      const changes: SkillChange[] = [];
      if (ix !== answered && before.levels[ix] !== after.levels[ix]) {
        const [from, to] = [LEVEL_NAMES[before.levels[ix]], LEVEL_NAMES[after.levels[ix]]];
        changes.push({ skill, from, to });
      }
      const unmastered = after.levels[ix] < LEVEL_NAMES.length - 1;
      if (unmastered && before.cascading[ix] !== after.cascading[ix]) {
        const [from, to] = after.cascading[ix] ? ['normal', 'cascading'] : ['cascading', 'normal'];
        changes.push({ skill, from, to });
      }
      return changes;
    });
  }
}

interface Situation {
  readonly levels: readonly Level[];
  readonly cascading: readonly boolean[];
  readonly offer: readonly string[];
}
