/** Rule book 6: a cascade restarts by a first practice task whose first five answers are correct. */

import { describe, expect, it } from 'vitest';
import { playTable, time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

/** Whether the skill may enter a challenge at once, which only a cascading one may. */
function isCascading(learner: Learner, now: number): boolean {
  return learner.offers(now).includes('challenge');
}

describe('a cascade restarts', () => {
  it.each([
    ['+++++', true],
    ['-+++++', false],
    ['++++-+++++', false],
    ['+-+-+++++', false],
  ])('first practice task %s: %s', (answers, expected) => {
    const learner = new Learner('a b');
    learner.play('practice a', answers, 0);
    expect([learner.levels, isCascading(learner, 0)]).toEqual(['pu', expected]);
  });

  it('and goes on to what builds on the skill, but for skills that began a practice task', () => {
    const learner = new Learner('a b<a c<a');
    learner.play('practice a', '+++++', 0);
    learner.play('practice b', '-+++++', 0);
    playTable(
      learner,
      `
      0h      | challenge | + | cascading a | 2pu
      0h      | challenge | + | cascading a | mpu
      0h      | challenge | + | cascading c | mp1
      0h      | challenge | + | cascading c | mpm
      16h-1ms | offers    | -
      `,
    );
  });

  it('not by the second practice task', () => {
    const learner = practised('a b', 'a');
    learner.play('challenge', '-', time('16h'));
    learner.play('practice a', '+++++', time('16h'));
    expect([learner.levels, isCascading(learner, time('32h-1ms'))]).toEqual(['pu', false]);
  });

  it('not after a failed cascading problem', () => {
    const learner = new Learner('a*');
    learner.play('challenge', '-', 0);
    learner.play('practice a', '+++++', time('20h'));
    expect([learner.levels, isCascading(learner, time('36h-1ms'))]).toEqual(['p', false]);
  });

  it('ends with a wrong answer like any other', () => {
    const learner = new Learner('a b');
    learner.play('practice a', '+++++', 0);
    expect(learner.play('challenge', '-', time('1h'))).toEqual(['cascading a']);
    expect(learner.levels).toBe('pu');
    expect(isCascading(learner, time('17h-1ms'))).toBe(false);
    expect(learner.play('challenge', '+', time('17h'))).toEqual(['spaced a']);
  });

  it('by the first practice task of a skill that a booster lifted before', () => {
    const learner = practised(
      'a x',
      'x',
      {
        booster_tasks_v3: 'booster',
        booster_task_length: 'length-1',
        booster_task_min_problems: 'min-problems-6',
      },
      { booster_rise_levels: 1 },
    );
    learner.play('booster', '+', 0);
    learner.play('challenge', '-+', time('16h'));
    expect(learner.levels).toBe('u1');
    learner.play('practice a', '+++++', time('16h'));
    expect(learner.play('challenge', '+', time('16h'))).toEqual(['cascading a']);
  });

  it('never under cascading_problems: control', () => {
    const learner = new Learner('a', { cascading_problems: 'control' });
    learner.play('practice a', '+++++', 0);
    expect(isCascading(learner, time('16h-1ms'))).toBe(false);
    expect(learner.play('challenge', '+', time('16h'))).toEqual(['spaced a']);
  });
});
