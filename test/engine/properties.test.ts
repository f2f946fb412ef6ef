/** What must hold at every step of every learner, whatever the world: random walks on the engine. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../src/engine/policy.js';
import { NEVER_YET, type SkillIx } from '../../src/units.js';
import { type RandomWorld, randomWorld } from '../model/random-world.js';
import { RandomWalk, learnerIn, playMove } from './random-walk.js';
import type { Learner } from './world.js';

/** One answer: what it was, and the levels around it, as numbers. */
interface Answered {
  readonly now: number;
  readonly kind: string;
  readonly skill: number;
  readonly isCorrect: boolean;
  readonly endsTask: boolean;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function levelsOf(learner: Learner): number[] {
  return learner.levels.split('').map((letter) => 'up12m'.indexOf(letter));
}

/** Plays the world and looks at each answer; `atRest` sees the learner whenever nothing was on offer. */
function watch(
  world: RandomWorld,
  each: (answer: Answered, learner: Learner) => void,
  atRest: (learner: Learner, now: number) => void = () => {},
): void {
  const learner = learnerIn(world);
  const walk = new RandomWalk(world, learner);
  for (let step = 0; step < world.play.steps; step++) {
    const { now, task, mark } = walk.next();
    if (mark === undefined) {
      atRest(learner, now);
      if (walk.isOver) return;
      continue;
    }
    if (task !== undefined) learner.start(task, now);
    const before = levelsOf(learner);
    const [kind, slug] = learner.answer(mark, now).split(' ');
    const isCorrect = mark === '+';
    const skill = Number(slug.slice(1));
    const endsTask = learner.isBetweenTasks;
    each({ now, kind, skill, isCorrect, endsTask, before, after: levelsOf(learner) }, learner);
  }
}

function holds(seed: number, check: (world: RandomWorld) => void, numRuns = 300): void {
  fc.assert(fc.property(randomWorld, check), { numRuns, seed });
}

describe('levels', () => {
  it('move only by the steps of the problem that was answered', () => {
    holds(51, (world) => {
      const policy = compilePolicy(world.forced, world.constants);
      watch(world, ({ kind, skill, isCorrect, endsTask, before, after }) => {
        const level = before[skill];
        const allowed: Record<string, readonly number[]> = {
          practice: endsTask ? [policy.practiceTarget] : [0],
          pretest: [level],
          challenge: isCorrect ? [4] : [Math.max(level - policy.challengeDrop, 0)],
          cascading: [isCorrect ? Math.min(level + policy.cascadingRise, 4) : level],
          spaced: isCorrect
            ? [Math.min(level + policy.challengeRise, 4)]
            : [Math.max(level - policy.challengeDrop, 0)],
          review: [isCorrect ? 4 : 4 - policy.reviewDrop],
          booster: endsTask ? [level, Math.min(level + policy.boosterRise, 4)] : [level],
        };
        expect(allowed[kind]).toContain(after[skill]);
        if (kind === 'booster' && endsTask) {
          const moved = after.filter((now, ix) => now !== before[ix]);
          expect(moved.length).toBeLessThanOrEqual(policy.boosterLength);
          expect(after.every((now, ix) => now >= before[ix])).toBe(true);
        } else {
          const others = (levels: readonly number[]): readonly number[] => levels.with(skill, 0);
          expect(others(after)).toEqual(others(before));
        }
      });
    });
  });

  it('do not rise inside the spacing but by practice, cascading problems and boosters', () => {
    holds(52, (world) => {
      const { spacing } = compilePolicy(world.forced, world.constants);
      const lastChange = world.skills.map(() => -Infinity);
      watch(world, ({ now, kind, skill, isCorrect, before, after }) => {
        if (kind === 'spaced') expect(now - lastChange[skill]).toBeGreaterThanOrEqual(spacing);
        after.forEach((level, ix) => {
          if (level !== before[ix]) lastChange[ix] = now;
        });
        if (kind === 'cascading' && !isCorrect) lastChange[skill] = now;
      });
    });
  });

  it('are counted: masteredCount, firstMastered and completed say what they show', () => {
    holds(53, (world) => {
      const first = world.skills.map(() => Number(NEVER_YET));
      let completed = false;
      watch(world, ({ now, after }, learner) => {
        after.forEach((level, ix) => {
          if (level === 4 && first[ix] < 0) first[ix] = now;
        });
        completed ||= after.every((level) => level === 4);
        expect(learner.masteredCount).toBe(after.filter((level) => level === 4).length);
        expect(first.map((_, ix) => learner.engine.firstMastered(ix as SkillIx))).toEqual(first);
        expect(learner.completed).toBe(completed);
      });
    });
  });
});

describe('waiting', () => {
  it('helps nobody who has nothing on offer and nothing that comes due', () => {
    let found = 0;
    const atRest = (learner: Learner, now: number): void => {
      if (learner.nextDue < Infinity) return;
      found++;
      const before = learner.engine.snapshot();
      for (const later of [0, 1, 1e6, 1e9, 1e12]) expect(learner.offers(now + later)).toEqual([]);
      expect(learner.nextDue).toBe(Infinity);
      expect(learner.engine.snapshot()).toEqual(before);
    };
    holds(54, (world) => watch(world, () => {}, atRest));
    expect(found).toBeGreaterThan(30);
  });

  it('until nextDue is enough, and not a millisecond less', () => {
    let found = 0;
    const atRest = (learner: Learner, now: number): void => {
      const due = learner.nextDue;
      if (due === Infinity) return;
      found++;
      expect(due).toBeGreaterThan(now);
      expect(learner.offers(due - 1)).toEqual([]);
      expect(learner.offers(due)).toEqual(['challenge']);
    };
    holds(55, (world) => watch(world, () => {}, atRest));
    expect(found).toBeGreaterThan(30);
  });
});

describe('a rule switched off never fires', () => {
  it.each([
    ['cascading_problems', 'cascading'],
    ['booster_tasks_v3', 'booster'],
    ['reviews', 'review'],
    ['challenge_problems', 'challenge'],
    ['pretest', 'pretest'],
  ])('%s: control, no %s problem', (experiment, kind) => {
    holds(56, (world) => {
      const forced = { ...world.forced, [experiment]: 'control' };
      watch({ ...world, forced }, (answer) => expect(answer.kind).not.toBe(kind));
    });
  });
});

describe('one world, one way', () => {
  it('the same moves give the same, on another engine and after reset', () => {
    holds(
      57,
      (world) => {
        const learner = learnerIn(world);
        const play = (): string[] => {
          const walk = new RandomWalk(world, learner);
          return Array.from({ length: 50 }, () => playMove(learner, walk.next()));
        };
        const first = play();
        learner.engine.reset();
        expect(play()).toEqual(first);
      },
      150,
    );
  });
});
