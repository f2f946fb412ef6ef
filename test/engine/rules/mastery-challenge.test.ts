/** Rule book 4: mastery challenges. One problem a skill, one chance each; correct one up, wrong one down. */

import { describe, expect, it } from 'vitest';
import { NO_SKILL } from '../../../src/units.js';
import { playTable, time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

const control = { cascading_problems: 'control' } as const;

describe('mastery challenge', () => {
  it.each([
    ['+', 'p', '1'],
    ['-', 'p', 'u'],
    ['++', '1', '2'],
    ['+-', '1', 'p'],
    ['+++', '2', 'm'],
    ['++-', '2', '1'],
  ])('answers %s: from %s to %s', (answers, before, after) => {
    const learner = practised('a b', 'a', control);
    answers.split('').forEach((mark, at) => {
      if (at === answers.length - 1) expect(learner.levels).toBe(`${before}u`);
      expect(learner.play('challenge', mark, time('16h') * (at + 1))).toEqual(['spaced a']);
    });
    expect(learner.levels).toBe(`${after}u`);
  });

  it('a skill that dropped to unstarted goes back to practice', () => {
    playTable(
      practised('a b', 'ab', control),
      `
      16h | challenge | - | spaced a | up
      16h |           | + | spaced b | u1
      32h | offers    | challenge, practice a
      32h | challenge | + | spaced b | u2
      `,
    );
  });

  it('one problem a skill, one chance each; fewer than six are enough', () => {
    const learner = practised('a b c', 'abc', control);
    expect(learner.play('challenge', '-+-', time('16h'))).toEqual([
      'spaced a',
      'spaced b',
      'spaced c',
    ]);
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['u1u', true]);
  });

  it('six at most; the seventh makes the next one', () => {
    const learner = practised('a b c d e f g', 'abcdefg', control);
    learner.play('challenge', '++++++', time('16h'));
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['111111p', true]);
    expect(learner.play('challenge', '+', time('16h'))).toEqual(['spaced g']);
    expect(learner.isBetweenTasks).toBe(true);
  });

  it('the list is fixed at the start: a wait that ends meanwhile enters the next one', () => {
    const learner = practised('a b c', 'ab', control);
    learner.play('practice c', '-+++++', time('1h'));
    playTable(
      learner,
      `
      16h | challenge | + | spaced a | 1pp
      18h |           | + | spaced b | 11p
      18h | challenge | + | spaced c | 111
      `,
    );
  });

  it('the list is fixed at the start: what becomes cascading meanwhile enters the next one', () => {
    playTable(
      new Learner('a* b* c<a'),
      `
      0h | challenge | + | cascading a | 1uu
      0h |           | + | cascading b | 11u
      0h | challenge | + | cascading a | m1u
      0h |           | + | cascading b | mmu
      0h | challenge | + | cascading c | mm1
      `,
    );
  });

  it('prerequisites are not checked again', () => {
    playTable(
      practised('a b<a', 'ab', control),
      `
      16h | challenge | - | spaced a | up
      16h |           | + | spaced b | u1
      32h | challenge | + | spaced b | u2
      48h | challenge | + | spaced b | um
      `,
    );
  });

  it('a problem is a cascading one if its skill is cascading when it is answered', () => {
    const boosters = { booster_tasks_v3: 'booster', booster_task_length: 'length-2' };
    const learner = practised('a* p<a q', 'q', {
      ...boosters,
      booster_task_min_problems: 'min-problems-6',
    });
    playTable(
      learner,
      `
      0h  | booster   | + | booster a   | uup
      0h  |           | + | booster p   | 11p
      16h | challenge | + | cascading a | m1p
      16h |           | + | cascading p | mmp
      16h |           | + | spaced q    | mm1
      16h | offers    | -
      `,
    );
  });

  it('the mission can be completed in the middle, which ends the challenge', () => {
    const learner = new Learner('a* b*', {}, { review_first_days: 0, review_min_days: 0 });
    learner.play('challenge', '++', 0);
    learner.play('challenge', '++', 0);
    expect([learner.engine.completed, learner.levels]).toEqual([true, 'mm']);
    const other = new Learner('a* b', {}, { review_first_days: 0, review_min_days: 0 });
    other.play('challenge', '+', 0);
    other.play('challenge', '+', 0);
    other.play('practice b', '+++++', 0);
    expect(other.play('challenge', '+', 0)).toEqual(['cascading b']);
    expect([other.levels, other.isBetweenTasks]).toEqual(['m2', false]); // a review of a follows
    expect(other.answer('+', 0)).toBe('review a');
    expect(other.play('challenge', '+', 0)).toEqual(['cascading b']);
    expect([other.levels, other.engine.completed]).toEqual(['mm', true]);
    expect([other.isBetweenTasks, other.engine.problem]).toEqual([true, NO_SKILL]);
    expect(other.offers(time('999d'))).toEqual([]);
  });
});
