/** A small picture of a distribution: one line of blocks, the same scale for all alternatives of an experiment. */

import { type Histogram, largest, smallest } from '../stats/histogram.js';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** characters */
  readonly width: number;
}

/** A scale that holds all samples; undefined when all are empty. */
export function commonScale(samples: readonly Histogram[], width: number): Scale | undefined {
  const filled = samples.filter((sample) => sample.total > 0);
  if (filled.length === 0) return undefined;
  const from = Math.min(...filled.map((sample) => smallest(sample)!));
  const to = Math.max(...filled.map((sample) => largest(sample)!));
  return { from, to, width: Math.min(width, to - from + 1) };
}

/** One character a bin: a space where it is empty, else a block as high as its share of the fullest bin. */
export function distributionLine(sample: Histogram, scale: Scale): string {
  const bins = Array.from({ length: scale.width }, () => 0);
  const span = scale.to - scale.from + 1;
  for (let value = scale.from; value <= scale.to; value++) {
    const bin = Math.floor(((value - scale.from) * scale.width) / span);
    bins[bin] += sample.counts[value] ?? 0;
  }
  const fullest = Math.max(...bins);
  return bins.map((count) => block(count, fullest)).join('');
}

function block(count: number, fullest: number): string {
  if (count === 0) return ' ';
  return BLOCKS[Math.ceil((count / fullest) * BLOCKS.length) - 1];
}

/** The ends of the scale under its picture, e.g. `117          468`. */
export function scaleLabel(scale: Scale): string {
  const from = String(scale.from);
  return `${from} ${String(scale.to).padStart(Math.max(scale.width - from.length - 1, 0))}`;
}
