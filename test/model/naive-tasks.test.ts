/**
 * Mastery challenges, reviews and boosters: small scenarios worked out by hand from the rule
 * book (§ in each title).
 */
import { describe, expect, it } from 'vitest';
import { booster, challenge, DAY, engineOf, HOUR, levels, practice, run } from './naive-script.js';

describe('mastery challenge', () => {
  it('§4 cascading, then longest wait first, then reviews; ties in mission order', () => {
    const engine = engineOf('m* d c b k<m a', {
      reviewFirstMs: 2 * HOUR,
      reviewMinMs: HOUR,
    });
    run(engine, challenge, '+', 0);
    run(engine, challenge, '+', 0); // m mastered, k cascading
    run(engine, practice('a'), '-+++++', 1 * HOUR);
    run(engine, practice('c'), '+++++', 2 * HOUR); // c cascading
    run(engine, practice('d'), '-+++++', 3 * HOUR);
    run(engine, practice('b'), '-+++++', 3 * HOUR);
    expect(run(engine, challenge, '+++', 4 * HOUR)).toEqual([
      'cascading k', // never changed
      'cascading c', // changed at 2
      'review m', // last seen at 0
    ]);
    expect(run(engine, challenge, '+-', 4 * HOUR)).toEqual(['cascading c', 'cascading k']);
    expect(run(engine, challenge, '++++++', 20 * HOUR)).toEqual([
      'spaced a', // waits since 1
      'spaced d', // since 3, as b
      'spaced b',
      'spaced k', // since its failure at 4
      'review m', // mastered at 0
      'review c', // mastered at 4
    ]);
  });

  it('§4 six at most; the mission can end in the middle', () => {
    const engine = engineOf('a* b* c* d* e* f* g*', { reviewFirstMs: 0 });
    run(engine, challenge, '++++++', 0);
    expect(engine.current()).toBeUndefined();
    const second = run(engine, challenge, '++++++', 1);
    expect(second).toEqual('gabcde'.split('').map((slug) => `cascading ${slug}`));
    expect(engine.masteredCount()).toBe(5);
    const third = run(engine, challenge, '++', 2); // reviews of a, b, c, d would follow
    expect(third).toEqual(['cascading f', 'cascading g']);
    expect([engine.completed, engine.current()]).toEqual([true, undefined]);
  });

  it('§4 reviews alone do not make a challenge', () => {
    const engine = engineOf('m* w');
    run(engine, challenge, '+', 0);
    run(engine, challenge, '+', 0);
    expect(engine.recommended(100 * DAY)).toEqual([practice('w')]);
    expect(engine.nextDue()).toBeUndefined();
  });
});

describe('reviews', () => {
  it('§10 the interval doubles and halves, and stays with the skill', () => {
    const engine = engineOf('m* p q');
    run(engine, challenge, '+', 0);
    run(engine, challenge, '+', 0);
    /** A challenge a moment before the review is due, and one when it is. */
    const reviewAt = (due: number, answer: string): void => {
      run(engine, practice('p'), '-+++++', due - 1 - 16 * HOUR);
      run(engine, practice('q'), '-+++++', due - 16 * HOUR);
      expect(run(engine, challenge, '-', due - 1)).toEqual(['spaced p']);
      expect(run(engine, challenge, `-${answer}`, due)).toEqual(['spaced q', 'review m']);
    };
    reviewAt(3 * DAY, '+'); // then 6 days
    reviewAt(9 * DAY, '+'); // then 12
    reviewAt(21 * DAY, '-'); // then 6
    expect([engine.level('m'), engine.isCascading('m')]).toEqual([3, false]);
    expect(engine.nextDue()).toBe(21 * DAY + 16 * HOUR);
    expect(run(engine, challenge, '+', 21 * DAY + 16 * HOUR)).toEqual(['spaced m']);
    expect(engine.level('m')).toBe(4);
    reviewAt(27 * DAY + 16 * HOUR, '+');
  });
});

describe('boosters', () => {
  const withBoosters = { boosterTasks: true, boosterMinProblems: 6 };

  it('§7 five of six: all six rise two levels, prerequisites ignored', () => {
    const engine = engineOf('a b<a c<b d<c e<d f<e g<f', withBoosters);
    engine.start(practice('a'), 0);
    for (const correct of [false, true, true, true, true]) engine.answer(correct, 0);
    engine.answer(true, 0);
    expect(engine.recommended(0)).toEqual([booster, practice('b')]);
    const met = run(engine, booster, '-+++++', 3);
    expect(met).toEqual('abcdef'.split('').map((slug) => `booster ${slug}`));
    expect(levels(engine, 'abcdefg')).toEqual([3, 2, 2, 2, 2, 2, 0]);
    expect(engine.nextDue()).toBe(3 + 16 * HOUR);
    expect(engine.recommended(3)).toEqual([practice('g')]); // the count of problems restarts
  });

  it('§7 four of six: nothing changes, and the count restarts all the same', () => {
    const engine = engineOf('a b* c d e f', {
      ...withBoosters,
      boosterMinProblems: 5,
    });
    run(engine, practice('a'), '+++++', 0);
    run(engine, booster, '+-+++-', 1); // b and f wrong
    expect(levels(engine, 'abcdef')).toEqual([1, 0, 0, 0, 0, 0]);
    expect([engine.isCascading('a'), engine.isCascading('b')]).toEqual([true, true]);
    expect(engine.nextDue()).toBeUndefined();
    expect(run(engine, challenge, '++', 1)).toEqual(['cascading b', 'cascading a']);
    run(engine, practice('c'), '-', 1); // 3 problems since the booster
    for (const correct of [true, true, true, true, true]) engine.answer(correct, 1); // 8
    expect(engine.recommended(1)[0]).toEqual(booster);
  });

  it('§7 fewer skills than problems: round and round', () => {
    const engine = engineOf('a b c d', { ...withBoosters, boosterLevels: 4 });
    run(engine, practice('c'), '-+++++', 0);
    const met = run(engine, booster, '++++-+', 0);
    expect(met).toEqual('abcdab'.split('').map((slug) => `booster ${slug}`));
    expect(engine.completed).toBe(true);
  });

  it('§7 mastery by a booster makes postrequisites cascading, but for those of §6.4', () => {
    const engine = engineOf('a b c<a d<a', {
      ...withBoosters,
      boosterLength: 2,
      boosterLevels: 4,
    });
    run(engine, practice('a'), '-+++++', 0);
    expect(engine.recommended(0)[0]).toEqual(booster);
    run(engine, practice('d'), '-+++++', 0); // another task than the first is the caller's choice
    run(engine, booster, '++', 0); // of two, ceil(5/3) are needed
    expect(levels(engine, 'abcd')).toEqual([4, 4, 0, 1]);
    expect([engine.isCascading('c'), engine.isCascading('d')]).toEqual([true, false]);
    expect(engine.recommended(0)).toEqual([challenge]);
  });
});
