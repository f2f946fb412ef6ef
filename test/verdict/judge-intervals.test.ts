/** Expectations with a confidence: the interval as a whole decides. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/stats/intervals.js';
import {
  type Comparison,
  type Expectation,
  type Term,
  parseExpectation,
} from '../../src/verdict/expectation.js';
import { type Ruling, judgeExpectation } from '../../src/verdict/judge-expectation.js';
import type { Measured, Metric } from '../../src/verdict/metric.js';
import { outcomeOf } from '../metrics/outcomes.js';
import { measuredOf } from './measured.js';

const NOBODY = measuredOf([]);

/** A metric that has this value, and this interval at any confidence. */
function fixed(value: number, low: number, high: number, asked: number[] = []): Metric {
  return {
    name: 'fixed',
    columns: [],
    value: () => value,
    counted: () => 0,
    interval: (_: Measured, confidence: number): Interval => {
      asked.push(confidence);
      return { low, high };
    },
  };
}

const INVENTED: Pick<Expectation, 'text' | 'groups' | 'level'> = {
  text: 'invented',
  groups: ['g'],
  level: 'fail',
};

function judge(
  metric: Metric,
  comparison: Comparison,
  terms: readonly Term[],
): { ruling: Ruling; found: string } {
  const expectation = { ...INVENTED, metric, comparison, terms, confidence: 0.95 };
  const evidence = { group: () => NOBODY, baseline: () => 100 };
  return judgeExpectation(expectation, evidence)[0];
}

const number = (factor: number): Term => ({ factor, of: undefined });
const times = (factor: number, metric: Metric): Term => ({ factor, of: { group: 'h', metric } });
const INF = Infinity;

describe('against a number', () => {
  it.each<[low: number, high: number, comparison: Comparison, ruling: Ruling]>([
    [90, 100, '<=', 'passed'],
    [90, 100.1, '<=', 'undecided'],
    [100, 110, '<=', 'undecided'],
    [100.1, 110, '<=', 'failed'],
    [90, 99.9, '<', 'passed'],
    [90, 100, '<', 'undecided'],
    [100, 110, '<', 'failed'],
    [100, 110, '>=', 'passed'],
    [99.9, 110, '>=', 'undecided'],
    [90, 99.9, '>=', 'failed'],
    [100.1, 110, '>', 'passed'],
    [100, 110, '>', 'undecided'],
    [90, 100, '>', 'failed'],
    [-INF, INF, '<=', 'undecided'],
    [-INF, INF, '>', 'undecided'],
    [90, INF, '<=', 'undecided'],
    [90, INF, '<', 'undecided'],
    [101, INF, '>', 'passed'],
    [-INF, 99, '<=', 'passed'],
    [-INF, 99, '>=', 'failed'],
    [-INF, 101, '>=', 'undecided'],
  ])('%d to %d %s 100: %s', (low, high, comparison, ruling) => {
    expect(judge(fixed(95, low, high), comparison, [number(100)]).ruling).toBe(ruling);
    expect(judge(fixed(95, low, high), comparison, [{ factor: 1, of: 'baseline' }]).ruling).toBe(
      ruling,
    );
  });
});

describe('against another interval', () => {
  it.each<[term: string, factor: number, low: number, high: number, ruling: Ruling]>([
    ['apart', 1, 110, 120, 'passed'],
    ['touching', 1, 100, 120, 'passed'],
    ['over each other', 1, 99, 120, 'undecided'],
    ['below', 1, 80, 89, 'failed'],
    ['scaled', 0.5, 200, 240, 'passed'],
    ['scaled, over each other', 0.5, 190, 240, 'undecided'],
    ['turned round by a negative factor', -1, -120, -110, 'passed'],
    ['turned round, over each other', -1, -120, -95, 'undecided'],
    ['turned round, below', -1, -80, -70, 'failed'],
    ['taken not at all', 0, 80, INF, 'failed'],
    ['without an end', 1, 110, INF, 'passed'],
    ['without a start', 1, -INF, 120, 'undecided'],
    ['without a start, turned round', -1, -INF, -110, 'passed'],
    ['unknown', 1, -INF, INF, 'undecided'],
    ['unknown, turned round', -1, -INF, INF, 'undecided'],
  ])('90 to 100 <= one that is %s', (_, factor, low, high, ruling) => {
    const other = fixed((95 / factor || 0) + 1, low, high);
    expect(judge(fixed(95, 90, 100), '<=', [times(factor, other)]).ruling).toBe(ruling);
  });

  it('ends of several terms add up: a difference runs from low minus high', () => {
    const terms = [times(1, fixed(300, 290, 310)), times(-1, fixed(180, 170, 190)), number(1)];
    expect(judge(fixed(95, 90, 101), '<=', terms).ruling).toBe('passed');
    expect(judge(fixed(95, 90, 101.5), '<=', terms).ruling).toBe('undecided');
  });

  it.each<[low: number, high: number, otherLow: number, comparison: Comparison]>([
    [90, INF, INF, '<='],
    [90, INF, INF, '>='],
    [90, INF, 200, '<='],
    [90, INF, 90, '<'],
    [90, 100, -INF, '<='],
    [-INF, INF, -INF, '<='],
    [-INF, INF, -INF, '>'],
  ])('%d to %d against %d to infinity, %s: not decided', (low, high, otherLow, comparison) => {
    const other = fixed(500, otherLow, INF);
    expect(judge(fixed(95, low, high), comparison, [times(1, other)]).ruling).toBe('undecided');
  });

  it('ends that add up to nothing known decide nothing', () => {
    const terms = [times(1, fixed(300, -INF, 310)), times(1, fixed(180, INF, INF))];
    expect(judge(fixed(95, 90, 101), '>', terms).ruling).toBe('undecided');
  });

  it('each of them gets its share of the error', () => {
    const asked: number[] = [];
    judge(fixed(95, 90, 100, asked), '<=', [number(1), { factor: 1, of: 'baseline' }]);
    expect(asked).toEqual([0.95]);
    asked.length = 0;
    const other = fixed(95, 90, 100, asked);
    judge(other, '<=', [times(1, other), number(1), times(1, other)]);
    expect(asked).toHaveLength(3);
    for (const confidence of asked) expect(confidence).toBeCloseTo(1 - 0.05 / 3, 12);
  });
});

describe('any intervals', () => {
  const end = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(-INF, INF));
  const interval = fc.tuple(end, end).map((ends) => ends.toSorted((one, other) => one - other));
  const finite = ([low, high]: number[], at: number): number => {
    const [from, to] = [low, high].map((one) => Math.min(Math.max(one, -1000), 1000));
    return from + ((to - from) * at) / 4;
  };

  it('that pass hold for whatever lies in both; that fail for nothing', () => {
    const comparisons = fc.constantFrom<Comparison[]>('<', '<=', '>', '>=');
    const factors = fc.constantFrom(-2, -1, 0, 0.5, 1);
    fc.assert(
      fc.property(interval, interval, comparisons, factors, (left, right, comparison, factor) => {
        const other = fixed(1, right[0], right[1]);
        const { ruling } = judge(fixed(0, left[0], left[1]), comparison, [times(factor, other)]);
        for (const a of [0, 1, 2, 3, 4]) {
          for (const b of [0, 1, 2, 3, 4]) {
            const [one, two] = [finite(left, a), factor * finite(right, b)];
            const isLess = one < two || (one === two && comparison.endsWith('='));
            const isMore = one > two || (one === two && comparison.endsWith('='));
            const holds = comparison.startsWith('<') ? isLess : isMore;
            if (ruling === 'passed') expect(holds).toBe(true);
            if (ruling === 'failed') expect(holds).toBe(false);
          }
        }
      }),
      { seed: 1, numRuns: 3000 },
    );
  });
});

it('says value, interval, confidence and bound', () => {
  const { found } = judge(fixed(95, 90, INF), '<=', [number(99.5)]);
  expect(found).toBe('95 (90 to beyond those who completed at 95%), expected <= 99.5');
});

it('says that there is no interval', () => {
  const { ruling, found } = judge(fixed(1, -INF, INF), '>=', [number(0.5)]);
  expect([ruling, found]).toEqual(['undecided', '1 (no interval at 95%), expected >= 0.5']);
});

describe('learners who are all the same pass nothing', () => {
  const alike = measuredOf(
    Array.from({ length: 200 }, (_, at) =>
      outcomeOf({
        status: 'completed',
        problems: 90,
        reviews: at === 0 ? 1 : 0,
        reviewsCorrect: at === 0 ? 1 : 0,
      }),
    ),
  );
  const ruling = (text: string): Ruling => {
    const expectation = parseExpectation(text, ['g'], { level: 'fail', confidence: 0.95 });
    const evidence = { group: () => alike, baseline: () => undefined };
    return judgeExpectation(expectation, evidence)[0].ruling;
  };

  it.each(['g.review_accuracy >= 0.5', 'g.problems.mean <= 100'])('%s', (text) =>
    expect(ruling(text)).toBe('undecided'),
  );

  it('but what is no sample of anything', () => {
    expect(ruling('g.skills_total.mean >= 1')).toBe('passed');
  });
});
