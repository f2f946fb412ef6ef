/** Rule book 3: an answer with a hint counts as not correct, in all that it does. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Milliseconds } from '../../../src/units.js';
import { HOUR, Learner } from '../world.js';
import { anyAlternatives, anyMission, anyMoves, playMoves } from '../knowledge/random-play.js';

describe('an answer with a hint', () => {
  it.each([
    ['five-level', '++++', 'p'],
    ['streak-10', '+++++++++', 'm'],
  ])('restarts the count of a practice task: %s', (mastery_mechanics, almost, level) => {
    const learner = new Learner('a', { mastery_mechanics });
    learner.play('practice a', `${almost}h${almost}`, 0);
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['u', false]);
    learner.answer('+', 0);
    expect(learner.levels).toBe(level);
  });

  it.each([
    ['+++++', ['a']],
    ['h+++++', []],
    ['++h+++++', []],
  ])('prevents the restart of a cascade: %s', (answers, cascading) => {
    const learner = new Learner('a', {});
    learner.play('practice a', answers, 0);
    expect([learner.levels, learner.cascading]).toEqual(['p', cascading]);
  });

  it.each([
    ['+', ['a', 'b']],
    ['h', []],
  ])('lets the prediction fall: after a pretest of %s known are %j', (answer, known) => {
    const learner = new Learner('a b<a', { pretest: 'pretest' }, { pretest_problems: 1 });
    learner.play('pretest', answer, 0);
    expect(learner.cascading).toEqual(known);
  });

  it('is not meant when nothing is said of a hint', () => {
    const learner = new Learner('a', {}, { practice_correct_in_a_row: 1 });
    learner.start('practice a', 0);
    learner.engine.answer(true, 0 as Milliseconds);
    expect(learner.levels).toBe('p');
  });

  it('ends what is predicted known', () => {
    const forced = { challenge_problems: 'challenge', cascading_problems: 'control' } as const;
    const learner = new Learner('a b<a', forced, { practice_correct_in_a_row: 1 });
    learner.play('practice a', 'h+', 0); // 0.80, not 0.89
    expect(learner.offers(0)).toEqual(['practice b']);
    expect(learner.engine.nextDue()).toBe(16 * HOUR);
  });

  it('fails a cascading problem, a challenge problem and a booster', () => {
    const cascading = new Learner('a* b');
    cascading.play('challenge', 'h', 0);
    expect([cascading.levels, cascading.cascading]).toEqual(['uu', []]);
    const forced = {
      booster_tasks_v3: 'booster',
      booster_task_length: 'length-1',
      booster_task_min_problems: 'min-problems-0',
    } as const;
    const boosted = new Learner('a', forced);
    boosted.play('booster', 'h', 0);
    expect(boosted.levels).toBe('u');
    boosted.play('booster', '+', 0);
    expect(boosted.levels).toBe('1');
  });

  it('does what a wrong answer does, on any way through any mission', () => {
    const mechanics = fc.constantFrom('five-level', 'five-level', 'streak-10');
    fc.assert(
      fc.property(
        anyMission,
        anyAlternatives,
        mechanics,
        anyMoves('-', 'h'),
        (text, others, mastery_mechanics, moves) => {
          const forced = { ...others, mastery_mechanics };
          const hinted = new Learner(text, forced);
          const wrong = new Learner(text, forced);
          const withoutHints = moves.map((move) =>
            move.mark === 'h' ? { ...move, mark: '-' } : move,
          );
          expect(playMoves(hinted, moves)).toEqual(playMoves(wrong, withoutHints));
          expect(hinted.engine.snapshot()).toEqual(wrong.engine.snapshot());
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  it('that is wrong besides is wrong once', () => {
    const twice = new Learner('a');
    const once = new Learner('a');
    for (const learner of [twice, once]) learner.play('practice a', '+++', 0);
    twice.engine.answer(false, 0 as Milliseconds, true);
    once.engine.answer(false, 0 as Milliseconds);
    expect(twice.engine.snapshot()).toEqual(once.engine.snapshot());
  });
});
