/** A distribution in one line: bins, heights, a scale shared by all alternatives. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonScale, distributionLine, scaleLabel } from '../../src/output/distribution.js';
import { type Histogram, addValue, emptyHistogram } from '../../src/stats/histogram.js';

function histogramOf(...sample: readonly number[]): Histogram {
  const histogram = emptyHistogram();
  for (const value of sample) addValue(histogram, value);
  return histogram;
}

const empty = emptyHistogram();

describe('the scale', () => {
  it('holds all samples, and is no wider than its values', () => {
    const samples = [histogramOf(5, 9), empty, histogramOf(3)];
    expect(commonScale(samples, 32)).toEqual({ from: 3, to: 9, width: 7 });
    expect(commonScale(samples, 4)).toEqual({ from: 3, to: 9, width: 4 });
    expect(commonScale([histogramOf(0)], 32)).toEqual({ from: 0, to: 0, width: 1 });
  });

  it('is none without samples', () => {
    expect(commonScale([], 32)).toBeUndefined();
    expect(commonScale([empty, empty], 32)).toBeUndefined();
  });

  it('is labelled with its ends, the last under the right edge', () => {
    expect(scaleLabel({ from: 117, to: 468, width: 13 })).toBe('117       468');
    expect(scaleLabel({ from: 117, to: 468, width: 3 })).toBe('117 468');
  });
});

describe('the line', () => {
  it('has a block per bin, as high as its share of the fullest, a blank where there is nothing', () => {
    const sample = histogramOf(0, 1, 1, 3, 3, 3, 3);
    expect(distributionLine(sample, { from: 0, to: 3, width: 4 })).toBe('▂▄ █');
    expect(distributionLine(sample, { from: 0, to: 3, width: 2 })).toBe('▆█');
  });

  it('shows the smallest share as the smallest block', () => {
    const most = histogramOf(1, ...Array.from({ length: 1000 }, () => 2));
    expect(distributionLine(most, { from: 1, to: 2, width: 2 })).toBe('▁█');
  });

  it('is blank for an empty sample', () => {
    expect(distributionLine(empty, { from: 3, to: 5, width: 3 })).toBe('   ');
  });

  it('is as wide as the scale and shows every sample', () => {
    const samples = fc.array(fc.nat(500), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(samples, samples, fc.integer({ min: 1, max: 40 }), (one, other, width) => {
        const both = [histogramOf(...one), histogramOf(...other)];
        const scale = commonScale(both, width)!;
        const lines = both.map((sample) => distributionLine(sample, scale));
        expect(lines.map((line) => line.length)).toEqual([scale.width, scale.width]);
        expect(lines.every((line) => line.includes('█'))).toBe(true);
        expect(lines[0].startsWith(' ') && lines[1].startsWith(' ')).toBe(false);
        expect(lines[0].endsWith(' ') && lines[1].endsWith(' ')).toBe(false);
      }),
    );
  });
});
