/** Rule book 11: the older mechanics, `streak-10`. Ten correct in a row master a skill; no other rule applies. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, Learner } from '../world.js';
import { anyAlternatives, anyMission, anyMoves, playMoves } from '../knowledge/random-play.js';

const streak = { mastery_mechanics: 'streak-10' } as const;
const TEN = '++++++++++';

describe('streak-10', () => {
  it('ten in a row make a skill mastered, nine do not', () => {
    const learner = new Learner('a b', streak);
    learner.play('practice a', '+++++++++', 0);
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['uu', false]);
    expect(learner.answer('+', 0)).toBe('practice a');
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['mu', true]);
  });

  it('a wrong answer restarts the count', () => {
    const learner = new Learner('a', streak);
    learner.play('practice a', '+++++++++-+++++++++', 0);
    expect(learner.levels).toBe('u');
    learner.answer('+', 0);
    expect([learner.levels, learner.engine.completed]).toEqual(['m', true]);
  });

  it('how many is `streak_correct_in_a_row`, whatever `practice_correct_in_a_row` is', () => {
    const constants = { streak_correct_in_a_row: 3, practice_correct_in_a_row: 1 };
    const learner = new Learner('a', streak, constants);
    learner.play('practice a', '++', 0);
    expect(learner.levels).toBe('u');
    learner.answer('+', 0);
    expect(learner.levels).toBe('m');
  });

  it('proficiency opens the postrequisites, of which every prerequisite is needed', () => {
    const learner = new Learner('a z b<a,z c<b', streak);
    expect(learner.offers(0)).toEqual(['practice a', 'practice z']);
    learner.play('practice a', TEN, 0);
    expect(learner.offers(0)).toEqual(['practice z']);
    learner.play('practice z', TEN, 0);
    expect(learner.offers(0)).toEqual(['practice b']);
    learner.play('practice b', TEN, 0);
    expect([learner.offers(0), learner.levels]).toEqual([['practice c'], 'mmmu']);
  });

  it('nothing drops or comes back: no challenge and no review, ever', () => {
    const learner = new Learner('a b', streak);
    learner.play('practice a', TEN, 0);
    for (const days of [0, 1, 3, 200, 2000]) {
      expect(learner.offers(days * 24 * HOUR)).toEqual(['practice b']);
    }
    learner.play('practice b', '-----', 0);
    expect(learner.levels).toBe('mu');
  });

  it('nothing waits, and a foundation is a skill like any', () => {
    const learner = new Learner('a* b<a', streak);
    expect([learner.offers(0), learner.cascading]).toEqual([['practice a'], []]);
    learner.play('practice a', TEN, 0);
    expect([learner.engine.nextDue(), learner.cascading]).toEqual([Infinity, []]);
    learner.play('practice b', TEN, 0);
    expect(learner.engine.completed).toBe(true);
  });

  it('a prerequisite that is missing, or of which no task can be built, blocks', () => {
    for (const text of ['b<nowhere', 'a! b<a']) {
      const learner = new Learner(text, streak);
      expect([learner.offers(0), learner.engine.nextDue()]).toEqual([[], Infinity]);
    }
  });

  it('the other experiments and their constants have no effect', () => {
    fc.assert(
      fc.property(anyMission, anyAlternatives, anyMoves('-', 'h'), (text, others, moves) => {
        const plain = new Learner(text, streak, { streak_correct_in_a_row: 2 });
        const forced = new Learner(
          text,
          { ...others, ...streak },
          { streak_correct_in_a_row: 2, spacing_seconds: 7, challenge_probability: 0.1 },
        );
        const met = playMoves(plain, moves);
        expect(playMoves(forced, moves)).toEqual(met);
        expect(forced.levels).toBe(plain.levels);
        expect(met.every((problem) => problem.startsWith('practice '))).toBe(true);
        expect(plain.levels).toMatch(/^[um]+$/);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
