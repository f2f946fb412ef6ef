/** Random streams: the same for ever, uniform, and independent of their neighbours. */

import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { RandomStream, type StreamName } from '../../src/harness/random-stream.js';

const NAMES: StreamName[] = ['traits', 'answers', 'choices', 'knowledge', 'pace', 'dropout'];

function draws(count: number, seed: number, learner: number, name: StreamName): number[] {
  const stream = new RandomStream().seed(seed, learner, name);
  return Array.from({ length: count }, () => stream.next());
}

/** The first draw of each of many learners. */
function firstDraws(count: number, seed: number, name: StreamName): number[] {
  const stream = new RandomStream();
  return Array.from({ length: count }, (_, learner) => stream.seed(seed, learner, name).next());
}

/** Chi-square over 100 bins of equal width: 99 degrees of freedom; 200 has a probability below 1e-7. */
function chiSquare(numbers: readonly number[]): number {
  const bins = new Float64Array(100);
  for (const number of numbers) bins[Math.floor(number * 100)]++;
  const expected = numbers.length / 100;
  return bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function correlation(one: readonly number[], other: readonly number[]): number {
  // of uniform numbers: mean 1/2, variance 1/12
  const products = one.map((number, at) => (number - 0.5) * (other[at] - 0.5) * 12);
  return products.reduce((sum, product) => sum + product, 0) / products.length;
}

describe('a random stream', () => {
  it('gives these numbers for ever', () => {
    const words = (...stream: [number, number, StreamName]): number[] =>
      draws(4, ...stream).map((number) => number * 2 ** 32);
    expect(words(1, 0, 'answers')).toEqual([8607060, 46721759, 2639470190, 2447575797]);
    expect(words(1, 1, 'answers')).toEqual([2096615836, 2552860744, 2480651928, 1747430758]);
    expect(words(2 ** 31, 99_999, 'traits')).toEqual([
      3494336434, 3590316521, 2648284706, 3289989849,
    ]);
  });

  it('is sfc32 from 128 bits of tychei, whose seed is the name of the stream', () => {
    const source = seedrandom.tychei('7/42/pace');
    let [a, b, c, counter] = Array.from({ length: 4 }, () => BigInt(source.int32()) & 0xffffffffn);
    const word = (n: bigint): bigint => n & 0xffffffffn;
    const reference = Array.from({ length: 1000 }, () => {
      const sum = word(a + b + counter);
      counter = word(counter + 1n);
      a = b ^ (b >> 9n);
      b = word(c + (c << 3n));
      c = word(word((c << 21n) | (c >> 11n)) + sum);
      return Number(sum) / 2 ** 32;
    });
    expect(draws(1000, 7, 42, 'pace')).toEqual(reference);
  });

  it('starts again when it is seeded again, whatever it did before', () => {
    const stream = new RandomStream().seed(3, 5, 'answers');
    for (let n = 0; n < 777; n++) stream.next();
    stream.seed(3, 6, 'choices').next();
    stream.seed(3, 5, 'answers');
    expect(Array.from({ length: 20 }, () => stream.next())).toEqual(draws(20, 3, 5, 'answers'));
  });

  it('is another one for another seed, learner or name', () => {
    const streams = [
      ...NAMES.map((name) => draws(3, 1, 1, name)),
      draws(3, 2, 1, 'answers'),
      draws(3, 1, 2, 'answers'),
      draws(3, 1, 11, 'answers'),
      draws(3, 11, 1, 'answers'),
      draws(3, 0, 0, 'answers'),
    ];
    expect(new Set(streams.map(String)).size).toBe(streams.length);
  });
});

describe('draws', () => {
  it('lie in [0, 1), in whole steps of 2^-32', () => {
    const numbers = draws(100_000, 1, 0, 'answers');
    expect(numbers.every((n) => n >= 0 && n < 1 && Number.isInteger(n * 2 ** 32))).toBe(true);
  });

  it.each(NAMES)('are uniform within the stream %s', (name) => {
    expect(chiSquare(draws(100_000, 1, 0, name))).toBeLessThan(200);
  });

  it.each([0, 1, 123_456_789])('first ones are uniform over learners, seed %i', (seed) => {
    expect(chiSquare(firstDraws(50_000, seed, 'answers'))).toBeLessThan(200);
  });

  it('do not go with the one before', () => {
    const numbers = draws(100_001, 1, 0, 'answers');
    const limit = 4 / Math.sqrt(100_000);
    for (const lag of [1, 2, 3]) {
      expect(Math.abs(correlation(numbers.slice(0, -lag), numbers.slice(lag)))).toBeLessThan(limit);
    }
  });
});

describe('first draws', () => {
  const count = 40_000;
  const limit = 4 / Math.sqrt(count);
  const answers = firstDraws(count + 10, 1, 'answers');

  it.each([1, 2, 10])('do not go with those of the learner %i further on', (lag) => {
    const further = answers.slice(lag, lag + count);
    expect(Math.abs(correlation(answers.slice(0, count), further))).toBeLessThan(limit);
  });

  it.each(['traits', 'choices', 'pace', 'dropout'] as const)('do not go with %s', (name) => {
    const other = firstDraws(count, 1, name);
    expect(Math.abs(correlation(answers.slice(0, count), other))).toBeLessThan(limit);
  });

  it('do not go with those of the next seed', () => {
    const other = firstDraws(count, 2, 'answers');
    expect(Math.abs(correlation(answers.slice(0, count), other))).toBeLessThan(limit);
  });

  it('three of them are never the same for two of 200,000 learners', () => {
    const stream = new RandomStream();
    const seen = new Set<string>();
    for (let learner = 0; learner < 200_000; learner++) {
      stream.seed(1, learner, 'answers');
      seen.add(`${stream.next()} ${stream.next()} ${stream.next()}`);
    }
    expect(seen.size).toBe(200_000);
  });
});
