/** The search on made-up learners: learner k completes at a step when their number, from 0 to 1, is below the curve. */

import { describe, expect, it } from 'vitest';
import { emptyTotals } from '../../src/metrics/group-totals.js';
import type { Measure } from '../../src/verdict/evaluations.js';
import { parseTarget, readingOf } from '../../src/verdict/target.js';
import { type SearchOptions, searchThreshold } from '../../src/verdict/threshold-search.js';
import { uniform } from '../engine/random-walk.js';

const STEPS = 1000;
const OPTIONS: SearchOptions = { steps: STEPS, narrow: 4, learners: 200, mostLearners: 20_000 };

function learnersOn(curve: (x: number) => number, steps = STEPS, seed = 1): Measure {
  const random = uniform(seed);
  const numbers = Array.from({ length: OPTIONS.mostLearners }, () => random());
  const target = parseTarget('completion_rate >= 0.8', 'g');
  return async (step, learners) => {
    const totals = emptyTotals(0);
    totals.learners = learners;
    totals.statuses.completed = numbers
      .slice(0, learners)
      .filter((number) => number < curve(step / steps)).length;
    return readingOf(target, { totals, samples: {} });
  };
}

const search = (curve: (x: number) => number) => searchThreshold(learnersOn(curve), OPTIONS);

describe('the search finds', () => {
  it('where a rising curve reaches the target, to a few steps', async () => {
    // 0.8 at 0.637.
    const { reachedAtStart, crossing, further } = await search((x) => (x / 0.637) ** 3 * 0.8);
    expect({ reachedAtStart, further }).toEqual({ reachedAtStart: false, further: [] });
    const { rising, before, after, low, high } = crossing!;
    expect(rising).toBe(true);
    expect(low).toBeLessThan(637);
    expect(high).toBeGreaterThanOrEqual(637);
    expect(high! - low!).toBeLessThanOrEqual(4);
    expect(after - before).toBe(1);
    expect(before).toBeGreaterThanOrEqual(low!);
    expect(after).toBeLessThanOrEqual(high!);
    expect(crossing!.missed.reached).toBe(false);
  });

  it('up to where a falling curve holds it', async () => {
    const { reachedAtStart, crossing } = await search((x) => 1 - x * 0.4);
    expect(reachedAtStart).toBe(true);
    expect(crossing).toMatchObject({ rising: false });
    expect(crossing!.low).toBeLessThan(500);
    expect(crossing!.high).toBeGreaterThanOrEqual(500);
    expect(crossing!.missed.reached).toBe(false);
  });

  it('a jump between two neighbours exactly, with the learners it began with', async () => {
    for (const jump of [1, 2, 124, 125, 126, 999, 1000]) {
      const { crossing } = await search((x) => (x * STEPS >= jump - 0.5 ? 1 : 0));
      const found = { before: jump - 1, after: jump, low: jump - 1, high: jump, learners: 200 };
      expect(crossing).toMatchObject(found);
    }
  });

  it('one of a few whole numbers', async () => {
    const measure = learnersOn((x) => (x >= 0.5 ? 0.9 : 0.7), 4);
    const { crossing } = await searchThreshold(measure, { ...OPTIONS, steps: 4, narrow: 1 });
    expect(crossing).toMatchObject({ low: 1, before: 1, after: 2, high: 2 });
  });

  it('a target that few learners cannot prove, without proving it where that is hardest', async () => {
    const { crossing, evaluated } = await search((x) =>
      x < 0.375 ? 0.5 : x < 0.378 ? 0.801 : 0.87,
    );
    expect(crossing).toMatchObject({ rising: true, low: 374 });
    const close = evaluated.filter(({ step }) => step === 375);
    expect(Math.max(...close.map(({ learners }) => learners))).toBeLessThan(2000);
  });

  it('the first of several crossings, and says where the others are', async () => {
    const hump = await search((x) => (x > 0.3 && x < 0.6 ? 1 : 0));
    expect(hump.crossing).toMatchObject({ rising: true, before: 300, after: 301 });
    expect(hump.further).toEqual([{ from: 500, to: 625 }]);
    const dip = await search((x) => (x > 0.3 && x < 0.6 ? 0 : 1));
    expect(dip.reachedAtStart).toBe(true);
    expect(dip.crossing).toMatchObject({ rising: false, before: 300, after: 301 });
    expect(dip.further).toEqual([{ from: 500, to: 625 }]);
  });
});

describe('the search finds no crossing', () => {
  it.each([
    [0.7, false],
    [0.9, true],
  ])('of a flat curve at %f', async (height, reachedAtStart) => {
    const found = await search(() => height);
    expect(found).toMatchObject({ reachedAtStart, crossing: undefined, further: [] });
    // Nothing was open: nothing but the grid was looked at.
    expect(found.evaluated.every(({ learners }) => learners <= 1600)).toBe(true);
  });

  it('by noise: a curve that just misses is settled with more learners', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const found = await searchThreshold(
        learnersOn(() => 0.78, STEPS, seed),
        OPTIONS,
      );
      expect(found).toMatchObject({ reachedAtStart: false, crossing: undefined });
    }
  });
});

describe('the interval', () => {
  it('goes on beyond the range where no step is clear', async () => {
    // From 0.797 to 0.803: 20,000 learners tell shares apart that differ by 0.006, at 95%.
    const { crossing } = await search((x) => 0.797 + x * 0.006);
    expect(crossing?.low ?? -Infinity).toBeLessThan(500);
    expect(crossing?.high ?? Infinity).toBeGreaterThan(500);
    expect([crossing?.low, crossing?.high]).toContain(undefined);
  });

  it('narrows with the learners that are allowed', async () => {
    const slow = (x: number): number => 0.7 + x * 0.2;
    const width = async (mostLearners: number): Promise<number> => {
      const { crossing } = await searchThreshold(learnersOn(slow), { ...OPTIONS, mostLearners });
      expect(crossing!.learners).toBe(mostLearners);
      return crossing!.high! - crossing!.low!;
    };
    const ratio = (await width(1000)) / (await width(16_000));
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(5);
  });
});
