/** Knowledge tracing against sums over every way in which it can come about. */

import { describe, expect, it } from 'vitest';
import { fitBktSkill } from '../../src/fit/bkt-search.js';
import { type BktParams, bktLearningCurve, bktLogLikelihood } from '../../src/fit/bkt-skill.js';

const PARAMS: BktParams = { known: 0.3, learn: 0.15, slip: 0.1, guess: 0.25 };

function allStrings(length: number): boolean[][] {
  return Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (__, at) => ((bits >> at) & 1) === 1),
  );
}

const sequence = (answers: readonly boolean[]) => ({
  correct: Uint8Array.from(answers, Number),
  begin: Int32Array.from([0, answers.length]),
});

/** P(answers) by the moment at which the skill became known: the definition, without any recursion. */
function byMoment(answers: readonly boolean[], { known, learn, slip, guess }: BktParams): number {
  const moments = answers.map((_, at) => at).concat(answers.length);
  return moments.reduce((sum, moment) => {
    const never = (1 - known) * (1 - learn) ** Math.max(moment - 1, 0);
    const prior = moment === 0 ? known : moment === answers.length ? never : never * learn;
    const given = answers.map((right, at) => {
      const p = at >= moment ? 1 - slip : guess;
      return right ? p : 1 - p;
    });
    return sum + prior * given.reduce((product, p) => product * p, 1);
  }, 0);
}

describe('Bayesian knowledge tracing', () => {
  it('gives each string of answers its probability', () => {
    for (const answers of allStrings(6)) {
      const likely = Math.exp(bktLogLikelihood(sequence(answers), PARAMS));
      expect(likely).toBeCloseTo(byMoment(answers, PARAMS), 13);
    }
  });

  it('has the expected learning curve', () => {
    for (let n = 0; n <= 5; n++) {
      const expected = allStrings(n + 1)
        .filter((answers) => answers[n])
        .reduce((sum, answers) => sum + byMoment(answers, PARAMS), 0);
      expect(bktLearningCurve(PARAMS, n)).toBeCloseTo(expected, 13);
    }
  });

  it('finds the top of a likelihood with more than one hill', () => {
    // Two right, three wrong, six right: learned early with slips, or late.
    const answers = sequence('11000111111'.split('').map((one) => one === '1'));
    const steps = Array.from({ length: 11 }, (_, at) => at / 10);
    const grid = steps.flatMap((known) =>
      steps.flatMap((learn) =>
        steps.flatMap((slip) =>
          steps.map((guess) => bktLogLikelihood(answers, { known, learn, slip, guess })),
        ),
      ),
    );
    const best = grid.reduce((most, one) => Math.max(most, one), -Infinity);
    const { logLikelihood, params } = fitBktSkill(answers);
    expect(logLikelihood).toBeGreaterThanOrEqual(best);
    expect(logLikelihood).toBeCloseTo(bktLogLikelihood(answers, params), 6);
  });

  it('stands answers that are all alike', () => {
    const { logLikelihood, params } = fitBktSkill(sequence([true, true, true]));
    expect(logLikelihood).toBeCloseTo(0, 6);
    expect(Object.values(params).every((p: number) => p >= 0 && p <= 1)).toBe(true);
  });
});
