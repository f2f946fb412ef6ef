/** Rule book 10: reviews. A mastered skill comes back, later and later while it is known. */

import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/units.js';
import { playTable, time } from '../rule-table.js';
import { Learner } from '../world.js';

/** m is mastered at 0 h; w, which may be asked at any time, makes the challenges that reviews need. */
function learnerWithReview(constants = {}, reviews = 'review'): Learner {
  const learner = new Learner('m* w', { reviews }, { spacing_seconds: 0, ...constants });
  learner.play('challenge', '+', 0);
  learner.play('challenge', '+', 0);
  learner.play('practice w', '-+++++', 0);
  return learner;
}

/** A challenge that asks w, which stays between practiced and level1, then m if its review is due. */
function challenge(learner: Learner, now: number, mark: string): boolean {
  learner.play('challenge', learner.levels.endsWith('p') ? '+' : '-', now);
  if (learner.isBetweenTasks) return false;
  expect(learner.answer(mark, now)).toBe('review m');
  return true;
}

/** The intervals, in days, after which each answer's review came due: not a millisecond before. */
function intervals(learner: Learner, answers: string): number[] {
  let seen = 0;
  return answers.split('').map((mark) => {
    const interval = learner.engine.snapshot().skills['m'].review_interval;
    expect(challenge(learner, seen + interval - 1, mark)).toBe(false);
    expect(challenge(learner, seen + interval, mark)).toBe(true);
    seen += interval;
    if (mark === '-') learner.play('challenge', '++', seen); // m rises again, and w with it
    expect(learner.levels[0]).toBe('m');
    return interval / DAY;
  });
}

describe('review interval', () => {
  it.each([
    ['+', [3]],
    ['++++', [3, 6, 12, 24]],
    ['+++++++++', [3, 6, 12, 24, 48, 96, 182, 182, 182]],
    ['---', [3, 1.5, 1]],
    ['----+', [3, 1.5, 1, 1, 1]],
    ['--++', [3, 1.5, 1, 2]],
    ['+-+', [3, 6, 3]],
    ['++--+-', [3, 6, 12, 6, 3, 6]],
    ['+++++++-+', [3, 6, 12, 24, 48, 96, 182, 182, 91]],
  ])('after %s', (answers, expected) => {
    expect(intervals(learnerWithReview(), answers)).toEqual(expected);
  });

  it('is measured from the last problem on the skill', () => {
    const learner = learnerWithReview();
    expect(challenge(learner, time('5d'), '+')).toBe(true); // two days late; then 6 days
    expect(challenge(learner, time('11d-1ms'), '+')).toBe(false);
    expect(challenge(learner, time('11d'), '+')).toBe(true);
  });

  it('stays with the skill when it drops and is mastered again', () => {
    const learner = learnerWithReview();
    challenge(learner, time('3d'), '+'); // then 6 days
    challenge(learner, time('9d'), '-'); // then 3, counted from the problem that masters it again
    expect(learner.play('challenge', '++', time('30d'))).toEqual(['spaced m', 'spaced w']);
    expect(learner.levels[0]).toBe('m');
    expect(challenge(learner, time('33d-1ms'), '+')).toBe(false);
    expect(challenge(learner, time('33d'), '+')).toBe(true);
  });

  it('is rounded to whole milliseconds', () => {
    const learner = learnerWithReview({ review_factor: 7, review_min_days: 0 });
    challenge(learner, time('3d'), '-');
    expect(learner.engine.snapshot().skills['m'].review_interval).toBe(37_028_571);
  });
});

describe('a review', () => {
  it('correct: the skill stays mastered, its last change as it was', () => {
    playTable(
      learnerWithReview(),
      `
      3d | challenge | + | spaced w | m1
      3d |           | + | review m | m1
      3d | challenge | - | spaced w | mp
      `,
    );
  });

  it('wrong: level2, the state normal and a wait, although it was mastered by cascading', () => {
    playTable(
      learnerWithReview({ spacing_seconds: 57_600 }),
      `
      3d         | challenge  | + | spaced w | m1
      3d         |            | - | review m | 21
      3d         | due        | 3d+16h
      3d+16h-1ms | offers     | -
      3d+16h     | challenge  | + | spaced m | m1
      3d+16h     |            | + | spaced w | m2
      `,
    );
  });

  it('wrong: the count of mastered skills falls, and the first mastery stays', () => {
    const learner = learnerWithReview();
    challenge(learner, time('3d'), '-');
    expect(learner.engine.masteredCount).toBe(0);
    expect(learner.engine.firstMastered(0 as never)).toBe(0);
    learner.play('challenge', '++', time('4d'));
    expect(learner.engine.masteredCount).toBe(1);
    expect(learner.engine.firstMastered(0 as never)).toBe(0);
  });

  it('does not count as something that comes due, nor makes a challenge', () => {
    const learner = new Learner('m* w<nowhere');
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    playTable(
      learner,
      `
      0h   | due    | never
      999d | offers | -
      `,
    );
  });

  it('never comes under reviews: control', () => {
    const learner = learnerWithReview({}, 'control');
    for (let day = 1; day <= 400; day++) expect(challenge(learner, day * DAY, '-')).toBe(false);
    expect(learner.levels[0]).toBe('m');
  });
});
