/** Rule book 4: who enters a mastery challenge, in which order, and when there is none. */

import { describe, expect, it } from 'vitest';
import { time } from '../rule-table.js';
import { Learner, practised } from '../world.js';

/** What a challenge at `at` asks; all answers are alike. */
function challengeAt(learner: Learner, at: string, mark = '+'): string[] {
  const met: string[] = [];
  learner.start('challenge', time(at));
  while (!learner.isBetweenTasks) met.push(learner.answer(mark, time(at)));
  return met;
}

describe('entry to a mastery challenge', () => {
  it('cascading skills first, then those whose wait is over, then reviews', () => {
    const learner = new Learner('s m* c t', {}, { review_first_days: 0.5 });
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    learner.play('practice s', '-+++++', time('1h'));
    learner.play('practice t', '-+++++', time('2h'));
    learner.play('practice c', '+++++', time('18h'));
    expect(challengeAt(learner, '18h')).toEqual([
      'cascading c',
      'spaced s',
      'spaced t',
      'review m',
    ]);
  });

  it('cascading: those that never changed enter first, in mission order', () => {
    const learner = new Learner('d* c* b* a*', {}, { challenge_size: 3 });
    expect(challengeAt(learner, '0h')).toEqual(['cascading d', 'cascading c', 'cascading b']);
    expect(challengeAt(learner, '1h')).toEqual(['cascading a', 'cascading d', 'cascading c']);
  });

  it('cascading: the longest wait since the last change first, ties in mission order', () => {
    const learner = new Learner('d* c* b* a*', {}, { challenge_size: 1 });
    const atTheTimes = (...times: string[]): string[] =>
      times.flatMap((at) => challengeAt(learner, at));
    atTheTimes('0h', '1h', '1h', '2h');
    expect(learner.levels).toBe('1111');
    expect(atTheTimes('3h', '3h', '3h', '3h')).toEqual(
      ['d', 'c', 'b', 'a'].map((slug) => `cascading ${slug}`),
    );
    const other = new Learner('d* c* b*', {}, { challenge_size: 3 });
    other.start('challenge', 0);
    ['3h', '2h', '2h'].forEach((at) => other.answer('+', time(at))); // not in order: ties tell
    expect(challengeAt(other, '4h')).toEqual(['cascading c', 'cascading b', 'cascading d']);
  });

  it('cascading: becoming cascading is not a change', () => {
    const learner = new Learner('a* b* z<a', {}, { challenge_size: 1 });
    expect(challengeAt(learner, '0h')).toEqual(['cascading a']);
    expect(challengeAt(learner, '1h')).toEqual(['cascading b']);
    expect(challengeAt(learner, '2h')).toEqual(['cascading a']); // mastered: z is cascading now
    expect(challengeAt(learner, '3h')).toEqual(['cascading z']);
  });

  it('waiting: the longest wait since the last change first, ties in mission order', () => {
    const learner = new Learner('d c b a', { cascading_problems: 'control' });
    learner.play('practice a', '+++++', time('1h'));
    learner.play('practice c', '+++++', time('1h+1ms'));
    learner.play('practice b', '+++++', time('2h'));
    learner.play('practice d', '+++++', time('2h'));
    expect(challengeAt(learner, '18h')).toEqual(
      ['a', 'c', 'd', 'b'].map((slug) => `spaced ${slug}`),
    );
  });

  it('waiting: a failed cascading problem is a change', () => {
    const learner = new Learner('a* b');
    learner.play('challenge', '+', 0);
    learner.play('practice b', '-+++++', time('1h'));
    learner.play('challenge', '-', time('2h'));
    expect(challengeAt(learner, '18h')).toEqual(['spaced b', 'spaced a']);
  });

  it('reviews: by last change of level, not by when they came due', () => {
    const learner = new Learner('m* n<m w', {}, { spacing_seconds: 0 });
    for (const at of ['0h', '0h', '1h', '1h']) challengeAt(learner, at);
    expect(learner.levels).toBe('mmu');
    learner.play('practice w', '-+++++', time('1h'));
    expect(challengeAt(learner, '3d')).toEqual(['spaced w', 'review m']);
    // n has been due since 3d+1h and was last seen at 1h; m is due since 9d, was last seen at 3d
    expect(challengeAt(learner, '9d')).toEqual(['spaced w', 'review m', 'review n']);
  });

  it('reviews: ties in mission order', () => {
    const learner = new Learner('n* m* w', {}, { spacing_seconds: 0 });
    for (const at of ['0h', '0h']) challengeAt(learner, at);
    learner.play('practice w', '-+++++', time('1h'));
    expect(challengeAt(learner, '9d')).toEqual(['spaced w', 'review n', 'review m']);
  });

  it('six at most, and reviews in the spare places only', () => {
    const learner = new Learner('m* a b c d e f g');
    for (const at of ['0h', '0h']) challengeAt(learner, at);
    for (const skill of 'abcdefg') learner.play(`practice ${skill}`, '-+++++', 0);
    const first = 'abcdef'.split('').map((slug) => `spaced ${slug}`);
    expect(challengeAt(learner, '9d')).toEqual(first);
    expect(challengeAt(learner, '9d')).toEqual(['spaced g', 'review m']);
    expect(challengeAt(learner, '18d')).toEqual(first);
  });
});

describe('no mastery challenge', () => {
  it('reviews alone do not make one', () => {
    const learner = new Learner('m* w');
    for (const at of ['0h', '0h']) challengeAt(learner, at);
    expect(learner.offers(time('100d'))).toEqual(['practice w']);
  });

  it('nor does a review that found no spare place before', () => {
    const learner = practised('m* a b c d e f', 'abcdef');
    for (const at of ['0h', '0h']) challengeAt(learner, at);
    expect(challengeAt(learner, '9d')).not.toContain('review m');
    expect(learner.offers(time('9d'))).toEqual([]);
  });

  it('unstarted skills do not make one', () => {
    expect(new Learner('a b').offers(time('100d'))).toEqual(['practice a', 'practice b']);
  });

  it('a skill without problem types never enters, not even as a foundation', () => {
    const learner = new Learner('a!* b* c!<b');
    expect(challengeAt(learner, '0h')).toEqual(['cascading b']);
    expect(challengeAt(learner, '0h')).toEqual(['cascading b']);
    expect([learner.levels, learner.offers(time('100d'))]).toEqual(['umu', []]);
  });

  it('skills whose wait is not over do not make one', () => {
    const learner = practised('a b', 'ab');
    expect(learner.offers(time('16h-1ms'))).toEqual([]);
    expect(learner.offers(time('16h'))).toEqual(['challenge']);
  });
});
