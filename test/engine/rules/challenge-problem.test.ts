/** Rule book 8: challenge problems. Who is predicted known enters unpractised, and is mastered by one answer. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_WEIGHTS } from '../../../src/engine/knowledge/model.js';
import { predict } from '../../../src/engine/knowledge/prediction.js';
import { HOUR, Learner } from '../world.js';
import { anyAlternatives, anyMission, anyMoves, playMoves } from '../knowledge/random-play.js';

const on = { challenge_problems: 'challenge' } as const;
const withoutCascades = { ...on, cascading_problems: 'control' } as const;
/** Weights for skills that nobody is ever predicted to know. */
const HARD = { ...PUBLISHED_WEIGHTS, intercept: -6 };

/** One right answer practises n, which makes it and its neighbours predicted known; no cascade restarts. */
const ONE = { practice_correct_in_a_row: 1 };

describe('who may enter as a challenge problem', () => {
  it('a skill never practised whose prerequisites are not either, without a wait', () => {
    const learner = new Learner('n k<n,z z', withoutCascades, ONE);
    learner.play('practice n', '+', 0);
    expect(learner.offers(0)).toEqual(['challenge', 'practice z']);
    expect(learner.play('challenge', '++', 0)).toEqual(['challenge k', 'challenge n']);
    expect(learner.levels).toBe('mmu');
  });

  it.each([
    ['at the probability', 0, ['challenge']],
    ['above it by a hair', 1e-12, []],
  ])('a skill whose prediction is at least `challenge_probability`: %s', (_, more, offers) => {
    const constants = { ...ONE, challenge_probability: predict(1, 1, PUBLISHED_WEIGHTS) + more };
    const learner = new Learner('n', withoutCascades, constants);
    learner.play('practice n', '+', 0);
    expect(learner.offers(0)).toEqual(offers);
  });

  it.each([
    ['+-+--+++++', ['challenge']], // 0.8500 for k, which is not for practice then
    ['++---+++++', ['challenge', 'practice k']], // 0.8489, and 0.873 for n
  ])('that probability is 0.85: after %s on a neighbour %j', (answers, offers) => {
    const learner = new Learner('n k<n', withoutCascades);
    learner.play('practice n', answers, 0);
    expect(learner.offers(0)).toEqual(offers);
  });

  it('it is not offered for practice meanwhile, and is again when the prediction has fallen', () => {
    const learner = new Learner('n k<n', on);
    learner.play('practice n', '-+++++', 0);
    expect(learner.offers(0)).toEqual(['challenge']);
    learner.play('challenge', '-+', 0);
    expect(learner.levels).toBe('mu');
    expect(learner.offers(0)).toEqual(['practice k']);
  });

  it.each([
    [15, ['c', 'k', 'm', 'n']],
    [16, ['c', 'k', 'm', 'n', 's']],
  ])(
    'cascading skills come before it, skills whose wait is over after it: at %ih %j',
    (at, asked) => {
      const knowledge = { weights: PUBLISHED_WEIGHTS, skills: { s: HARD } };
      const learner = new Learner('s n k<n m c*', on, {}, knowledge);
      learner.play('practice s', '-+++++', 0);
      learner.play('practice m', '-+++++', HOUR);
      learner.play('practice n', '-+++++', 2 * HOUR);
      expect(learner.playThrough('challenge', () => '+', at * HOUR)).toEqual(asked);
    },
  );
});

describe('what its answer does', () => {
  it('a correct one lifts it to mastered, and nothing cascades from it', () => {
    const learner = new Learner('n k<n c<k d<c', on);
    learner.play('practice n', '-+++++', 0);
    learner.start('challenge', 0);
    expect(learner.answer('+', 0)).toBe('challenge k');
    expect([learner.levels, learner.cascading]).toEqual(['pmuu', []]);
  });

  it.each([
    [1, 'p'],
    [2, 'u'],
    [0, '1'],
  ])('a wrong one drops it %i levels, and its wait begins', (drop, level) => {
    const constants = { challenge_probability: 0.92, challenge_drop_levels: drop };
    const learner = new Learner('n', on, constants);
    learner.play('practice n', '-+++++', 0); // 0.917
    expect(learner.play('challenge', '+', 16 * HOUR)).toEqual(['spaced n']);
    expect(learner.play('challenge', '-', 17 * HOUR)).toEqual(['challenge n']);
    expect(learner.levels).toBe(level);
    const since = drop === 0 ? 16 : 17; // no change, no new wait
    const waits = level !== 'u';
    expect(learner.engine.nextDue()).toBe(waits ? (since + 16) * HOUR : Infinity);
  });

  it('a wrong one leaves an unstarted skill unstarted, and does not bar it from cascading', () => {
    const learner = new Learner('a* n k<n,a', on);
    learner.play('practice n', '-+++++', 0);
    const met = learner.play('challenge', '+-+', 0);
    expect(met).toEqual(['cascading a', 'challenge k', 'challenge n']);
    expect([learner.levels, learner.cascading]).toEqual(['1mu', ['a']]);
    learner.play('challenge', '+', 0);
    expect([learner.levels, learner.cascading]).toEqual(['mmu', ['k']]);
  });

  it('what it is, is decided when it is answered: a prerequisite may fail or cascade just before', () => {
    const failing = new Learner('n* k<n', on);
    failing.play('challenge', '+', 0); // now k is predicted known
    expect(failing.play('challenge', '-+', 0)).toEqual(['cascading n', 'spaced k']);
    expect(failing.levels).toBe('1p');
    const cascading = new Learner('n* k<n', on);
    cascading.play('challenge', '+', 0);
    expect(cascading.play('challenge', '++', 0)).toEqual(['cascading n', 'cascading k']);
    expect(cascading.levels).toBe('m1');
  });
});

describe('challenge problems on any way through a mission', () => {
  const forced = anyAlternatives.map((others) => ({ ...others, ...on }));

  it('what is on offer follows from the state alone: a restored learner is offered the same', () => {
    fc.assert(
      fc.property(anyMission, forced, anyMoves('-'), (text, alternatives, moves) => {
        const learner = new Learner(text, alternatives, { pretest_problems: 3 });
        const other = new Learner(text, alternatives, { pretest_problems: 3 });
        playMoves(learner, moves, (now) => {
          other.engine.restore(learner.engine.snapshot());
          expect(other.engine.problem).toBe(learner.engine.problem);
          expect(other.offers(now)).toEqual(learner.offers(now));
          expect(other.engine.nextDue()).toBe(learner.engine.nextDue());
        });
      }),
      { seed: 81, numRuns: 60 },
    );
  });

  it('there are none by default, however low the probability', () => {
    const off = anyAlternatives.map((any): typeof any => ({
      ...any,
      challenge_problems: 'control',
      pretest: 'control',
    }));
    fc.assert(
      fc.property(anyMission, off, anyMoves('-'), (text, alternatives, moves) => {
        const low = new Learner(text, alternatives, { challenge_probability: 0 });
        const met = playMoves(low, moves);
        expect(met).toEqual(playMoves(new Learner(text, alternatives), moves));
        expect(met.filter((problem) => /^(challenge|pretest)/.test(problem))).toEqual([]);
      }),
      { seed: 82, numRuns: 100 },
    );
  });
});
