/** Rule book 7: booster tasks. What they ask, when they are passed, and what that lifts. */

import { describe, expect, it } from 'vitest';
import type { Alternatives } from '../../../src/engine/experiments.js';
import { playTable, time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

/** Boosters of `length` problems, six problems apart. */
function boosters(length: number): Partial<Alternatives> {
  return {
    booster_tasks_v3: 'booster',
    booster_task_length: `length-${length}`,
    booster_task_min_problems: 'min-problems-6',
  };
}

describe('a booster', () => {
  it('lifts the whole group by two levels, at its end, even a skill answered wrong', () => {
    playTable(
      practised('a b c d e f g', 'a', boosters(6)),
      `
      1h  | booster | - | booster a | puuuuuu
      2h  |         | + | booster b | puuuuuu
      3h  |         | + | booster c | puuuuuu
      4h  |         | + | booster d | puuuuuu
      5h  |         | + | booster e | puuuuuu
      6h  |         | + | booster f | 211111u
      6h  | due     | 22h
      `,
    );
  });

  it.each([
    ['++++++', true],
    ['-+++++', true],
    ['+++++-', true],
    ['++++--', false],
    ['-++++-', false],
    ['------', false],
  ])(
    'of six answered %s: passed %s; otherwise nothing changes and nothing drops',
    (answers, passed) => {
      const learner = practised('a b* c d e f g', 'a', boosters(6));
      learner.play('booster', answers, time('1h'));
      expect(learner.levels).toBe(passed ? '211111u' : 'puuuuuu');
      expect(learner.isBetweenTasks).toBe(true);
      expect(learner.engine.nextDue()).toBe(time(passed ? '17h' : '16h'));
    },
  );

  it.each([
    ['unstarted', '', '1'],
    ['practiced', 'p', '2'],
    ['level1', '1', 'm'],
    ['level2', '2', 'm'],
  ])('lifts from %s', (_, before, after) => {
    const learner = practised('x a y', before === '' ? 'x' : 'a', {
      ...boosters(3),
      cascading_problems: 'control',
    });
    const rises = ['', 'p', '1', '2'].indexOf(before) - 1;
    for (let n = 1; n <= rises; n++) learner.play('challenge', '+', n * time('16h'));
    learner.play('booster', '+++', time('9d'));
    expect(learner.levels[1]).toBe(after);
  });

  it('takes the first unmastered skills in mission order, prerequisites ignored', () => {
    const learner = new Learner('c<b m* b<a a<b d! e<nowhere x', boosters(4));
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    learner.play('practice x', '-+++++', 0);
    expect(learner.play('booster', '++++', 0)).toEqual(
      ['c', 'b', 'a', 'e'].map((slug) => `booster ${slug}`),
    );
    expect(learner.levels).toBe('1m11u1p');
  });

  it.each([
    ['a b c d', 'c', 'abcdab'],
    ['a b c d e', 'c', 'abcdea'],
    ['a b', 'b', 'ababab'],
    ['a', 'a', 'aaaaaa'],
    ['x! a y!<a', 'a', 'aaaaaa'],
  ])('over the few skills of %s goes round and round', (text, skill, met) => {
    const learner = practised(text, skill, boosters(6));
    expect(learner.play('booster', '++++++', 0)).toEqual(
      met.split('').map((slug) => `booster ${slug}`),
    );
    expect(learner.isBetweenTasks).toBe(true);
  });

  it('lifts each skill of a short group once', () => {
    const learner = practised('a b', 'b', boosters(6));
    learner.play('booster', '++++++', 0);
    expect(learner.levels).toBe('12');
  });

  it('can complete the mission', () => {
    const learner = practised('a b', 'b', boosters(6), { booster_rise_levels: 4 });
    learner.play('booster', '+++++', 0);
    expect(learner.engine.completed).toBe(false);
    learner.answer('+', time('5s'));
    expect([learner.engine.completed, learner.engine.masteredCount]).toEqual([true, 2]);
    expect(learner.engine.firstMastered(0 as never)).toBe(time('5s'));
    expect(learner.offers(0)).toEqual([]);
  });
});

describe('boosters and cascades', () => {
  it('a skill mastered by a booster makes its postrequisites cascading, with the usual exclusions', () => {
    const learner = practised('a b c<a d<a', 'a', boosters(2), { booster_rise_levels: 4 });
    learner.play('practice d', '-+++++', 0);
    learner.play('booster', '++', 0);
    expect(learner.levels).toBe('mmup');
    expect(learner.play('challenge', '+', 0)).toEqual(['cascading c']);
    expect(learner.isBetweenTasks).toBe(true);
  });

  it('a skill that is only lifted makes none cascading', () => {
    const learner = practised('a b c<a', 'b', boosters(2));
    learner.play('booster', '++', 0);
    expect([learner.levels, learner.offers(0)]).toEqual(['12u', ['practice c']]);
  });

  it.each([
    ['passed', '++', '12'],
    ['failed', '+-', 'up'],
  ])('a booster %s leaves a cascading skill cascading', (_, answers, levels) => {
    const learner = practised('a* b', 'b', boosters(2));
    learner.play('booster', answers, 0);
    expect(learner.levels).toBe(levels);
    expect(learner.play('challenge', '+', 0)).toEqual(['cascading a']);
  });

  it('a booster makes no normal skill cascading', () => {
    const learner = practised('a b', 'b', boosters(2));
    learner.play('booster', '++', 0);
    expect(learner.offers(time('16h-1ms'))).toEqual([]);
    expect(learner.play('challenge', '++', time('16h'))).toEqual(['spaced a', 'spaced b']);
  });
});
