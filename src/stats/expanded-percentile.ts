/**
 * What a bootstrap of few learners misses: its spread is that of the sample, divided by n and not n - 1, and its tails
 * are normal and not Student's. Hesterberg (2015, "What Teachers Should Know About the Bootstrap", section 4.2) widens
 * the percentile interval by asking for a higher confidence.
 */

import {
  normalProbability,
  normalQuantile,
  studentProbability,
  studentQuantile,
} from './quantiles.js';

/** The confidence to ask of a percentile interval so that it holds `confidence` with a sample of `n`, at least two. */
export function expandedConfidence(confidence: number, n: number): number {
  const t = studentQuantile((1 + confidence) / 2, n - 1);
  return 2 * normalProbability(t * Math.sqrt(n / (n - 1))) - 1;
}

/** A bootstrap's two-sided p-value, moved the same way: above 0, at most 1. */
export function expandedP(p: number, n: number): number {
  if (p >= 1) return 1;
  const z = normalQuantile(1 - p / 2);
  return 2 * studentProbability(-z * Math.sqrt((n - 1) / n), n - 1);
}
