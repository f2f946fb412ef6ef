/** Rule book 6: cascading problems. Two levels up without practice or wait; what builds on the skill follows. */

import { describe, expect, it } from 'vitest';
import { playTable, time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

describe('a cascading skill', () => {
  it('needs no practice and no wait, and is mastered after two problems', () => {
    playTable(
      new Learner('a* b'),
      `
      0h | offers    | challenge, practice b
      0h | challenge | + | cascading a | 1u
      0h | due       | never
      0h | offers    | challenge, practice b
      0h | challenge | + | cascading a | mu
      0h | offers    | practice b
      `,
    );
  });

  it.each([
    ['unstarted', '-', 'u'],
    ['level1', '+-', '1'],
  ])('wrong at %s: normal, its level unchanged, and never cascading again', (_, answers, after) => {
    const learner = new Learner('a*');
    for (const mark of answers) learner.play('challenge', mark, 0);
    expect(learner.levels).toBe(after);
    expect(learner.offers(0)).toEqual(after === 'u' ? ['practice a'] : []);
    if (after === 'u') learner.play('practice a', '+++++', 0); // restarts no cascade after a failure
    expect(learner.offers(time('16h-1ms'))).toEqual([]);
    expect(learner.play('challenge', '+', time('16h'))).toEqual(['spaced a']);
    expect(learner.offers(time('32h-1ms'))).toEqual([]);
  });

  it('rises from practiced to level2, and from there to mastered', () => {
    playTable(
      new Learner('a'),
      `
      0h | practice a | + | practice a  | u
      0h |            | + | practice a  | u
      0h |            | + | practice a  | u
      0h |            | + | practice a  | u
      0h |            | + | practice a  | p
      0h | challenge  | + | cascading a | 2
      0h | challenge  | + | cascading a | m
      `,
    );
  });
});

describe('postrequisites', () => {
  it('become cascading at once when the skill is mastered by a cascading problem, not before', () => {
    playTable(
      new Learner('a* b<a c<b'),
      `
      0h | challenge | + | cascading a | 1uu
      0h | challenge | + | cascading a | muu
      0h | offers    | challenge
      0h | challenge | + | cascading b | m1u
      0h | challenge | + | cascading b | mmu
      0h | challenge | + | cascading c | mm1
      0h | challenge | - | cascading c | mm1
      `,
    );
  });

  it('whatever their other prerequisites, even one that exists nowhere', () => {
    const learner = new Learner('a* z b<a,z,nowhere');
    for (const answers of ['+', '+', '+', '+']) learner.play('challenge', answers, 0);
    expect(learner.levels).toBe('mum');
  });

  it('all of them, in mission order', () => {
    const learner = new Learner('c<a a* d<a b<a');
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    expect(learner.play('challenge', '+++', 0)).toEqual(
      ['c', 'd', 'b'].map((slug) => `cascading ${slug}`),
    );
  });

  it('not when the skill is mastered the normal way', () => {
    playTable(
      new Learner('a* b<a'),
      `
      0h  | challenge | + | cascading a | 1u
      0h  | challenge | - | cascading a | 1u
      16h | challenge | + | spaced a    | 2u
      32h | challenge | + | spaced a    | mu
      32h | offers    | practice b
      `,
    );
  });

  it('a circle ends where it began: a mastered skill does not become cascading', () => {
    const learner = new Learner('a*<b b<a x');
    for (let n = 0; n < 4; n++) learner.play('challenge', '+', 0);
    expect([learner.levels, learner.offers(0)]).toEqual(['mmu', ['practice x']]);
    const self = new Learner('a*<a');
    self.play('challenge', '+', 0);
    self.play('challenge', '+', 0);
    expect(self.engine.completed).toBe(true);
  });
});

describe('cascading_problems: control', () => {
  it('no problem is ever a cascading one', () => {
    const learner = new Learner('a* b<a', { cascading_problems: 'control' });
    playTable(
      learner,
      `
      0h  | offers     | practice a
      0h  | practice a | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | pu
      0h  | offers     | practice b
      16h | challenge  | + | spaced a   | 1u
      32h | challenge  | + | spaced a   | 2u
      48h | challenge  | + | spaced a   | mu
      48h | offers     | practice b
      `,
    );
  });

  it('nor after a booster that masters a skill', () => {
    const forced = {
      cascading_problems: 'control',
      booster_tasks_v3: 'booster',
      booster_task_length: 'length-2',
      booster_task_min_problems: 'min-problems-6',
    };
    const learner = practised('a* b c<b x', 'b', forced, { booster_rise_levels: 4 });
    learner.play('booster', '++', 0);
    expect(learner.levels).toBe('mmuu');
    expect(learner.offers(0)).toEqual(['practice c', 'practice x']);
  });
});
