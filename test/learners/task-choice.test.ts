/** Choosing tasks: how often which, what is drawn, and nothing of the learner before. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskList } from '../../src/engine/contract.js';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import type { TaskChoice, TaskChooser } from '../../src/learners/task-choice.js';
import type { TaskTransitions } from '../../src/learners/task-choice-markov.js';
import { taskChooser } from '../../src/learners/task-choosers.js';
import { NO_SKILL, type SkillIx } from '../../src/units.js';

const SLUGS = ['a', 'b', 'c', 'd', 'e'];

/** Practice tasks of these skills; `!` is a task of another kind. */
function offer(skills: string): TaskList {
  const list = Array.from(skills).map((slug) => SLUGS.indexOf(slug) as SkillIx);
  return {
    count: list.length,
    kind: (at) => (list[at] === NO_SKILL ? 3 : 4),
    skill: (at) => list[at],
  };
}

function chooser(choice: TaskChoice, chain: TaskTransitions = {}): TaskChooser {
  return taskChooser(choice, SLUGS, { chain })!;
}

const markov = (chain: TaskTransitions): TaskChooser => chooser({ markov: 'chain' }, chain);

/** Draws that must not be made. */
const NONE = {
  get choices(): never {
    throw new Error('a draw');
  },
};

/** How often each place of the list is taken, `times` times, by learners 0, 1, ... */
function counts(one: TaskChooser, before: string, tasks: TaskList, times: number): number[] {
  const found = Array.from({ length: tasks.count }, () => 0);
  const streams = new LearnerStreams();
  for (let learner = 0; learner < times; learner++) {
    streams.seed(7, learner);
    one.reset();
    for (const skill of before) one.choose(offer(skill), streams);
    found[one.choose(tasks, streams)]++;
  }
  return found;
}

/** Pearson's distance from the expected shares: with three degrees of freedom below 16.3 but for one time in a thousand. */
function distance(found: readonly number[], shares: readonly number[]): number {
  const times = found.reduce((sum, one) => sum + one, 0);
  return found.reduce(
    (sum, one, at) =>
      shares[at] === 0
        ? sum + one * 1e9
        : sum + (one - times * shares[at]) ** 2 / times / shares[at],
    0,
  );
}

describe('first', () => {
  it('has no chooser: nothing is drawn', () => {
    expect(taskChooser('first', SLUGS, {})).toBeUndefined();
  });
});

describe('random and weighted', () => {
  it.each([
    ['random', 'random' as const, [1, 1, 1, 1]],
    ['weighted 1', { weighted: 1 }, [1, 1, 1, 1]],
    ['weighted 0.5', { weighted: 0.5 }, [8, 4, 2, 1]],
    ['weighted 0.9', { weighted: 0.9 }, [1, 0.9, 0.81, 0.729]],
  ])('%s takes each place as often as its weight says', (_, choice, weights) => {
    const total = weights.reduce((sum, one) => sum + one, 0);
    const found = counts(chooser(choice), '', offer('!abc'), 4000);
    expect(
      distance(
        found,
        weights.map((one) => one / total),
      ),
    ).toBeLessThan(16.3);
  });

  it('draw nothing where there is nothing to choose', () => {
    expect(chooser('random').choose(offer('!'), NONE)).toBe(0);
    expect(chooser({ weighted: 0.2 }).choose(offer('c'), NONE)).toBe(0);
  });

  it('stay on the list, whatever is drawn', () => {
    const draw = fc.oneof(
      fc.constantFrom(0, 1 - 2 ** -32),
      fc.double({ min: 0, max: 1 - 2 ** -32, noNaN: true }),
    );
    const weight = fc.oneof(
      fc.constantFrom(1, 1e-300),
      fc.double({ min: 1e-9, max: 1, noNaN: true }),
    );
    const property = fc.property(
      draw,
      weight,
      fc.integer({ min: 1, max: 1000 }),
      (u, weighted, count) => {
        const tasks = { ...offer('a'), count };
        const at = chooser({ weighted }).choose(tasks, { choices: { next: () => u } });
        expect(Number.isInteger(at) && at >= 0 && at < count).toBe(true);
      },
    );
    fc.assert(property, { seed: 5 });
  });
});

describe('markov', () => {
  const chain = { a: { b: 0.1, c: 0.3, d: 0.2, elsewhere: 0.4 }, b: { d: 1 } };

  it('takes what the chain says, renormalised over what is on offer', () => {
    const found = counts(markov(chain), 'a', offer('ebcd'), 4000);
    expect(distance(found, [0, 1 / 6, 3 / 6, 2 / 6])).toBeLessThan(16.3);
  });

  it('takes the only one that the chain knows, without a draw', () => {
    const one = markov(chain);
    one.choose(offer('b'), NONE);
    expect(one.choose(offer('ecd'), NONE)).toBe(2);
  });

  it.each([
    ['before any task', '', 'cab'],
    ['after a skill that leads nowhere', 'c', 'eab'],
    ['where nothing on offer follows', 'a', 'e'],
    ['where only the same skill is on offer again', 'a', 'ae'],
  ])('takes the first %s', (_, before, tasks) => {
    const one = markov(chain);
    for (const skill of before) one.choose(offer(skill), NONE);
    expect(one.choose(offer(tasks), NONE)).toBe(0);
  });

  it('takes what stands before the practice tasks, and goes on from the task before it', () => {
    const one = markov(chain);
    one.choose(offer('b'), NONE);
    expect(one.choose(offer('!cd'), NONE)).toBe(0);
    expect(one.choose(offer('cd'), NONE)).toBe(1);
  });

  it('goes on from the task that it chose', () => {
    const one = markov({ a: { b: 1 }, b: { c: 1 }, c: { a: 1 } });
    const taken = ['a', 'abc', 'abc', 'abc', 'abc'].map(
      (tasks) => tasks[one.choose(offer(tasks), NONE)],
    );
    expect(taken.join('')).toBe('abcab');
  });

  it('forgets the learner before', () => {
    const one = markov(chain);
    one.choose(offer('b'), NONE);
    one.reset();
    expect(one.choose(offer('cd'), NONE)).toBe(0);
  });

  it('is not misled by names that every object has', () => {
    const one = taskChooser({ markov: 'chain' }, ['constructor', 'b'], {
      chain: { b: { constructor: 1 } },
    })!;
    const tasks = { count: 2, kind: () => 4 as const, skill: (at: number) => at as SkillIx };
    expect(one.choose(tasks, NONE)).toBe(0);
  });
});
