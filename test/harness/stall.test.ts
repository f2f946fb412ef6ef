/** Learners who go on without getting on: found, told from those who only have bad luck, and never in the way. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MasteryEngine, ReviewTimes, TaskList } from '../../src/engine/contract.js';
import { PROBLEM, TASK, type TaskKind } from '../../src/engine/problem-kind.js';
import { Harness } from '../../src/harness/harness.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import type { Snapshot } from '../../src/engine/snapshot.js';
import type { Milliseconds, SkillIx } from '../../src/units.js';
import { DAY, NEVER_AGAIN, NEVER_YET } from '../../src/units.js';
import { ScriptedLearner, harnessFor } from './runs.js';
import { randomWorld } from '../model/random-world.js';

const SKILLS = 4;

/** An engine of one endless task; a skill is mastered after so many correct answers in a row, up to `reachable` of them. */
class EndlessEngine implements MasteryEngine {
  readonly skills = SKILLS;
  task: TaskKind = TASK.none;
  problem = 0 as SkillIx;
  readonly problemType = 0;
  masteredCount = 0;
  restored = 0;
  private inARow = 0;
  private readonly needed: number;
  private readonly reachable: number;

  constructor(needed: number, reachable: number) {
    this.needed = needed;
    this.reachable = reachable;
  }

  get completed(): boolean {
    return this.masteredCount === SKILLS;
  }

  reset(): void {
    this.task = TASK.none;
    this.masteredCount = 0;
    this.inARow = 0;
  }

  recommend(): TaskList {
    return { count: 1, kind: () => TASK.practice, skill: () => 0 as SkillIx };
  }

  start(): void {
    this.task = TASK.practice;
  }

  answer(correct: boolean): typeof PROBLEM.practice {
    this.inARow = correct ? this.inARow + 1 : 0;
    if (this.inARow >= this.needed && this.masteredCount < this.reachable) {
      this.masteredCount++;
      this.inARow = 0;
    }
    return PROBLEM.practice;
  }

  nextDue = (): Milliseconds => NEVER_AGAIN;
  level = (): 0 => 0;
  isCascading = (): boolean => false;
  firstMastered = (): Milliseconds => NEVER_YET;
  reviewTimes = (): ReviewTimes => ({ due: NEVER_AGAIN, interval: DAY, lastChange: NEVER_YET });
  intervalAfterReview = (): Milliseconds => DAY;

  snapshot(): Snapshot {
    const { task, masteredCount, inARow } = this;
    return { task, masteredCount, inARow } as unknown as Snapshot;
  }

  restore(snapshot: Snapshot): void {
    Object.assign(this, snapshot);
    this.restored++;
  }
}

function endless(needed: number, reachable: number, answers: string, stalledAfter = 20) {
  const engine = new EndlessEngine(needed, reachable);
  const harness = new Harness({
    engine,
    skillSeconds: Array.from({ length: SKILLS }, () => 30),
    maxTimePerDay: 1200,
    limits: { max_problems: 500, max_days: 10_000, stalled_after: stalledAfter },
    readyAccuracy: 0.8,
  });
  const { status, problems, days } = harness.run(
    new ScriptedLearner(answers),
    new LearnerStreams().seed(1, 0),
  );
  return { status, problems, days, asked: engine.restored };
}

describe('a learner without a new high in mastered skills', () => {
  it('is stalled when right answers would not help either: found as soon as it is asked', () => {
    expect(endless(3, 2, '')).toMatchObject({ status: 'stalled', problems: 6 + 20, asked: 1 });
  });

  it('goes on when right answers would help, and is asked again only after as long a time', () => {
    expect(endless(3, SKILLS, '-'.repeat(1000))).toMatchObject({
      status: 'problem_limit',
      problems: 500,
      asked: 500 / 20 - 1,
    });
  });

  it('goes on from where it stood: the look ahead has left no trace', () => {
    const withLooks = endless(3, SKILLS, '-'.repeat(100));
    const without = endless(3, SKILLS, '-'.repeat(100), 10_000);
    expect(withLooks).toMatchObject({ status: 'completed', problems: 112 });
    expect({ ...withLooks, asked: 0 }).toEqual({ ...without, asked: 0 });
    expect(withLooks.asked).toBe(5);
  });

  it('is not asked while it gets on', () => {
    expect(endless(19, SKILLS, '')).toMatchObject({ status: 'completed', asked: 0 });
  });
});

describe('looking ahead all the time', () => {
  it('changes nothing for any learner in any world, but that some end as stalled earlier', () => {
    fc.assert(
      fc.property(
        randomWorld,
        fc.integer({ min: 30, max: 100 }),
        fc.nat(1000),
        (world, accuracy, learner) => {
          const ending = (stalledAfter: number) => {
            const [harness] = harnessFor(world, { ...world, maxProblems: 300, stalledAfter });
            const person = new SteadyGrowth({
              starting_prob: accuracy / 100,
              learning_rate: 0,
              max_prob: 1,
              hint_rate: 0,
              max_time_per_day: 1200,
            });
            const outcome = harness.run(person, new LearnerStreams().seed(1, learner));
            return structuredClone(outcome);
          };
          const [often, never] = [ending(1), ending(1_000_000)];
          if (often.status === 'stalled')
            expect(often.problems).toBeLessThanOrEqual(never.problems);
          else expect(often).toEqual(never);
        },
      ),
      { numRuns: 200 },
    );
  });
});
