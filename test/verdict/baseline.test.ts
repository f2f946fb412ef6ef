/** What has moved since a baseline: figures with the chance of it, ways, and what makes two runs different ones. */

import { describe, expect, it } from 'vitest';
import {
  type Baseline,
  type GroupBaseline,
  baselineValue,
  changesSince,
  identityDifferences,
  summaryOf,
} from '../../src/verdict/baseline.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { finishers, measuredOf } from './measured.js';

const PATHS = { '0': 'aabbcc.1', '2': 'aabbcc.2', '10': 'aabbcc.3' };
const group = (
  summary: GroupBaseline['summary'],
  paths: GroupBaseline['paths'] = PATHS,
): GroupBaseline => ({ summary, metrics: {}, paths });

function changes(
  before: Readonly<Record<string, GroupBaseline>>,
  after: Readonly<Record<string, GroupBaseline>>,
): ReturnType<typeof changesSince> {
  const baseline: Baseline = {
    tool: 'learnersim baseline',
    format: 1,
    identity: {},
    causes: {},
    groups: before,
  };
  return changesSince(baseline, after);
}

describe('changes', () => {
  it('there are none between equals, whatever the order of figures', () => {
    const before = group({ learners: 5, accuracy: null, days_median: 3 });
    const after = group({ days_median: 3, learners: 5, accuracy: null });
    expect(changes({ a: before, b: before }, { b: after, a: after })).toEqual([]);
  });

  it('a figure that moves, in its own group only', () => {
    const before = group({ learners: 5, days_median: 3 });
    const after = group({ learners: 5, days_median: 4 });
    expect(changes({ a: before, b: before }, { a: before, b: after })).toEqual([
      {
        group: 'b',
        moves: [{ metric: 'days_median', before: 3, after: 4, probability: undefined }],
        sampled: 3,
        changed: 0,
        firstChanged: undefined,
        parting: undefined,
      },
    ]);
  });

  it.each([
    ['appears', null, 4],
    ['goes away', 4, null],
    ['moves by the last bit', 0.3, 0.1 + 0.2],
    ['becomes 0', 1, 0],
  ])('a figure that %s has moved', (_, before, after) => {
    const [{ moves }] = changes({ a: group({ m: before }) }, { a: group({ m: after }) });
    expect(moves).toEqual([{ metric: 'm', before, after, probability: undefined }]);
  });

  it('a figure that only a newer version knows has not moved; a group that was lost has', () => {
    const [before, after] = [group({ learners: 5 }), group({ learners: 5, reads: 2 })];
    expect(changes({ a: before }, { a: after })).toEqual([]);
    expect(changes({}, { a: after }).map(({ moves }) => moves.map(({ metric }) => metric))).toEqual(
      [['learners', 'reads']],
    );
  });

  it('a way that changes though no figure does; the first by number, not by text', () => {
    const after = group({ learners: 5 }, { ...PATHS, '2': 'aabbXc.9', '10': 'Xabbcc.9' });
    expect(changes({ a: group({ learners: 5 }) }, { a: after })).toEqual([
      {
        group: 'a',
        moves: [],
        sampled: 3,
        changed: 2,
        firstChanged: 2,
        parting: { first: 3, last: 3 },
      },
    ]);
  });

  it('learners that only one of them sampled: a digest that was lost hides nothing', () => {
    const before = group({ learners: 5 }, { '0': 'aabb.1', '7': 'aabb.7' });
    const after = group({ learners: 5 }, { '0': 'aabb.1', '8': 'aabb.8' });
    expect(changes({ a: before }, { a: after })).toMatchObject([
      { sampled: 3, changed: 2, firstChanged: 7, parting: { first: 1, last: undefined } },
    ]);
    expect(changes({ a: group({ learners: 5 }, {}) }, { a: after })).toMatchObject([
      { sampled: 2, changed: 2, firstChanged: 0 },
    ]);
  });

  it.each(['b', 'constructor', 'toString'])(
    'a group %s that the baseline lacks has changed',
    (name) => {
      const [change] = changes({ a: group({ learners: 5 }) }, { [name]: group({ learners: 5 }) });
      expect(change).toMatchObject({ group: name, sampled: 3, changed: 3 });
      expect(change.moves).toEqual([
        { metric: 'learners', before: null, after: 5, probability: undefined },
      ]);
    },
  );
});

describe('a value to compare with', () => {
  it('is what was recorded for it, or the summary, but not what that says of those who completed', () => {
    const kept: GroupBaseline = {
      summary: { blocked: 2, accuracy: null, problems_to_completion_max: 38 },
      metrics: { 'days.mean': 4, 'days.p95': null },
      paths: {},
    };
    const names = ['days.mean', 'days.p95', 'blocked', 'accuracy', 'days.max', 'toString'];
    expect(names.map((name) => baselineValue(kept, name))).toEqual([
      4,
      null,
      2,
      null,
      undefined,
      undefined,
    ]);
    expect(baselineValue(kept, 'problems_to_completion_max')).toBeUndefined();
  });
});

describe('the chance of a difference', () => {
  const mean = (centre: number | null, sd: number | null, completed: number): GroupBaseline =>
    group({ problems_to_completion_mean: centre, problems_to_completion_sd: sd, completed });
  const rate = (completion_rate: number, learners: number): GroupBaseline =>
    group({ completion_rate, learners });
  const unready = (unready_rate: number | null, completed: number): GroupBaseline =>
    group({ unready_rate, completed });
  const chance = (metric: string, before: GroupBaseline, after: GroupBaseline): unknown =>
    changes({ a: before }, { a: after })[0].moves.find((move) => move.metric === metric)!
      .probability;

  // z by hand; 2 * pnorm(-z) in R.
  it.each([
    ['problems_to_completion_mean', mean(200, 20, 100), mean(206, 20, 100), 0.0338949], // 6 / sqrt(4 + 4)
    ['problems_to_completion_mean', mean(206, 20, 100), mean(200, 20, 100), 0.0338949],
    ['problems_to_completion_mean', mean(206, 20, 100), mean(200, 20, 400), 0.0072904], // 6 / sqrt(5)
    ['completion_rate', rate(0.9, 100), rate(0.8, 100), 0.0476704], // 0.1 / sqrt(0.85 * 0.15 / 50)
    ['completion_rate', rate(1, 100), rate(0, 100), 0],
    ['unready_rate', unready(0.05, 200), unready(0.1, 300), 0.0434942], // 0.05 / sqrt(0.08 * 0.92 / 120)
    ['problems_to_completion_mean', mean(200, 0, 100), mean(201, 0, 100), 0],
  ])('%s', (metric, before, after, expected) => {
    expect(chance(metric, before, after)).toBeCloseTo(expected, 6);
  });

  it.each([
    ['problems_to_completion_mean', mean(null, null, 0), mean(206, 20, 100)],
    ['problems_to_completion_mean', mean(200, 20, 100), mean(null, null, 0)],
    ['problems_to_completion_mean', mean(200, null, 1), mean(206, 20, 100)],
    ['unready_rate', unready(null, 0), unready(0.1, 300)],
    ['completed', unready(0.1, 200), unready(0.1, 300)],
  ])('%s: not known where there is nothing to test', (metric, before, after) => {
    expect(chance(metric, before, after)).toBeUndefined();
  });
});

describe('a summary', () => {
  it("holds summary.csv's columns, null where there is no value", () => {
    const summary = summaryOf(measuredOf(finishers([null, 20, null])).totals);
    expect(Object.keys(summary)).toEqual(SUMMARY_COLUMNS.map(({ name }) => name));
    expect(summary).toMatchObject({ learners: 3, completed: 1, problems_to_completion_mean: 20 });
    expect(summary['problems_to_completion_median']).toBeNull();
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});

describe('identities', () => {
  it.each<[before: unknown, after: unknown, expected: unknown[]]>([
    [{}, {}, []],
    [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, []],
    [{ seed: 1 }, { seed: 2 }, [{ path: 'seed', before: 1, after: 2 }]],
    [{ a: { b: 1 } }, { a: {} }, [{ path: 'a.b', before: 1, after: undefined }]],
    [{}, { a: { b: 1 } }, [{ path: 'a', before: undefined, after: { b: 1 } }]],
    [{ a: 1 }, { a: '1' }, [{ path: 'a', before: 1, after: '1' }]],
    [{ a: [1, 2] }, { a: [2, 1] }, [{ path: 'a', before: [1, 2], after: [2, 1] }]],
    [{ a: null }, { a: {} }, [{ path: 'a', before: null, after: {} }]],
    [undefined, { a: 1 }, [{ path: '', before: undefined, after: { a: 1 } }]],
    [
      { z: 1, a: { y: 1, b: 2 } },
      { z: 2, a: { y: 2, b: 2 }, c: 3 },
      [
        { path: 'a.y', before: 1, after: 2 },
        { path: 'c', before: undefined, after: 3 },
        { path: 'z', before: 1, after: 2 },
      ],
    ],
  ])('%j and %j', (before, after, expected) => {
    expect(identityDifferences(before, after)).toEqual(expected);
  });
});
