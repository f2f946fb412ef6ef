/** Rule book 7: when a booster is on offer. Problems of all kinds count, the booster's own do not. */

import { describe, expect, it } from 'vitest';
import type { Alternatives } from '../../../src/engine/experiments.js';
import { time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

const boosters = { booster_tasks_v3: 'booster' } as const;

/** After how many problems since the start a booster is first offered between tasks, one task of one problem each. */
function problemsToFirstBooster(forced: Partial<Alternatives>): number {
  const skills = 'a b c d e f g h i j k l m n o p';
  const learner = new Learner(skills, forced, { practice_correct_in_a_row: 1 });
  let problems = 0;
  while (learner.offers(0)[0] !== 'booster') {
    learner.play(learner.offers(0).at(-1)!, '+', 0);
    problems++;
  }
  return problems;
}

describe('a booster is offered', () => {
  it.each([
    ['min-problems-0', 0],
    ['min-problems-1', 1],
    ['min-problems-7', 7],
    ['min-problems-13', 13],
  ])('%s: after %i problems', (alternative, problems) => {
    const forced = { ...boosters, booster_task_min_problems: alternative };
    expect(problemsToFirstBooster(forced)).toBe(problems);
  });

  it('after 12 problems by default', () => {
    expect(problemsToFirstBooster(boosters)).toBe(12);
  });

  it('whatever the kind of the problems', () => {
    const learner = new Learner(
      'm* p s x y',
      { ...boosters, booster_task_min_problems: 'min-problems-17' },
      { review_first_days: 0.5 },
    );
    learner.play('challenge', '+', 0); // 1: cascading
    learner.play('challenge', '+', 0); // 2
    learner.play('practice s', '-+++++', 0); // 8: practice
    learner.play('practice p', '-+++++', 0); // 14
    learner.play('challenge', '-++', time('16h')); // 17: two normal ones and a review
    expect(learner.levels).toBe('mu1uu');
    expect(learner.offers(time('16h'))[0]).toBe('booster');
  });

  it('between tasks, not in the middle of one', () => {
    const learner = new Learner('a b', {
      ...boosters,
      booster_task_min_problems: 'min-problems-2',
    });
    learner.play('practice a', '-+-+', 0);
    expect(learner.answer('+', 0)).toBe('practice a');
    learner.answer('+', 0);
    learner.answer('+', 0);
    expect(learner.isBetweenTasks).toBe(false);
    learner.answer('+', 0);
    expect(learner.offers(0)[0]).toBe('booster');
  });

  it.each([
    ['passed', '++'],
    ['failed', '--'],
  ])('again, counted from the end of the last one, %s: its own problems left out', (_, answers) => {
    const learner = practised(
      'a b c d e f',
      'a',
      { ...boosters, booster_task_length: 'length-2', booster_task_min_problems: 'min-problems-6' },
      { booster_rise_levels: 1 },
    );
    learner.play('booster', answers, 0);
    expect(learner.offers(0)).not.toContain('booster');
    learner.play('practice c', '+++++', 0);
    expect(learner.offers(0)).toEqual(
      answers === '++'
        ? ['challenge', 'practice d', 'practice e', 'practice f']
        : ['challenge', 'practice b', 'practice d', 'practice e', 'practice f'],
    );
    learner.play('challenge', '+', 0); // the sixth
    expect(learner.offers(0)[0]).toBe('booster');
  });

  it('a refused booster stays on offer', () => {
    const learner = practised('a b c', 'a', {
      ...boosters,
      booster_task_min_problems: 'min-problems-6',
    });
    learner.play('practice b', '-+++++', 0);
    expect(learner.offers(time('99d'))).toEqual(['booster', 'challenge', 'practice c']);
  });

  it('not when no task can be built from what is left', () => {
    const learner = new Learner('a* x!', {
      ...boosters,
      booster_task_min_problems: 'min-problems-0',
    });
    expect(learner.offers(0)).toEqual(['booster', 'challenge']);
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    expect([learner.levels, learner.offers(time('99d'))]).toEqual(['mu', []]);
  });

  it('never under booster_tasks_v3: control', () => {
    const learner = new Learner('a b', { booster_task_min_problems: 'min-problems-0' });
    expect(learner.offers(0)).toEqual(['practice a', 'practice b']);
    learner.play('practice a', `${'-'.repeat(500)}+++++`, 0);
    expect(learner.offers(time('16h'))).toEqual(['challenge', 'practice b']);
  });
});
