/** Differences of pooled ratios against R's variance, qt and pt of the linearised values. */

import { describe, expect, it } from 'vitest';
import { CoMoments, momentsOf as momentsOfOne } from '../../src/stats/moments.js';
import { UNBOUNDED, meanInterval } from '../../src/stats/intervals.js';
import { pairedRatios, ratioInterval, unpairedRatios } from '../../src/stats/ratios.js';
import { type Expected, casesOf, expectDifference } from './r/cases.js';

interface Case {
  readonly first: number[];
  readonly firstWhole: number[];
  readonly second: number[];
  readonly secondWhole: number[];
  readonly confidence: number;
  readonly expected: Expected;
}

function momentsOf(...variables: readonly (readonly number[])[]): CoMoments {
  const moments = new CoMoments(variables.length);
  variables[0].forEach((_, at) =>
    moments.add(Float64Array.from(variables, (values) => values[at])),
  );
  return moments;
}

describe('of pooled ratios', () => {
  it.each(casesOf('pairedRatios') as readonly Case[])('paired case %# is as R says', (given) => {
    const { first, firstWhole, second, secondWhole, confidence, expected } = given;
    const moments = momentsOf(first, firstWhole, second, secondWhole);
    expectDifference(pairedRatios(moments, confidence), expected, 'paired');
  });

  it.each(casesOf('unpairedRatios') as readonly Case[])(
    'unpaired case %# is as R says',
    (given) => {
      const { first, firstWhole, second, secondWhole, confidence, expected } = given;
      const found = unpairedRatios(
        momentsOf(first, firstWhole),
        momentsOf(second, secondWhole),
        confidence,
      );
      expectDifference(found, expected, 'unpaired');
    },
  );

  it('without a whole are not estimable', () => {
    const nothing = { difference: undefined, interval: undefined, p: undefined };
    expect(pairedRatios(momentsOf([1, 2], [3, 4], [0, 0], [0, 0]), 0.95)).toMatchObject(nothing);
    const none = unpairedRatios(momentsOf([1, 2], [3, 4]), momentsOf([0], [0]), 0.95);
    expect(none).toMatchObject(nothing);
  });

  it('ratios that are the same for every learner have no error, whatever rounding leaves', () => {
    const wholes = [3, 7, 11, 13, 17];
    const found = pairedRatios(
      momentsOf(
        wholes.map((whole) => whole * 0.7),
        wholes,
        wholes.map((whole) => whole * 0.1),
        wholes,
      ),
      0.95,
    );
    expect(found.difference).toBeCloseTo(0.6, 12);
    expect(found).toMatchObject({ interval: undefined, p: undefined });
  });
});

describe('the interval of one pooled ratio', () => {
  const many = Array.from({ length: 40 }, (_, at) => at % 7);
  const ones = many.map(() => 1);

  it('is that of a mean where every whole is 1, a little wider for the effective number', () => {
    const ratio = ratioInterval(momentsOf(many, ones), 0.9);
    const mean = meanInterval(momentsOfOne(Float64Array.from(many)), 0.9);
    const wider = Math.sqrt(40 / 39);
    expect(ratio.high - ratio.low).toBeCloseTo((mean.high - mean.low) * wider, 12);
    expect(ratio.high + ratio.low).toBeCloseTo(mean.high + mean.low, 12);
  });

  it.each<[what: string, part: number[], whole: number[]]>([
    ['nobody', [], []],
    ['no answers', many.map(() => 0), many.map(() => 0)],
    [
      'one right answer among 40 learners',
      many.map((_, at) => +(at === 0)),
      many.map((_, at) => +(at === 0)),
    ],
    ['19 learners', many.slice(0, 19), ones.slice(0, 19)],
    ['everything right', ones, ones],
    [
      'everybody alike, whatever rounding leaves',
      many.map((_, at) => 7 * (1 + at)),
      many.map((_, at) => 10 * (1 + at)),
    ],
  ])('of %s is unbounded', (_, part, whole) => {
    expect(ratioInterval(momentsOf(part, whole), 0.95)).toEqual(UNBOUNDED);
  });
});
