/** Rule book 12: the prediction from a skill's own answers, against published figures and a naive second reading. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_WEIGHTS } from '../../../src/engine/knowledge/model.js';
import { predict } from '../../../src/engine/knowledge/prediction.js';
import { type Answers, answersOf, bitsOf, naivePrediction } from './naive-model.js';

/** What the engine predicts after these answers, oldest first. */
function predicted(answers: Answers): number {
  return predict(bitsOf(answers), answers.length, PUBLISHED_WEIGHTS);
}

const WINDOW = 20;
const RUNS = { seed: 12, numRuns: 2000 };
const history = fc.array(fc.boolean(), { minLength: 1, maxLength: 32 });

describe('the published model', () => {
  it.each([
    ['four right', '++++', 0.9453, 4],
    ['five right', '+++++', 0.9515, 4],
    ['nine right, then one wrong', '+++++++++-', 0.909, 3],
    ['one right', '+', 0.8946, 4],
    ['one wrong', '-', 0.6479, 4],
  ])('predicts after %s (%s) %f', (_, marks, expected, digits) => {
    expect(predicted(answersOf(marks)).toFixed(digits)).toBe(expected.toFixed(digits));
  });

  it('passes 0.94 at the fourth of an all-right start, and not before', () => {
    const passes = [1, 2, 3, 4, 5, 20].map((n) => predicted(answersOf('+'.repeat(n))) > 0.94);
    expect(passes).toEqual([false, false, false, true, true, true]);
  });

  it('stays under 0.8 through twenty wrong answers', () => {
    for (let n = 1; n <= 20; n++) expect(predicted(answersOf('-'.repeat(n)))).toBeLessThan(0.8);
  });

  it('agrees with a naive second reading of the rule', () => {
    fc.assert(
      fc.property(history, (answers) => {
        const naive = naivePrediction(answers, PUBLISHED_WEIGHTS);
        expect(predicted(answers)).toBeCloseTo(naive, 12);
      }),
      RUNS,
    );
  });

  it('agrees with it for other weights, too', () => {
    const weight = fc.double({ min: -3, max: 3, noNaN: true });
    const weights = fc.record({
      intercept: weight,
      ewma_3: weight,
      ewma_10: weight,
      streak: weight,
      log_done: weight,
      log_missed: weight,
      percent_correct: weight,
    });
    fc.assert(
      fc.property(history, weights, (answers, others) => {
        const engine = predict(bitsOf(answers), answers.length, others);
        expect(engine).toBeCloseTo(naivePrediction(answers, others), 12);
      }),
      RUNS,
    );
  });
});

describe('one more answer', () => {
  it('never lowers the prediction when it is right, nor raises it when it is wrong', () => {
    fc.assert(
      fc.property(history, (answers) => {
        const before = predicted(answers);
        expect(predicted([...answers, true])).toBeGreaterThanOrEqual(before - 1e-15);
        expect(predicted([...answers, false])).toBeLessThanOrEqual(before + 1e-15);
      }),
      RUNS,
    );
  });

  it('nor after any of the 8,190 shortest histories', () => {
    for (let length = 1; length <= 12; length++) {
      for (let bits = 0; bits < 1 << length; bits++) {
        const before = predict(bits, length, PUBLISHED_WEIGHTS);
        const right = predict(bits * 2 + 1, length + 1, PUBLISHED_WEIGHTS);
        const wrong = predict(bits * 2, length + 1, PUBLISHED_WEIGHTS);
        if (right > before && wrong < before) continue;
        expect.fail(`${bits.toString(2)} of ${length}: ${before}, then ${right} or ${wrong}`);
      }
    }
  });
});

describe('recent answers weigh more', () => {
  const longHistory = fc.array(fc.boolean(), { minLength: 2, maxLength: 32 });

  it('changing places with an older right answer, a wrong one within the last 20 hurts less, one beyond is forgotten', () => {
    fc.assert(
      fc.property(longHistory, fc.nat(), (answers, anywhere) => {
        const at = 1 + (anywhere % (answers.length - 1));
        const recentWrong = answers.with(at - 1, true).with(at, false);
        const olderWrong = answers.with(at - 1, false).with(at, true);
        const gain = predicted(olderWrong) - predicted(recentWrong);
        if (answers.length - at <= WINDOW) expect(gain).toBeGreaterThan(0);
        else expect(gain).toBe(0);
      }),
      RUNS,
    );
  });

  it('the same for a wrong answer that moves any way back past right ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), fc.nat(), (length, one, other) => {
        const [older, newer] = [one % length, other % length].toSorted((a, b) => a - b);
        fc.pre(older < newer);
        const allRight = Array.from({ length }, () => true);
        const gain =
          predicted(allRight.with(older, false)) - predicted(allRight.with(newer, false));
        expect(gain).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('only the last 20 count, however many came before', () => {
    const older = fc.array(fc.boolean(), { maxLength: 12 });
    const recent = fc.array(fc.boolean(), { minLength: WINDOW, maxLength: WINDOW });
    fc.assert(
      fc.property(older, recent, fc.integer({ min: 20, max: 1e6 }), (before, last, count) => {
        const exact = predicted(last);
        expect(predicted([...before, ...last])).toBe(exact);
        expect(predict(bitsOf([...before, ...last]), count, PUBLISHED_WEIGHTS)).toBe(exact);
      }),
      RUNS,
    );
  });

  it('and all of the last 20 do', () => {
    const right = answersOf('+'.repeat(WINDOW));
    expect(predicted(right.with(0, false))).toBeLessThan(predicted(right));
    expect(predicted([false, ...right])).toBe(predicted(right));
  });
});
