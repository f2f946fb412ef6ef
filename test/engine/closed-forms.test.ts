/** What can be worked out on paper: runs of correct answers, the shortest ways, the cost of a cascade. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from './random-walk.js';
import { time } from './rule-table.js';
import { Learner } from './world.js';

const plain = {
  cascading_problems: 'control',
  booster_tasks_v3: 'control',
  reviews: 'control',
} as const;

/** Answers until a practice task ends, at accuracy p. */
function practiceAnswers(learner: Learner, p: number, random: () => number): number {
  learner.engine.reset();
  learner.start('practice a', 0);
  let answers = 0;
  for (; !learner.isBetweenTasks; answers++) learner.answer(random() < p ? '+' : '-', 0);
  return answers;
}

describe('k correct in a row at accuracy p', () => {
  it.each([
    [0.5, 5],
    [0.7, 5],
    [0.9, 5],
    [0.5, 1],
    [0.8, 3],
  ])('p = %f, k = %i: (1 - p^k) / ((1 - p) p^k) answers on average', (p, k) => {
    const learner = new Learner('a', {}, { practice_correct_in_a_row: k });
    const random = uniform(5);
    const tasks = 8000;
    let sum = 0;
    let squares = 0;
    for (let n = 0; n < tasks; n++) {
      const answers = practiceAnswers(learner, p, random);
      sum += answers;
      squares += answers * answers;
    }
    const mean = (1 - p ** k) / ((1 - p) * p ** k);
    const variance =
      (1 - p ** (2 * k + 1) - (2 * k + 1) * (1 - p) * p ** k) / ((1 - p) ** 2 * p ** (2 * k));
    expect(Math.abs(sum / tasks - mean)).toBeLessThan(4 * Math.sqrt(variance / tasks));
    const spread = squares / tasks - (sum / tasks) ** 2;
    expect(Math.abs(spread / variance - 1)).toBeLessThan(0.15);
  });
});

/** Everything correct, at the first moment at which anything is on offer: problems done, and the time. */
function playPerfectly(learner: Learner): [problems: number, now: number] {
  let problems = 0;
  let now = 0;
  while (!learner.completed) {
    const [best] = learner.offers(now);
    if (best === undefined) now = learner.nextDue;
    else {
      learner.start(best, now);
      for (; !learner.isBetweenTasks; problems++) learner.answer('+', now);
    }
  }
  return [problems, now];
}

describe('a perfect learner', () => {
  it.each([
    ['a', 1],
    ['a b c d e f', 6],
    ['a b c d e f g h i j k l m n', 14],
    ['a b<a c<b', 3],
    ['d<c,b b<a c<a a', 4],
  ])(
    'without cascades, boosters and reviews: %s takes 8 problems a skill, and 48 hours',
    (text, n) => {
      expect(playPerfectly(new Learner(text, plain))).toEqual([8 * n, time('48h')]);
    },
  );

  it('exactly 48 hours between practiced and mastered, for each skill', () => {
    const learner = new Learner('a b<a', plain);
    learner.play('practice a', '+++++', time('1h'));
    learner.play('practice b', '+++++', time('1h+7ms'));
    for (const wait of ['17h', '33h', '49h']) {
      expect(learner.offers(time(wait) - 1)).toEqual([]);
      expect(learner.play('challenge', '+', time(wait))).toEqual(['spaced a']);
      expect(learner.offers(time(wait) + 6)).toEqual([]);
      expect(learner.play('challenge', '+', time(wait) + 7)).toEqual(['spaced b']);
    }
    expect(learner.levels).toBe('mm');
  });

  it('with cascades from the foundations to all skills: 2 problems a skill, and no time', () => {
    const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 60, size: 'max' });
    const property = fc.property(tree, (parents) => {
      const skills = parents.map((parent, at) => `s${at + 1}<s${parent % (at + 1)}`);
      const learner = new Learner(['s0*', ...skills].join(' '));
      expect(playPerfectly(learner)).toEqual([2 * (parents.length + 1), 0]);
    });
    fc.assert(property, { numRuns: 100, seed: 41 });
  });

  it('who practises first and cascades from there: 7 problems, then 2 a skill', () => {
    expect(playPerfectly(new Learner('a b<a c<a d<b,c'))).toEqual([7 + 3 * 2, 0]);
  });

  it('with boosters over one group at a time: 6 problems lift six skills by two levels', () => {
    const forced = {
      ...plain,
      booster_tasks_v3: 'booster',
      booster_task_min_problems: 'min-problems-0',
    };
    expect(playPerfectly(new Learner('a b c d e f', forced))).toEqual([12, 0]);
  });
});
