/** Rule book 13: the list of recommended tasks, best first; what an empty list means. */

import { describe, expect, it } from 'vitest';
import { NEVER_AGAIN } from '../../src/units.js';
import { time } from './rule-table.js';
import { Learner, practised } from './world.js';

describe('recommended tasks', () => {
  it('booster, mastery challenge, then practice tasks in mission order', () => {
    const learner = practised('d* c b* a', 'c', {
      booster_tasks_v3: 'booster',
      booster_task_min_problems: 'min-problems-6',
    });
    expect(learner.offers(0)).toEqual(['booster', 'challenge', 'practice a']);
  });

  it('up to five practice tasks, the first of the mission', () => {
    const learner = new Learner('g f e d c b a', { cascading_problems: 'control' });
    const practice = (skills: string): string[] =>
      skills.split('').map((skill) => `practice ${skill}`);
    expect(learner.offers(0)).toEqual(practice('gfedc'));
    learner.play('practice e', '+++++', 0);
    expect(learner.offers(0)).toEqual(practice('gfdcb'));
    learner.play('practice b', '+++++', 0);
    expect(learner.offers(0)).toEqual(practice('gfdca'));
    learner.play('practice g', '+++++', 0);
    expect(learner.offers(0)).toEqual(practice('fdca'));
  });

  it('asking changes nothing, however often and late', () => {
    const learner = practised('a b c*', 'a');
    const first = learner.offers(0);
    learner.offers(time('99d'));
    expect(learner.offers(0)).toEqual(first);
    expect(first).toEqual(['challenge', 'practice b']);
    expect(learner.engine.nextDue()).toBe(time('16h'));
  });

  it('any task of the list may be taken, not the first only', () => {
    const learner = new Learner('a* b c');
    learner.play('practice c', '-+++++', 0);
    expect(learner.levels).toBe('uup');
  });

  it('none once the mission is completed, reviews or not', () => {
    const learner = new Learner('a*');
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    expect(learner.engine.completed).toBe(true);
    expect(learner.offers(time('999d'))).toEqual([]);
  });
});

describe('nothing on offer', () => {
  it.each([
    ['a skill that is its own prerequisite', 'a<a'],
    ['a circle of two', 'a<b b<a'],
    ['a prerequisite that exists nowhere', 'a<nowhere'],
    ['a skill without problem types', 'a!'],
    ['a foundation without problem types', 'a!* b<a'],
    ['all of them', 'a!* b<a c<c d<e e<d f<nowhere g<f,b'],
  ])('%s: blocked from the start', (_, text) => {
    const learner = new Learner(text);
    expect(learner.offers(0)).toEqual([]);
    expect(learner.engine.nextDue()).toBe(NEVER_AGAIN);
    expect(learner.offers(time('9999d'))).toEqual([]);
    expect(learner.engine.completed).toBe(false);
  });

  it('a wait: nextDue says when there will be something', () => {
    const learner = practised('a b', 'ab');
    expect([learner.offers(time('16h-1ms')), learner.offers(time('16h'))]).toEqual([
      [],
      ['challenge'],
    ]);
    expect(learner.engine.nextDue()).toBe(time('16h'));
  });

  it('blocked later: all is mastered but what can never be begun', () => {
    const learner = new Learner('a* b<b');
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    expect([learner.levels, learner.offers(time('99d'))]).toEqual(['mu', []]);
    expect(learner.engine.nextDue()).toBe(NEVER_AGAIN);
  });

  it('nextDue is that of the skill that comes due first', () => {
    const learner = new Learner('c b a', { cascading_problems: 'control' });
    learner.play('practice b', '+++++', time('2h'));
    learner.play('practice a', '+++++', time('3h'));
    learner.play('practice c', '+++++', time('4h'));
    expect(learner.engine.nextDue()).toBe(time('18h'));
    learner.play('challenge', '+', time('18h'));
    expect(learner.engine.nextDue()).toBe(time('19h'));
  });
});

describe('one engine, one learner after the other', () => {
  it('reset forgets all, the task in hand, too', () => {
    const world = 'a* b<a c d!';
    const fresh = new Learner(world).engine.snapshot();
    const learner = new Learner(world);
    learner.play('challenge', '+', time('1h'));
    learner.play('practice c', '-+', time('2h'));
    learner.engine.reset();
    expect(learner.engine.snapshot()).toEqual(fresh);
    expect([learner.offers(0), learner.isBetweenTasks]).toEqual([
      ['challenge', 'practice c'],
      true,
    ]);
    learner.start('challenge', 0);
    learner.engine.reset(); // in the middle of a challenge: its skills are let go
    expect(learner.play('challenge', '+', 0)).toEqual(['cascading a']);
  });
});
