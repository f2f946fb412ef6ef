/** Rule book 12: the prediction before any answer, which leans on the neighbours that have answers. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_WEIGHTS } from '../../../src/engine/knowledge/model.js';
import { predict, predictUntried } from '../../../src/engine/knowledge/prediction.js';
import { answersOf, naivePrediction, naiveUntried } from './naive-model.js';

const afterRight = naivePrediction([true], PUBLISHED_WEIGHTS);
const afterWrong = naivePrediction([false], PUBLISHED_WEIGHTS);

/** The prediction of a skill between neighbours with these answers. */
function untried(neighbours: readonly string[], priorWeight = 0.5): number {
  const predictions = neighbours.map((marks) =>
    naivePrediction(answersOf(marks), PUBLISHED_WEIGHTS),
  );
  const sum = predictions.reduce((total, each) => total + each, 0);
  return predictUntried(neighbours.length, sum, priorWeight, PUBLISHED_WEIGHTS);
}

const someAnswers = fc
  .array(fc.constantFrom('+', '-'), { minLength: 1, maxLength: 25 })
  .map((marks) => marks.join(''));
const someNeighbours = fc.array(someAnswers, { maxLength: 6 });
const priorWeight = fc.double({ min: 0.001, max: 1000, noNaN: true });

describe('the prediction before any answer', () => {
  it('is 0.8 without neighbours that have answers, whatever the weight of the prior', () => {
    expect([0.001, 0.5, 1000].map((weight) => untried([], weight))).toEqual([0.8, 0.8, 0.8]);
  });

  it.each([
    [['+-'], (0.8 * 0.5 + 0.7770027735742558) / 1.5],
    [['+', '-'], (0.8 * 0.5 + 0.8946440676711668 + 0.6478523028562213) / 2.5],
    [['-+++++'], (0.8 * 0.5 + 0.9174177897401418) / 1.5],
  ])('between %j it is a mean in which 0.8 counts for half a neighbour', (neighbours, mean) => {
    expect(untried(neighbours)).toBeCloseTo(mean, 12);
  });

  it('leans on 0.8 as much as the prior weighs', () => {
    const [light, even, heavy] = [0.001, 1, 1000].map((weight) => untried(['+-'], weight));
    expect(light).toBeCloseTo(0.777, 4);
    expect(even).toBeCloseTo((0.8 + 0.7770027735742558) / 2, 12);
    expect(heavy).toBeCloseTo(0.8, 4);
  });

  it('is at most what one right answer would give, at least what one wrong would', () => {
    expect(untried(['+++++', '+++++'])).toBe(predict(1, 1, PUBLISHED_WEIGHTS));
    expect(untried(['-----', '-----'])).toBe(predict(0, 1, PUBLISHED_WEIGHTS));
    expect([afterWrong, afterRight].map((p) => p.toFixed(4))).toEqual(['0.6479', '0.8946']);
  });

  it('lies between the two even where weights make a right answer count against the skill', () => {
    const contrary = { ...PUBLISHED_WEIGHTS, percent_correct: -3 };
    const [right, wrong] = [predict(1, 1, contrary), predict(0, 1, contrary)];
    expect(right).toBeLessThan(wrong);
    const untriedBetween = (sum: number): number => predictUntried(1, sum, 0.001, contrary);
    expect([untriedBetween(0), untriedBetween(1)]).toEqual([right, wrong]);
  });

  it('is predicted known after one right answer of its only neighbour, and not after one wrong', () => {
    expect(untried(['+'])).toBeGreaterThan(0.85);
    expect(untried(['-'])).toBeLessThan(0.8);
  });

  it("an answer never moves it the wrong way, whatever the neighbours' answers", () => {
    fc.assert(
      fc.property(someNeighbours, priorWeight, (neighbours, weight) => {
        const before = untried(neighbours, weight);
        expect(afterRight).toBeGreaterThanOrEqual(before - 1e-15);
        expect(afterWrong).toBeLessThanOrEqual(before + 1e-15);
      }),
      { seed: 121, numRuns: 1000 },
    );
  });

  it("one more right answer of a neighbour's never lowers it, one more wrong never raises it", () => {
    fc.assert(
      fc.property(someNeighbours, someAnswers, priorWeight, (others, marks, weight) => {
        const before = untried([...others, marks], weight);
        const right = untried([...others, `${marks}+`], weight);
        const wrong = untried([...others, `${marks}-`], weight);
        expect(right).toBeGreaterThanOrEqual(before - 1e-12);
        expect(wrong).toBeLessThanOrEqual(before + 1e-12);
      }),
      { seed: 122, numRuns: 1000 },
    );
  });

  it('agrees with a naive second reading of the rule', () => {
    fc.assert(
      fc.property(someNeighbours, priorWeight, (neighbours, weight) => {
        const asked = neighbours.map((marks) => ({
          answers: answersOf(marks),
          weights: PUBLISHED_WEIGHTS,
        }));
        const naive = naiveUntried(asked, weight, PUBLISHED_WEIGHTS);
        expect(untried(neighbours, weight)).toBeCloseTo(naive, 12);
      }),
      { seed: 123, numRuns: 1000 },
    );
  });
});
