/** When to stop: the steps of the rule, and whether the interval at which it stops still covers as it says. */

import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/harness/random-stream.js';
import { meanInterval, shareInterval } from '../../src/stats/intervals.js';
import { Moments } from '../../src/stats/moments.js';
import { type Bounded, StoppingRule, halfWidth } from '../../src/stats/stopping-rule.js';

describe('the half-width', () => {
  it.each<[string, Bounded, boolean, number | undefined]>([
    ['in the unit', { value: -5, low: -9, high: -1 }, false, 4],
    ['of the size of a negative value', { value: -5, low: -9, high: -1 }, true, 0.8],
    ['of 0 is none', { value: 0, low: -1, high: 1 }, true, undefined],
    ['of 0 that does not vary is 0', { value: 0, low: 0, high: 0 }, true, 0],
    ['without an end is none', { value: 5, low: undefined, high: 6 }, false, undefined],
    ['without a value is none', { value: undefined, low: 4, high: 6 }, false, undefined],
    ['of an end beyond all is none', { value: 5, low: 4, high: Infinity }, false, undefined],
  ])('%s', (_, found, isRelative, expected) => {
    expect(halfWidth(found, isRelative)).toBe(expected);
  });
});

describe('the rule', () => {
  const rule = (most = 100_000): StoppingRule => new StoppingRule(1, most);

  it('goes where the width says that it is narrow enough, and a tenth beyond', () => {
    expect(rule().next(1000, [Math.SQRT2])).toBe(2201);
  });

  it('grows by a fifth at least and threefold at most, without an interval, too', () => {
    expect(rule().next(1000, [1.001])).toBe(1200);
    expect(rule().next(1000, [10])).toBe(3000);
    expect(rule().next(1000, [undefined])).toBe(3000);
  });

  it('waits for the widest', () => {
    expect(rule().next(1000, [0.1, 1.2, 0.3])).toBe(1584);
    const waiting = rule();
    waiting.next(1000, [0.1, undefined]);
    expect(waiting.next(3000, [0.1, undefined])).toBe(9000);
  });

  it('stops when it is narrow twice in a row', () => {
    const twice = rule();
    expect(twice.next(100, [0.9])).toBe(120);
    expect(twice.isReached).toBe(false);
    expect(twice.next(120, [1.1])).toBe(160);
    expect(twice.next(160, [0.9])).toBe(192);
    expect(twice.next(192, [1])).toBeUndefined();
    expect(twice.isReached).toBe(true);
  });

  it('stops at the cap, where narrow once is enough', () => {
    const wide = rule(250);
    expect(wide.next(100, [9])).toBe(250);
    expect(wide.next(250, [9])).toBeUndefined();
    expect(wide.isReached).toBe(false);
    const narrow = rule(250);
    expect(narrow.next(250, [0.9])).toBeUndefined();
    expect(narrow.isReached).toBe(true);
  });
});

/** Experiments of each kind; more with `EXPERIMENTS=20000 npx vitest run test/stats/stopping-rule.test.ts`. */
const EXPERIMENTS = Number(process.env['EXPERIMENTS'] ?? 2000);

interface Kind {
  readonly truth: number;
  readonly asked: number;
  draw(next: () => number): number;
  interval(sample: Moments): { low: number; high: number };
}

const mean = (sample: Moments): { low: number; high: number } => meanInterval(sample, 0.95);
const share = ({ n, mean: part }: Moments): { low: number; high: number } =>
  shareInterval(Math.round(part * n), n, 0.95);
const exponential = (next: () => number): number => -Math.log(1 - next());
const bell = (next: () => number): number =>
  Math.sqrt(2 * exponential(next)) * Math.cos(2 * Math.PI * next());

const KINDS: Readonly<Record<string, Kind>> = {
  'a bell, some 150 draws': {
    truth: 10,
    asked: 0.07,
    draw: (r) => 10 + 4 * bell(r),
    interval: mean,
  },
  'a bell, some 500 draws': {
    truth: 10,
    asked: 0.04,
    draw: (r) => 10 + 4 * bell(r),
    interval: mean,
  },
  'a bell, some 2000 draws': {
    truth: 10,
    asked: 0.02,
    draw: (r) => 10 + 4 * bell(r),
    interval: mean,
  },
  'a long tail, some 150 draws': { truth: 1, asked: 0.18, draw: exponential, interval: mean },
  'a long tail, some 500 draws': { truth: 1, asked: 0.1, draw: exponential, interval: mean },
  // Problems to completion: a least number that everybody needs, and a tail.
  'a tail behind a step, some 450 draws': {
    truth: 160,
    asked: 0.04,
    draw: (r) => 100 + 60 * exponential(r),
    interval: mean,
  },
  'one in ten thrice as large, some 350 draws': {
    truth: 120,
    asked: 0.06,
    draw: (r) => (r() < 0.1 ? 300 : 100),
    interval: mean,
  },
  'a share, some 300 draws': {
    truth: 0.7,
    asked: 0.08,
    draw: (r) => (r() < 0.7 ? 1 : 0),
    interval: share,
  },
};

/** One experiment in rounds; gives the size at which it stopped and whether the interval there holds the truth. */
function experiment(kind: Kind, stream: RandomStream): { n: number; isCovered: boolean } {
  const rule = new StoppingRule(kind.asked, 100_000);
  const sample = new Moments();
  let interval = { low: NaN, high: NaN };
  for (let size: number | undefined = 100; size !== undefined;) {
    while (sample.n < size) sample.add(kind.draw(() => stream.next()));
    interval = kind.interval(sample);
    size = rule.next(sample.n, [halfWidth({ value: sample.mean, ...interval }, true)]);
  }
  expect(rule.isReached).toBe(true);
  return { n: sample.n, isCovered: interval.low <= kind.truth && kind.truth <= interval.high };
}

/** A rule that does not keep the coverage: it looks after every draw, from the tenth on. */
function eager(kind: Kind, stream: RandomStream): boolean {
  const sample = new Moments();
  for (;;) {
    sample.add(kind.draw(() => stream.next()));
    if (sample.n < 10) continue;
    const { low, high } = kind.interval(sample);
    if (halfWidth({ value: sample.mean, low, high }, true)! > kind.asked) continue;
    return low <= kind.truth && kind.truth <= high;
  }
}

describe('coverage of the 95% interval where the rule stops', () => {
  it.each(Object.keys(KINDS))('%s', (name) => {
    const stream = new RandomStream().seed(1, 0, 'traits');
    const done = Array.from({ length: EXPERIMENTS }, () => experiment(KINDS[name], stream));
    const covered = done.filter(({ isCovered }) => isCovered).length / EXPERIMENTS;
    const sizes = done.map(({ n }) => n);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100);
    expect(sizes.reduce((sum, n) => sum + n, 0) / EXPERIMENTS).toBeLessThan(2500);
    expect(covered).toBeGreaterThan(0.935);
    expect(covered).toBeLessThan(0.965);
  });

  it('is lost by who looks after every draw: the measurement can tell', () => {
    const stream = new RandomStream().seed(1, 0, 'traits');
    const kind = { ...KINDS['a long tail, some 150 draws'], asked: 0.25 };
    const covered = Array.from({ length: 500 }, () => eager(kind, stream)).filter(Boolean).length;
    expect(covered / 500).toBeLessThan(0.92);
  });
});
