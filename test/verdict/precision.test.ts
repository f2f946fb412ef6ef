/** How narrow an interval of a metric is in one group, and why there is none. */

import { describe, expect, it } from 'vitest';
import { type Precision, metricWidth, estimateWidth } from '../../src/verdict/precision.js';
import { type Metric, findMetric } from '../../src/verdict/metric.js';
import { outcomeOf } from '../metrics/outcomes.js';
import { finishers, measuredOf } from './measured.js';

const ASKED: Precision = {
  of: 'metric',
  name: '',
  halfWidth: 0.1,
  isRelative: false,
  maxUsers: 1000,
};
const MEAN = findMetric('problems_to_completion', 'mean') as Metric;
const P95 = findMetric('problems_to_completion', 'p95') as Metric;

/** `count` learners who complete after 90, 110, 90, ... problems; then `others` who do not. */
const group = (count: number, others = 0) =>
  measuredOf(
    finishers([
      ...Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 90 : 110)),
      ...Array.from({ length: others }, () => null),
    ]),
  );

describe('the width of a metric', () => {
  it("is half of Student's interval of a mean", () => {
    // Student's t of 99 degrees, 1.984217, times the standard deviation, 10 sqrt(100 / 99), over the root of 100.
    const { value, halfWidth, why } = metricWidth(ASKED, 'a', MEAN, group(100));
    expect([value, why]).toEqual([100, '']);
    expect(halfWidth).toBeCloseTo(1.994213, 6);
  });

  it('is a share of the value when it is asked so', () => {
    const found = metricWidth({ ...ASKED, isRelative: true }, 'a', MEAN, group(100));
    expect(found.halfWidth).toBeCloseTo(0.01994213, 8);
  });

  it('is none of fewer than 100 learners, whatever their number at the start', () => {
    expect(metricWidth(ASKED, 'a', MEAN, group(99))).toMatchObject({
      halfWidth: undefined,
      why: 'only 99 learners count, 100 are needed',
    });
    expect(metricWidth(ASKED, 'a', MEAN, measuredOf([])).halfWidth).toBeUndefined();
  });

  it('is none of a mean where somebody never got there', () => {
    expect(metricWidth(ASKED, 'a', MEAN, group(200, 1))).toMatchObject({
      halfWidth: undefined,
      why: '1 of 201 learners never got there',
    });
  });

  it('is none of a quantile that may lie beyond those who completed', () => {
    expect(metricWidth(ASKED, 'a', P95, group(200, 8))).toMatchObject({
      value: 110,
      halfWidth: undefined,
      why: 'the interval goes beyond those who completed',
    });
  });

  it('is none of learners who are all the same', () => {
    const alike = measuredOf(finishers(Array.from({ length: 200 }, () => 90)));
    expect(metricWidth(ASKED, 'a', MEAN, alike)).toMatchObject({
      value: 90,
      halfWidth: undefined,
      why: 'the learners do not vary enough for an interval',
    });
  });

  it('counts the learners who have a part in it', () => {
    const reviewed = (count: number) =>
      Array.from({ length: 200 }, (_, at) =>
        outcomeOf({ reviews: at < count ? 2 : 0, reviewsCorrect: at < count ? 1 + (at % 2) : 0 }),
      );
    const width = (count: number) =>
      metricWidth(
        ASKED,
        'a',
        findMetric('review_accuracy', undefined) as Metric,
        measuredOf(reviewed(count)),
      );
    expect(width(1)).toMatchObject({ why: 'only 1 learners count, 100 are needed' });
    expect(width(99).halfWidth).toBeUndefined();
    expect(width(100).halfWidth).toBeGreaterThan(0);
  });

  it('relative to 0 is none, and says what to do about it', () => {
    const found = estimateWidth('a', { value: 0, low: -1, high: 1 }, true, 'other');
    expect([found.halfWidth, found.why]).toEqual([
      undefined,
      'the value is 0: no width is relative to it',
    ]);
  });
});
